import { fold, foldLetters } from './fold.ts';
import { withoutMarkedEndings } from './inclusive-marks.ts';
import { type Offer, zoneText } from './offer.ts';
import type { Profession } from './professions.ts';
import { readWords, type Word } from './trade-words.ts';

/** How much of the text's start is searched when the title gives no profession, in UTF-16 units. */
const TEXT_START = 600;

/** How much of a text after "recherche" is read like a title, in UTF-16 units. */
const SOUGHT_LENGTH = 120;

/** Longer titles are cut, since the profession comes at the start. In UTF-16 units. */
const LONGEST_TITLE = 300;

/** Words in a text that introduce the profession that is looked for. */
const SOUGHT = /\b(?:recrut\w*|recherch\w*|cherch\w*|besoin d\w*|en tant que|poste de)\b/;

/**
 * The profession that an offer is for: from its title, else from the words after "recrute" at the
 * start of its text, else from the board's own category. "Autre" for a trade outside the network's
 * domains; null when nothing tells the profession.
 *
 * @param names names of the offer's Startup: their words do not tell a trade
 */
export function professionOf(offer: Offer, names: readonly string[] = []): Profession | null {
  const titled = professionInTitle(offer.title, names);
  const profession = titled.headed ?? titled.bare;
  if (profession) return profession;
  const start = zoneText(offer, 'missions').slice(0, TEXT_START);
  const sought = SOUGHT.exec(foldLetters(start));
  const phrase = sought && (start.slice(sought.index).match(/^[^.\n!?;]*/)?.[0] ?? '');
  // In a sentence, "le support" or "le développement" may belong to anything.
  const told = phrase && professionInTitle(phrase.slice(0, SOUGHT_LENGTH), names).headed;
  if (told) return told;
  const { headed, bare } = professionInTitle(offer.occupation ?? '', []);
  return headed ?? bare;
}

/** Whether a profession is one of those that build and run digital services. */
export function isDigital(profession: Profession | null): boolean {
  return profession !== null && profession !== 'Autre';
}

/** The trade that a phrase of a title tells, and how surely. */
interface Told {
  /** `headed`: a noun names the person looked for; `bare`: the phrase only names a domain. */
  by: 'headed' | 'bare' | 'nothing';
  profession: Profession | null;
}

/**
 * The first phrase with a noun of work decides ("Docurba : lead dev"). Without one, the first that
 * begins with a domain does ("UX/UI"), unless an earlier phrase may name another trade.
 */
function professionInTitle(
  title: string,
  names: readonly string[],
): Record<'headed' | 'bare', Profession | null> {
  let bare: Profession | null = null;
  let mayBeBare = true;
  let isOfDuties = false;
  for (const { text, isJoined } of phrasesOf(title, names)) {
    const phrase = read(text);
    const told = tell(phrase);
    if (told.by === 'headed') return { headed: told.profession, bare };
    if (told.by === 'bare') {
      if (mayBeBare) bare ??= told.profession;
      continue;
    }
    // "Juriste et support": a domain joined to an unknown trade belongs to that trade. Exceptions:
    // after "chargé de", which lists duties, and after a name with a colon ("Itou : support").
    const isForeign = phrase.role.some(({ is }) => is !== 'neutral' && is !== 'role');
    const roles = phrase.role.filter((word): word is Role => word.is === 'role');
    isOfDuties = isJoined && (isOfDuties || roles.some(({ kind }) => kind === 'charge'));
    if (isForeign && !isOfDuties && (roles.length > 0 || isJoined)) mayBeBare = false;
  }
  return { headed: null, bare };
}

const ADDRESS = /(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:fr|gouv|org|com|io|net|coop)\b/g;

/** "H/F" and similar marks, which would otherwise separate phrases. */
const GENDERS = /[([]?\b[hfmx] ?[/|-] ?[hfmx](?: ?[/|-] ?(?:x|nb|d))?\b[)\]]?/g;

/**
 * "Itou recrute un…": the profession follows. "recherche utilisateur" is a noun and does not match.
 */
const RECRUITS =
  /^.*?\b(?:recrut(?:e|ent|ons)\b|(?:re)?cherch(?:e|ent|ons)\b(?= ?:? ?(?:une?|des|du|deux|trois|\d+|son|sa|ses|les?|la|l)\b)|(?:is|are) (?:hiring|looking for)\b|hiring\b)/;

