import { PROFILES } from '../boards/registry.ts';
import { type Offer, zoneText } from '../offer/offer.ts';
import type { Status } from '../offer/status.ts';
import curated from './data/contract-holders.json' with { type: 'json' };
import { type Found, HIDDEN, type OfferWords, type Passage, searchable } from './offer-words.ts';

/** A title that marks its offer as a mission: "[Mission] …", "… – mission", "freelance". */
const MARKED_TITLE =
  /^\W*mission\b(?! (?:locale|interministerielle))|[[(] *missions?\b[^\]()[]{0,60}[\])]|[-|:] *mission\b|\bfree ?lance\b/;

/** Words that only offers of missions use. */
const MISSION_TEXT =
  /\bmission (?:de )?(?:prestation|freelance|en freelance|independante)\b|\bprestations? (?:de services?|intellectuelles?|freelance)\b|\btitulaires? (?:du|de ce|de notre|d'un) (?:marche|accord-cadre)\b|\bmarche public (?:porte|dont|attribue|detenu)\b|\bportage salarial\b/;

/**
 * Whether an offer is for a mission and not for a public agent's post: from its status, then its
 * title, then its text. Null when nothing tells, or when both are offered.
 */
export function isMission(offer: Offer, status: Status | null, words: OfferWords): boolean | null {
  if (status === 'apprentice' || status === 'intern') return false;
  if (status === 'independent' || status === 'service') return true;
  // Whoever writes a public agent's post says so, whatever its title still says.
  if (offer.intendedStatus === 'admin') return false;
  const marked = MARKED_TITLE.test(words.folded('title'));
  const told = words.find(MISSION_TEXT) !== null;
  // Where all posts are for public agents, a title alone is not enough: such
  // posts have "missions" too.
  if (PROFILES[offer.board].usualStatus === 'admin') return marked && told;
  if (marked || (told && !isEmployment(offer))) return true;
  return status === 'admin' ? false : null;
}

/** Whether somebody is employed, by the contract holder or by the State: its author or its board says so. */
export function isEmployment(offer: Offer): boolean {
  if (offer.intendedStatus === 'service') return true;
  return /\bcd[id]\b|full.?time/.test(searchable(offer.contract ?? ''));
}

/** Words before "mission" that make it a duty, a rank or a purpose. */
const NOT_A_MISSION =
  /\b(?:charge|chef|responsable|direct|adjoint|assistant|referent|coordina|conseill|agent)\S{0,15}(?: (?:ou|et) \S{1,25}| ?[/(]\S{1,25})? (?:de|d'une|des|du|en) (?:la )?$|\b(?:pour|comme) (?:principale )?$|\b(?:lettres?|ordres?|frais|equipes?) de (?:la )?$/;

/** Words after "mission" that make it the name of a body, or a duty. */
const NOT_A_MISSION_AFTER =
  /^ ?(?:locales?|interministeriel|ministeriel|principale|d'interet general|de service public|apprentissage|transition|inclusion|nature|variees|diverses|de [^.\n]{1,40} est d(?:e |')|est (?!sous-traitee|realisee|effectuee|portee|operee|assuree|proposee|confiee|menee|executee|contractualisee|prevue|ouverte|une prestation|en free))/;

/** The word "mission", wherever it tells the kind of the offer. */
export function* missionWords(
  words: OfferWords,
  zones?: Parameters<OfferWords['all']>[1],
): Generator<Found> {
  for (const found of words.all(/\b(?:missions?|prestations?)\b/, zones)) {
    if (!NOT_A_MISSION.test(found.before) && !NOT_A_MISSION_AFTER.test(found.after)) yield found;
  }
}

/** A word of a name: it has a capital, a figure or both ("Tilleuls.coop", "e-Attestations", "2L"). */
const NAME_WORD =
  "(?:\\p{Lu}(?:[\\p{L}\\d&’'+-]|[./](?=[\\p{L}\\d])){0,40}|\\p{Ll}{1,2}-?\\p{Lu}[\\p{L}\\d]{0,40}|\\d{1,4}\\p{L}?-?\\p{Lu}[\\p{L}\\d]{0,40})";

/** A name: up to four such words, the first of which may be a number ("5 Degrés", "Studio 42"). */
const NAME_WORDS = `(?:\\d{1,4} (?=\\p{Lu}))?${NAME_WORD}(?: (?:& )?(?:${NAME_WORD}|\\d{1,4}(?![\\p{L}\\d])(?! \\p{Ll}))){0,3}`;
const NAME = new RegExp(`^${NAME_WORDS}`, 'u');
const NAME_AT_END = new RegExp(`(?<![\\p{L}\\d])${NAME_WORDS}$`, 'u');

/** Names that cannot hold a contract: public bodies, tools, and words that open a sentence. */
const NO_HOLDER =
  /^(?:l'|la |le |les )?(?:dinum|dinsic|anct|ademe|ugap|etalab|etat\b|beta(?:\.?gouv)?\b|ministere|direction|secretariat|administration|startups?|start-up|incubateur|fabrique|delegation|agence|departement|region|commun|service|programme|plan\b|projet|produit|france|linkedin|malt ou|slack|mattermost|github|gitlab|zoom|visio|tchap|welcome|choisir|(?:le|la|les|un|une)$|via\b|avec\b|chez\b|par\b|si\b|que\b|comme\b|ainsi\b|enfin\b|des\b|nous\b|nom\b|bac\b|master|licence|permis|diplome|fonds\b|voir\b|contact|merci|freelance|portage|accord|lot\b|selon|vous\b|tu\b|il\b|elle\b|ce\b|cette\b|ces\b|en\b|au\b|dans\b|pour\b|votre|notre|tjm|cdd|cdi|h\/f|mission|marche|titulaire|contrat|duree|lieu|dates?\b|paris|lyon)/;

/** Words before the name of the contract holder. */
const BEFORE_HOLDER =
  /\b(?:port(?:eur|euse)s?|detent(?:eur|rice)s?) (?:du|de ce|de notre) (?:marche|contrat)(?: public)? ?(?:est|sera|:|,|\(|-)? ?|\b(?:titulaires?|attributaires?)(?: (?:actuel|public|du marche|de ce marche|de notre marche|du contrat|de l'accord-cadre|d'un marche)(?: public| de \w+){0,2})? ?(?:est|sera|s'appelle|se nomme|:|,|\(|-|=)? ?|\b(?:l'intermediaire|l'entremise|le biais|au travers|sous-traitan[\w·.()]+) (?:de|d'|avec|pour|chez) ?|\bmarche(?: public)?[^.\n]{0,30}? (?:porte|detenu|attribue|remporte|execute|gere|opere) (?:par|a) |\b(?:mission|prestation)[^.\n]{0,30}? (?:(?:portee|realisee|menee|executee|operee|assuree|proposee|contractualisee|sous-traitee) (?:par|via|chez)|contractualisee avec|confiee a) |\b(?:contrat|contractualis\w+|factur\w+)(?: \w+){0,2}(?: :)? (?:via|avec|chez|par) |\bcontractualisation ?: |\bfacturee?s? a |\bportage(?: salarial)? (?:via|avec|chez|par) |\bprestataire |\bvia |\bpour le compte (?:de |d')|\bpass(?:e|ez|era|erez) par /g;

/** Words used before many kinds of names: the holder's only if the line is about a contract. */
const WEAK = /^(?:via|pour le compte|pass|au travers|le biais)/;

/** Words that may come between these and the name. */
const LED_BY =
  /^(?:(?:notre|le|la|l'|un|une|ce|son) ?)?(?:(?:societe|entreprise|cooperative|esn|groupement|cabinet|agence|prestataire|partenaire|titulaire)(?: titulaire)?(?: du marche(?: public)?)?,? ?(?:de|d'|:|\()? ?)?/;

/** Words after the name of the contract holder. */
const AFTER_HOLDER =
  /(?:,| est| \(|, qui est| reste)? (?:le |la |l')?(?:(?:titulaires?|attributaires?) (?:du|de ce|de notre|d'un) (?:marche|accord|contrat)|qui (?:porte|detient) le marche)|(?:,? est|,| \()?(?: le| la)? ?(?:titulaire|attributaire)(?! (?:du|d'une?|de la|de l'|des) (?!marche|accord|contrat|present|lot\b))|,? (?:porte|detient|a remporte|execute) (?:le|ce|notre) (?:marche|contrat)|,? signe (?:le|votre) contrat/;

/** Words near a company's name that make it a site for profiles or a former employer. */
const NO_CONTRACT_NEAR =
  /\b(?:linkedin|github|gitlab|portfolio|cv|profils?|equivalent|site perso|anciennement|passee? par)\b/;

/** The contract holder, as the offer names it; else null. */
export function contractHolder(offer: Offer, words: OfferWords): Passage | null {
  for (const zone of ['title', 'missions', 'profile', 'process', 'details'] as const) {
    const own = words.own(zone);
    const folded = words.folded(zone);
    const named = (offset: number): Passage | null => {
      const quote = NAME.exec(own.slice(offset, offset + 80))?.[0].replace(
        /(?<![.,’'])[.,’']+$/,
        '',
      );
      if (!quote || quote.length < 2) return null;
      const hidden = folded.slice(offset, offset + quote.length);
      if (hidden.includes(HIDDEN) || NO_HOLDER.test(hidden)) return null;
      return { zone, offset, quote };
    };
    for (const match of folded.matchAll(BEFORE_HOLDER)) {
      const end = match.index + match[0].length;
      if (
        WEAK.test(match[0]) &&
        !/\b(?:marche|contrat|mission|prestation|factur)/.test(near(folded, end))
      )
        continue;
      const led = LED_BY.exec(folded.slice(end, end + 60))?.[0].length ?? 0;
      const found = named(end + led) ?? named(end);
      if (found) return found;
    }
    for (const match of folded.matchAll(new RegExp(AFTER_HOLDER.source, 'g'))) {
      const before = own.slice(Math.max(0, match.index - 60), match.index);
      const words = NAME_AT_END.exec(before);
      const found = words && named(match.index - words[0].length);
      if (found) return found;
    }
    for (const name of curated.names) {
      const known = new RegExp(`\\b${searchable(name)}\\b`).exec(folded);
      // "NUMA" and "Malt" are also ordinary words: they need a capital.
      if (!known || !/^\p{Lu}/u.test(own.slice(known.index))) continue;
      if (NO_CONTRACT_NEAR.test(near(folded, known.index))) continue;
      const quote = own.slice(known.index, known.index + name.length);
      return { zone, offset: known.index, quote };
    }
  }
  const employer = zoneText(offer, 'employer');
  const known = curated.names.find((name) =>
    new RegExp(`\\b${searchable(name)}\\b`).test(searchable(employer)),
  );
  return known ? { zone: 'employer', offset: 0, quote: employer } : null;
}

/** The line around a place, cut to its sentence. */
function near(folded: string, at: number): string {
  const [after = ''] = folded.slice(at, at + 100).split(/\n|\. /, 1);
  return (
    (folded
      .slice(Math.max(0, at - 100), at)
      .split(/\n|\. /)
      .at(-1) ?? '') + after
  );
}

const NUMBERS = 'un une deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ');
/** English numbers that French spells differently. */
const ENGLISH_NUMBERS = 'zero one two three four five'.split(' ');
const NUMBER = `(\\d{1,2}(?:[.,]\\d)?|${[...NUMBERS, ...ENGLISH_NUMBERS].join('|')}|dix-huit|vingt-quatre)`;

/**
 * A count of days a week: the number, a second one after "à" or "ou", and words
 * that make it flexible.
 */
export const DAYS_A_WEEK = new RegExp(
  `(?<![\\d,.])\\b(?:${NUMBER} ?(?:jours? ?|days? )?(?:a|ou|-|/|to|or) ?)?${NUMBER} ?(?:jours?|j\\b\\.?|days?)(?!\\w)((?: et (?:une? )?demie?\\b| sur 5\\b)*(?: \\(?(?:en moyenne|on average|environ|ouvres|ouvrables|de (?:travail|mission|prestation))\\)?)*) ?(?:/ ?|par |chaque |la |(?=hebdo)|(?:a|per|each|every) (?=weeks?\\b))(?:sem(?:aines?)?\\b|hebdo(?:madaires?)?\\b|weeks?\\b)?`,
);

/**
 * Days in one place: only part of the working days, unless they are the whole week or the offer
 * gives a choice of places.
 */
const PLACED_DAYS =
  /\b(?:tele ?-?travail\w*|presentiel|presence|presentes?|sur (?:place|site)|dans (?:les|nos) (?:locaux|bureaux)|au bureau|bureaux|distanciel|a distance|remote\w*|on[ -]site|(?:in|at) the office|from home|a (?:paris|lyon|lille|nantes|bordeaux|toulouse|rennes|marseille|strasbourg|montpellier))\b/;

/** Days on which a service is open, or that are not work. */
const OTHER_DAYS =
  /\b(?:deplacements?|ouverte?s?|repond(?:ent|ra)?|permanences?|gagn\w+|econom\w+|astreintes?|conge\w*|reunions?)\b/;

/** Words for the people who do the work; days of any other subject are not theirs. */
const WORKERS =
  '(?:dev|designer|free|prestat|interven|candidat|personne|membre|titulaire|consultant|mission|equipe|jour|profil|poste|temps|rythme|charge|travail|contrat|presence|tele)';

/** The words between a subject and its verb. */
const BETWEEN = "(?: (?!qui )[\\w'-]+){0,4}?";

/**
 * A clause with another subject: "Les mairies ouvrent leur guichet trois jours par semaine", "La
 * caisse accueille le public…". Plurals are recognised by the form of the verb, singulars by
 * verbs that services use.
 */
const OF_OTHERS = new RegExp(
  `^\\W*(?:(?:la plupart )?(?:[dlc]es|nos|leurs|plusieurs) (?!${WORKERS})\\w+${BETWEEN} (?:ont|font|\\w+(?<!m)ent)\\b|(?:l[ea]|l'|une?|chaque|cet(?:te)?|ce) ?(?!${WORKERS})\\w+${BETWEEN} (?:ouvr|accueill|recoi|ferm|fonctionn|circul|publi|livr))`,
);

/** A clause about the person who is looked for. */
const OF_THE_WORK = /\b(?:vous|tu|votre|ton|nous|on|you|we)\b/;

/** The number of working days in a week. */
const WEEK = 5;

const UNIT = '(mois|ans?|annees?|semaines?|months?|years?|weeks?)';
const DURATION = new RegExp(
  `(?:\\b(?:duree|mission|contrat|prestation|engagement|periode|duration|contract)\\b[^.\\n\\d]{0,40}?|\\b(?:pendant|pour|sur|prevue?|for)(?: une?)? (?:(?!les |ces |des )\\w+ )?|[[(|:] ?)(?:${NUMBER} ?(?:a|ou|-|to|or) ?)?\\b${NUMBER} ?${UNIT}\\b|\\b${NUMBER} ?(mois|ans?|annees?) renouvelables?|(?<![^\\n])[-*• ]*${NUMBER} ?(mois|ans?|annees?|months?|years?)(?=,(?! (?:et|puis|ou)\\b)| a \\d| a temps| \\(| -| fermes?\\b|\\n|\\.?$)`,
);
const NO_DURATION =
  /\b(?:experience|anciennete|depuis|derniere?s?|prochaine?s?|il y a|tous les|essai|moins de|plus de|(?:ou|et) plus|vous avez|tu as|justifi\w+|pratique\w*|financ\w+|lance\w*|l'etat|aides?|programme|reprise|jeunes|ages?|age de|enfants?|eleves)\b/;

/** The number of weeks in a month. */
const WEEKS = 52 / 12;

/** Whether a mission is above the threshold, as far as the offer tells. */
interface Volume {
  /** Null when the offer does not tell. */
  above: boolean | null;
  /** The words of the offer that tell it. */
  said: Passage | null;
}

/** Above this amount, in euros, an embarquement is obligatory. */
const THRESHOLD = 17_500;

/** The days that count as the threshold: "about three days a week for three months". */
const THRESHOLD_DAYS = 3 * 3 * WEEKS;

/** Whether a mission is above the threshold: from its amount, else its days, else its duration. */
export function missionVolume(words: OfferWords, today: string): Volume {
  const amount = words.find(
    /\b(?:montants?|budgets?|enveloppe|forfait|plafond\w*|total|valeur|mission|prestation)\b[^.\n]{0,60}?(\d{1,3}(?:[ .]?\d{3}){1,3}|\d{1,3}(?= ?k))(?:,\d\d)? ?(k ?€|k ?euros|€|euros)(?! ?(?:\/|par) ?(?:j|an|mois))/,
    // Other amounts are a product's budget, not a mission's.
    ({ match }) => euros(match) >= 1_000 && euros(match) < 250_000,
  );
  if (amount) return { above: euros(amount.match) > THRESHOLD, said: amount };
  const rate = words.find(/\btjm\b[^.\n\d]{0,40}(\d{3,4})\b/);
  const perDay = rate ? Number(rate.match[1]) : null;
  const isAbove = (days: number) =>
    perDay === null ? days >= THRESHOLD_DAYS : days * perDay > THRESHOLD;
  const total = words.find(
    /\b(\d{2,3}) ?jours? (?:de (?:prestation|mission|travail)|au total|ouvres|sur |prevus?|repartis|maximum)|\b(?:volume|enveloppe|total|charge)\b[^.\n\d]{0,40}(\d{2,3}) ?jours?\b|\btjm\b[^.\n]{0,30}?(?:,|x|pour|sur) ?(\d{2,3}) ?jours?\b/,
  );
  if (total) {
    const days = Number(total.match.slice(1).find(Boolean));
    return { above: isAbove(days), said: total };
  }
  const duration = words.find(
    DURATION,
    ({ before, after, match }) => !NO_DURATION.test(`${before}${match[0]} ${after}`),
  );
  const end = duration ? null : words.find(END_OF_MISSION);
  const said = duration ?? end;
  if (!said) return { above: null, said };
  const weeks = duration ? weeksOf(duration.match) : weeksUntil(said, today);
  const pace = daysAWeek(words);
  if (pace) return { above: isAbove(weeks * pace.days), said };
  // Without a pace, a mission takes between one day a week and five.
  const above = isAbove(weeks) ? true : isAbove(weeks * 5) ? null : false;
  return { above, said };
}

const MONTHS =
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ');

/** "Mission jusqu'à fin juin 2027": the day or part of the month, the month, the year. */
const END_OF_MISSION = new RegExp(
  `\\b(?:duree|mission|contrat|prestation|engagement)\\b[^.\\n]{0,40}?\\bjusqu'?(?:a|au|en) (?:la )?(?:(\\d{1,2}(?:er)?|fin|mi|debut)[ -])?(?:du mois )?(?:de |d')?(${MONTHS.join('|')})(?: (\\d{4}))?\\b`,
);
const START_OF_MISSION = new RegExp(
  `\\b(?:des|a partir d|a compter d|debut|demarrage|commence)[^.\\n]{0,25}?\\b(${MONTHS.join('|')})\\b`,
);

/** The weeks until the end of a mission: from its first month, or else from a month after today. */
function weeksUntil({ match, before, after }: Found, today: string): number {
  const [, part = '', month = '', year] = match;
  const now = new Date(`${today}T00:00:00Z`);
  const next = (name: string, from: Date, day: number) => {
    const date = new Date(Date.UTC(from.getUTCFullYear(), MONTHS.indexOf(name), day));
    if (date < from) date.setUTCFullYear(date.getUTCFullYear() + 1);
    return date;
  };
  const [, startMonth] = START_OF_MISSION.exec(`${before}|${after}`) ?? [];
  const start = startMonth ? next(startMonth, now, 1) : new Date(now.getTime() + 30 * DAY);
  const day = Number.parseInt(part, 10) || { fin: 30, mi: 15, debut: 1 }[part] || 30;
  const end = next(month, start, day);
  if (year) end.setUTCFullYear(Number(year));
  return Math.max(0, (end.getTime() - start.getTime()) / (7 * DAY));
}

/** One day in milliseconds. */
const DAY = 86_400_000;

function euros([, digits = '', unit = '']: RegExpExecArray): number {
  return Number(digits.replace(/\D/g, '')) * (unit.startsWith('k') ? 1_000 : 1);
}

function weeksOf([, least, most, unit, other, otherUnit, bare, bareUnit]: RegExpExecArray): number {
  const initial = (unit ?? otherUnit ?? bareUnit ?? 'm').charAt(0);
  const weeksOfUnit = { m: WEEKS, a: 52, y: 52, s: 1, w: 1 }[initial] ?? WEEKS;
  return numberOf(least ?? most ?? other ?? bare ?? '') * weeksOfUnit;
}

const PACE = new RegExp(
  `\\b(?:mois|ans?|annees?|semaines?),? (?:a|a raison de) ${NUMBER} ?(?:jours?|j)\\b(?: et demie?)?(?! ?(?:par|de|a|ouvres) )`,
);

function halfOf(quote: string): number {
  return /\bet (?:une? )?demie?\b/i.test(quote) ? 0.5 : 0;
}

function daysAWeek(words: OfferWords): { days: number } | null {
  const days = words.find(DAYS_A_WEEK, (found) => isWeekly(found.quote) && !isElsewhere(found));
  if (days) return { days: numberOf(days.match[1] ?? days.match[2] ?? '') + halfOf(days.quote) };
  // "Mission de six mois à 4 jours": the pace, without the word "semaine".
  const pace = words.find(PACE);
  if (pace) return { days: numberOf(pace.match[1] ?? '') + halfOf(pace.quote) };
  const share = words.find(/\b([1-4]) ?\/ ?5(?: ?e(?:mes?)?)?\b|\b(?:temps plein|plein temps)\b/);
  if (share) return { days: share.match[1] ? Number(share.match[1]) : 5 };
  return words.find(/\bmi-temps\b/) ? { days: 2.5 } : null;
}

/** True when a count of days is not about the work, as the same clause shows. */
export function isElsewhere({
  before,
  after,
  match,
}: Pick<Found, 'before' | 'after' | 'match'>): boolean {
  const clause = `${before.split(', ').at(-1)} ${after.split(/, | ?\(| dont | et (?=\d|une? |deux |trois )/, 1)[0]}`;
  if (OTHER_DAYS.test(clause)) return true;
  if (OF_OTHERS.test(before) && !OF_THE_WORK.test(before)) return true;
  // "5 jours sur site", "sur place ou à distance": these are all the working days,
  // wherever they are spent.
  return (
    PLACED_DAYS.test(clause) &&
    !(match[1] === undefined && numberOf(match[2] ?? '') >= WEEK) &&
    !/ ou (?:a distance|en (?:distanciel|teletravail|presentiel)|sur (?:place|site)|remote)\b/.test(
      clause,
    )
  );
}

/** True when the words of a count of days end with a word for the week. */
export function isWeekly(quote: string): boolean {
  return /(?:sem(?:aines?)?|hebdo(?:madaires?)?|weeks?)$/i.test(quote);
}

/** A number in digits or in words. */
export function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text.replace(',', '.'));
  if (text === 'dix-huit') return 18;
  if (text === 'vingt-quatre') return 24;
  return Math.max(1, NUMBERS.indexOf(text), ENGLISH_NUMBERS.indexOf(text));
}
