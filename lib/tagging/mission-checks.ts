import { type Offer, zoneText } from '../offer/offer.ts';
import { type Finding, failed, INDEPENDENTS_PAGE, notApplicable, passed } from './check.ts';
import { missionVolume, missionWords } from './mission.ts';
import type { OfferWords, Passage } from './offer-words.ts';

/** Checks that the title says that the offer is a mission. */
export function missionInTitle(offer: Offer, words: OfferWords): Finding {
  const [word] = missionWords(words, ['title']);
  return word ? passed(word) : failed(null, `[Mission] ${offer.title}`);
}

/** The length of a text's beginning, in UTF-16 units. */
const EARLY = 900;

/** The greatest distance between the two halves of the sentence, in UTF-16 units. */
const TOGETHER = 260;

/** Words that say that a mission goes through a company that holds the contract. */
const THROUGH =
  /\b(?:titulaires?|attributaires?)\b(?! (?:de|des) marches\b)(?! (?:du|d'une?|de la|de l'|des) (?!marche|accord|contrat|present))|\bmarche(?: public)? (?:porte|detenu|attribue|passe|conclu|dont|de (?:la |notre )?prestation)|\bcadre d(?:u|'un) (?:marche|accord-cadre)|\baccord-cadre\b|\bpar l'(?:intermediaire|entremise)\b|\bsous-trait\w+|\bportage\b|\b(?:notre|le|un|via une?|par une?) prestataires?\b|\bsociete de prestation\b/;

/** Words before "mission" that make it a duty or a purpose. */
const DUTY_BEFORE = /\b(?:notre|nos|sa|ses|leurs?|vos|tes|ces|a pour|des|les|de) $/;

/** Checks that the text says early that it is a mission through the contract holder. */
export function missionInText(words: OfferWords, holder: Passage | null): Finding {
  const through = [...words.all(THROUGH, ['missions', 'profile', 'process', 'details'])];
  const places: Passage[] = holder && holder.zone !== 'title' ? [...through, holder] : through;
  const missions = [...missionWords(words)].filter(({ before }) => !DUTY_BEFORE.test(before));
  const said = places.flatMap((place) => {
    const near = missions.find(
      ({ zone, offset }) =>
        zone === place.zone && Math.abs(offset - (place.offset ?? 0)) < TOGETHER,
    );
    return near ? [together(words, near, place)] : [];
  });
  const early = said.find(({ zone, offset }) => zone === 'missions' && (offset ?? 0) < EARLY);
  if (early) return passed(early);
  const name = holder?.quote ?? '[nom du titulaire]';
  return failed(
    said[0] ?? null,
    `Cette annonce concerne une mission de prestation, réalisée par l’intermédiaire de la société ${name}, titulaire du marché public.`,
  );
}

/** The text from the start of the first passage to the end of the second. */
function together(words: OfferWords, one: Passage, other: Passage): Passage {
  const start = Math.min(one.offset ?? 0, other.offset ?? 0);
  const end = Math.max(...[one, other].map(({ offset, quote }) => (offset ?? 0) + quote.length));
  return { zone: one.zone, offset: start, quote: words.own(one.zone).slice(start, end) };
}

/** Checks that the offer names the contract holder. */
export function contractHolderNamed(words: OfferWords, holder: Passage | null): Finding {
  if (holder) return passed(holder);
  const unnamed = words.find(/\btitulaires? du (?:marche|contrat)\b/);
  return failed(unnamed, 'Titulaire du marché : [nom du titulaire]');
}

const EMBARQUEMENT = /\bembarquement\b/;
const OBLIGATORY =
  /\b(?:obligatoire\w*|requis|necessaires?|impose\w*|indispensables?|exige\w*|imperatif|prealable)\b|\b(?:devrez|devras|devez|dois|faut|faudra) (?:\w+ )?(?:suivre|participer|faire|passer|realiser|effectuer)\b/;

/** "Aucun embarquement", "sans embarquement". */
const NONE_BEFORE = /\b(?:aucune?|sans|nul(?:le)?|ni|pas (?:besoin )?d['e])[^,:;]{0,25}$/;
/** "Pas obligatoire", "non requis", "facultatif". */
const NOT_OBLIGATORY =
  /\b(?:pas|plus|non|jamais|nullement|aucunement|guere)(?: \w+)? (?:obligatoire\w*|requis|necessaires?|impose\w*|indispensables?|exige\w*|imperatif|prealable)|\b(?:facultati|optionnel)/;

/** Checks that an offer above the threshold says that an embarquement is obligatory. */
export function embarquement(words: OfferWords, today: string): Finding {
  const advice = 'Un embarquement est obligatoire.';
  const mentions = [...words.all(EMBARQUEMENT)];
  const said = mentions.find(({ before, after }) => {
    const around = `${before}embarquement${after}`;
    return OBLIGATORY.test(around) && !isRefused(before, around);
  });
  if (said) return passed(sentence(words, said));
  const { above, said: volume } = missionVolume(words, today);
  const refused = mentions.find(({ before, after }) =>
    isRefused(before, `${before}embarquement${after}`),
  );
  if (above) return failed(refused ? sentence(words, refused) : volume, advice);
  return notApplicable(volume, above === null ? `Au-delà de 17 500 € : « ${advice} »` : null);
}

function isRefused(before: string, around: string): boolean {
  return NONE_BEFORE.test(before) || NOT_OBLIGATORY.test(around);
}

/** The sentence that contains a passage. */
function sentence(
  words: OfferWords,
  { zone, offset, before, after, quote }: SentencePart,
): Passage {
  const start = offset - before.trimStart().length;
  return {
    zone,
    offset: start,
    quote: words.own(zone).slice(start, offset + quote.length + after.trimEnd().length),
  };
}
type SentencePart = Passage & { offset: number; before: string; after: string };

/** Checks that the offer links to the page about the independents' status. */
export function independentsPageLinked(offer: Offer): Finding {
  const path = INDEPENDENTS_PAGE.replace('https://', '');
  const isPage = (address: string) =>
    address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/?(?:[?#].*)?$/, '') === path;
  const link = offer.links.find(({ address }) => isPage(address));
  if (link) {
    const { zone, text, address, offset } = link;
    return passed(text ? { zone, quote: text, offset } : address);
  }
  for (const { name: zone } of offer.zones) {
    const found = zoneText(offer, zone).match(/(?:https?:\/\/)?doc\.incubateur\.net\/[^\s)\]»>,]+/);
    const quote = found?.[0].replace(/(?<![.;:])[.;:]+$/, '');
    if (quote && isPage(quote)) return passed({ zone, quote, offset: found?.index ?? null });
  }
  return failed(null, `Statut : Indépendants et freelances (${INDEPENDENTS_PAGE})`);
}