/** The separators of a title's phrases. A hyphen separates only between spaces. */
const SEPARATOR = /( (?:et|ou|and|or) |[,&+/]| - |[:|;()[\]{}<>«»"“”]|[–—]| @ |[!?]|\. )/;

/** Separators that continue the same phrase. */
const JOINING = /^(?: (?:et|ou|and|or) |[,&+/])$/;

/** A title's phrases in folded letters, in order; the part before "recrute" comes last. */
function phrasesOf(title: string, names: readonly string[]): { text: string; isJoined: boolean }[] {
  let letters = foldLetters(title.slice(0, LONGEST_TITLE)).replace(/[’‘´`]/g, "'");
  for (const name of names) letters = letters.replaceAll(foldLetters(name), ' ');
  letters = withoutMarkedEndings(letters.replace(/\p{Pd}/gu, (dash) => (dash === '-' ? '-' : '–')))
    .replace(ADDRESS, ' ')
    .replace(GENDERS, ' ');
  const recruiting = RECRUITS.exec(letters)?.[0] ?? '';
  return [letters.slice(recruiting.length), recruiting].flatMap((part) => {
    const pieces = part.split(SEPARATOR);
    return pieces.flatMap((text, index) => {
      if (index % 2 === 1) return [];
      return [{ text, isJoined: JOINING.test(pieces[index + 1] ?? '') }];
    });
  });
}

/** Words without a meaning of their own for the trade. */
const FUNCTION_WORDS = new Set(
  'de du des d la le les l un une of the a an au aux son sa ses nos notre leurs ce cette qui s'.split(
    ' ',
  ),
);

/** Words that introduce who, where or what the work is for. */
const FOR_WHOM = new Set(
  'pour chez dans sein aupres sur avec via vers afin for at within with in'.split(' '),
);

/** Splits a phrase into the person looked for and the rest, without function words. */
function read(phrase: string): { role: Word[]; rest: Word[] } {
  const words = fold(phrase)
    .replaceAll('en charge', 'charge')
    .replace(/\brelations? avec (?:les )?/g, 'relations ')
    .split(' ')
    .filter((word) => word && !FUNCTION_WORDS.has(word));
  const end = words.findIndex((word) => FOR_WHOM.has(word));
  return end < 0
    ? { role: readWords(words), rest: [] }
    : { role: readWords(words.slice(0, end)), rest: readWords(words.slice(end + 1)) };
}

type Role = Extract<Word, { is: 'role' }>;

/**
 * The trade that a phrase tells: its head is the first noun of work that its place
 * and neighbours explain.
 */
function tell({ role: words, rest }: ReturnType<typeof read>): Told {
  const trades = words.flatMap((word) => (word.is === 'trade' ? [word.profession] : []));
  // "Dev coach", "coach design": a coach of any craft.
  if (trades.includes('Coaching')) return headed('Coaching');
  const isEquipment = [...words, ...rest].some(({ is }) => is === 'equipment');
  for (const [at, word] of words.entries()) {
    if (word.is === 'trade') return headed(word.profession);
    if (word.is !== 'role') continue;
    const profession = professionBeside(words, at, word);
    if (profession)
      return headed(isEquipment && profession === 'Déploiement' ? 'Autre' : profession);
  }
  const [first, ...others] = words.filter(({ is }) => is !== 'neutral');
  if (first?.is === 'role' && others.length === 0 && first.alone) return headed(first.alone);
  // "Un stage pour du déploiement", "mission pour un designer".
  const learner = words.find((word): word is Role => word.is === 'role' && word.kind === 'learner');
  const learnt = learner && nearest(rest, learner);
  if (learnt) return headed(learnt);
  if (!first && rest.length > 0) {
    const told = tell({ role: rest, rest: [] });
    return told.by === 'headed' ? told : NOTHING;
  }
  if (words.some(({ is }) => is === 'role')) return NOTHING;
  if (first?.is === 'development') return { by: 'bare', profession: 'Développement' };
  if (first?.is !== 'domain' || first.with !== 'alone') return NOTHING;
  const { profession } = first;
  return {
    by: 'bare',
    profession: isEquipment && profession === 'Déploiement' ? 'Autre' : profession,
  };
}

const NOTHING: Told = { by: 'nothing', profession: null };

function headed(profession: Profession): Told {
  return { by: 'headed', profession };
}

/**
 * The profession of a role, from the words beside it. French puts them after it ("responsable
 * support", "chef de projet data"), English before ("support manager") or after "head" and "lead".
 * When one side tells nothing, the other is read.
 */
function professionBeside(words: readonly Word[], at: number, role: Role): Profession | null {
  const before = words.slice(0, at).reverse();
  const after = words.slice(at + 1);
  if (role.order === 'french') return nearest(after, role) ?? nearest(before, role);
  const own = nearest(before, role);
  if (own) return own;
  // "Lead data engineer", "lead product designer": the last noun is the head.
  const next = after.findIndex(({ is }) => is !== 'domain' && is !== 'neutral');
  const isRank = next > 0 && (after[next]?.is === 'trade' || after[next]?.is === 'role');
  return isRank ? null : nearest(after, role);
}

/** The trade of the nearest word that has one; null when another noun comes first. */
function nearest(words: readonly Word[], role: Role): Profession | null {
  let isProject = false;
  for (const [at, word] of words.entries()) {
    if (word.is === 'role') continue;
    if (word.is === 'neutral') {
      isProject ||= word.project;
      continue;
    }
    if (word.is === 'development') return isProject ? null : developmentOf(role);
    if (word.is !== 'domain') return null;
    if (goesWith(word, role, isProject)) {
      // "Projet de déploiement de la vidéoprotection": the project lays or builds something.
      const isOfAThing =
        isProject && word.profession === 'Déploiement' && words[at + 1]?.is === 'unknown';
      return isOfAThing ? null : word.profession;
    }
  }
  return null;
}

/** Trades that deal with people more than with machines: an engineer has none of them. */
const NOT_ENGINEERS: ReadonlySet<Profession> = new Set(['Déploiement', 'Animation', 'Produit']);

function goesWith(
  { profession, with: use }: Extract<Word, { is: 'domain' }>,
  { kind }: Role,
  isProject: boolean,
): boolean {
  if (kind === 'engineer' && NOT_ENGINEERS.has(profession)) return false;
  if (use === 'alone' || use === 'role') return true;
  if (isProject) return false;
  return kind === 'engineer' || kind === 'learner' || (kind === 'lead' && use === 'craft-or-lead');
}

/** "Chargé de développement" finds partners; "apprenti développement" writes software. */
function developmentOf({ kind, order }: Role): Profession | null {
  if (kind === 'charge') return 'Déploiement';
  const builds =
    kind === 'engineer' || kind === 'learner' || (kind === 'lead' && order === 'english');
  return builds ? 'Développement' : null;
}
