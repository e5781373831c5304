import { fold } from '../offer/fold.ts';
import type { Offer, ZoneName } from '../offer/offer.ts';
import type { Bodies } from './bodies.ts';
import type { Mention } from './mention.ts';
import { isCommon } from './names.ts';
import { isGrammar, isPersonName, isTitleWord } from './words.ts';

/** A name that is not in the directory, but stands where the text names the Startup that hires. */
export interface Rival {
  name: string;
  zone: ZoneName;
  /** `told`: the text calls it the Startup or the product; `team`: its team hires, or the title names it. */
  claim: 'told' | 'team';
}

/** Up to five words that begin with a capital, with short words between them. */
const NAME =
  "(?:[LD]['’])?\\p{Lu}[\\p{L}\\d'’.+·-]{0,40}(?:[ \\u00a0](?:(?:de|du|des|à|et|la|les) )?(?:[dl]['’])?[\\p{Lu}\\d][\\p{L}\\d'’.+·-]{0,40}){0,4}";
const QUOTED = '[«"“]\\s?([^«»"“”\\n]{2,40}?)\\s?[»"”]';
const STARTUP = "[Ss]tart[\\s\\p{Pd}]?up\\sd['’]\\s?[ÉEée]tat";
const PRODUCT = '(?:produit|service|projet|startup|start-up)(?: numérique| public| en ligne)?';
const TOOL =
  '(?:produit|service|outil|plateforme|application|projet|startup|start-up)(?: numérique| public| en ligne)?';

/** Patterns whose first or second group is a name; each is searched for once in a zone. */
const PATTERNS: readonly (readonly [Rival['claim'], RegExp])[] = [
  // "la Startup d’État X", "la Startup d’État « X »"
  [
    'told',
    new RegExp(`${STARTUP}\\s(?:(?:nommée|appelée|baptisée) )?(?:${QUOTED}|(${NAME}))`, 'gu'),
  ],
  // "X est une Startup d’État", "X, la nouvelle Startup d’État"
  [
    'told',
    new RegExp(
      `(?:${QUOTED}|(?<![\\p{L}\\d]['’]?)(${NAME}))(?:,| est| is)(?: (?:une?|la|notre|a|the))?(?: (?:jeune|nouvelle|toute jeune|new|French|State|produit|service))*(?: |, )(?:${STARTUP}|State Startup)`,
      'gu',
    ),
  ],
  // "notre produit, X", "le service « X »", "un outil nommé X"
  [
    'told',
    new RegExp(
      `(?:(?:[Nn]otre|[Vv]otre)\\s(?:nouveau |nouvelle |jeune |futur |future )?${TOOL}|(?:[Cc]e|[Cc]ette|[Cc]et|[Ll]e|[Ll]a|[Uu]ne?)\\s(?:nouveau |nouvelle |jeune |futur |future )?${PRODUCT})(?:,| :| s['’]appelle| est le nouveau| est la nouvelle| nommée?| baptisée?| appelée?)? (?:${QUOTED}|(${NAME}))`,
      'gu',
    ),
  ],
  // "L’équipe X", "rejoindre X"
  [
    'team',
    new RegExp(
      `(?:[ÉéEe]quipe|[Rr]ejoi\\p{L}{1,12}(?: l['’]équipe)?) (?:de la |du |de |d['’])?(?:${QUOTED}|(${NAME}))`,
      'gu',
    ),
  ],
  // "X recrute", "X, voisine de Y, recherche"
  [
    'team',
    new RegExp(
      `(?:^|[.!?\\n]\\s{0,9})(?:${QUOTED}|(${NAME}))(?:,[^,.\\n]{1,90},)? (?:recrut|recherch|cherch|s['’]agrandit)`,
      'gu',
    ),
  ],
];

/**
 * "Produit sans nom encore", "nom provisoire": the offer is for a product without a
 * name, not for one it names.
 */
const UNNAMED =
  /(?<!\p{L})(?:sans nom|pas (?:encore )?de nom|nom (?:provisoire|à venir|à trouver|à définir)|n['’]existe pas encore|n['’]a pas encore été nommé|l[ea] nôtre (?:vise|s['’]adresse|est|concerne|aide|porte|sera)|une (?:\p{L}{1,20} ){0,2}startup d['’]état (?:naît|se lance|démarre|se crée|se monte|voit le jour|va naître)|(?:startup d['’]état|produit|service), (?:elle|lui),)(?!\p{L})/giu;

/** More matches than an offer has sentences. */
const MOST_MATCHES = 200;

/** The names that stand where the Startup's name would and are not in the directory. */
export function findRivals(offer: Offer, mentions: readonly Mention[], bodies: Bodies): Rival[] {
  const rivals: Rival[] = [];
  for (const { longer, exact, name: own, evidence } of mentions) {
    if (!longer || longer.role === 'aside' || evidence.zone === 'about') continue;
    // "React Redux" does not begin with the name of a Startup.
    if (own?.strength === 'ordinary' && !exact) continue;
    const claim = evidence.zone === 'title' || longer.role !== 'mentioned' ? 'told' : 'team';
    rivals.push({ name: `${evidence.quote} ${longer.rest}`, zone: evidence.zone, claim });
  }
  const employer = fold(offer.employer ?? '');
  const isUnknown = (name: string, isQuoted: boolean): boolean => {
    const words = name.split(/[\s\u00a0]+/);
    if (isGrammar(words[0] ?? '') && words.length === 1) return false;
    if (bodies.has(name) || bodies.has(words[0] ?? '')) return false;
    if (employer && ` ${employer} `.includes(` ${fold(name)} `)) return false;
    if (isTitleWord(name)) return false;
    if (isQuoted) return /^\p{Lu}/u.test(name);
    return !words.every(
      (word) => isCommon(fold(word)) || isTitleWord(word) || isPersonName(word) || isGrammar(word),
    );
  };
  const isMention = (zone: ZoneName, start: number, end: number) =>
    isPlaceOfMention(mentions, zone, start, end);
  const texts = offer.zones.filter(({ name }) => name !== 'title' && name !== 'about');
  for (const { name, at } of titleSlots(offer.title)) {
    if (isMention('title', at, at + name.length)) continue;
    const isSaid = texts.some(({ text }) => hasWords(text, name));
    // Plain words are a name only if the text uses them as one.
    if (!isUnknown(name, false) && !(isSaid && !isTitleWord(name) && !bodies.has(name))) continue;
    rivals.push({ name, zone: 'title', claim: isSaid ? 'told' : 'team' });
  }
  for (const { name: zone, text } of offer.zones) {
    if (zone === 'about' || zone === 'employer' || zone === 'details') continue;
    for (const { index } of text.matchAll(UNNAMED)) {
      // "« Info Parquet » (nom provisoire)" does have a name.
      if (isMention(zone, index - 5, index)) continue;
      rivals.push({ name: '', zone, claim: 'told' });
    }
    for (const [claim, pattern] of PATTERNS) {
      let tried = 0;
      for (const found of text.matchAll(pattern)) {
        tried += 1;
        if (tried > MOST_MATCHES) break;
        const quoted = found[1];
        const name = (quoted ?? found[2] ?? '').replace(/(?<![.'’·-])[.'’·-]+$/u, '');
        const at = found.index + found[0].indexOf(name);
        if (!name || isMention(zone, at, at + name.length)) continue;
        if (!isUnknown(name, quoted !== undefined)) continue;
        rivals.push({ name, zone, claim });
      }
    }
  }
  return rivals;
}

/** Whether the offer names a known Startup at this place. */
function isPlaceOfMention(
  mentions: readonly Mention[],
  zone: ZoneName,
  start: number,
  end: number,
): boolean {
  return mentions.some(
    ({ evidence: { zone: where, offset, quote }, longer }) =>
      !longer && where === zone && offset !== null && offset < end && start < offset + quote.length,
  );
}

/** A part of a title, or the words after "pour" and the like: places of a product's name. */
const SLOT = new RegExp(
  `(?:(?:^|[\\s([])(?:pour|chez|for|at|@|équipe)\\s?(?:l['’]équipe |la |le |les )?(?:Startup d['’]État |projet |produit |service )?[«"“]?\\s?|(?:^|[-–—:|([]\\s?)[«"“]?\\s?)(${NAME})(?=\\s?[»"”]?\\s?(?:$|[-–—:|()[\\],]| recrut| recherch))`,
  'gu',
);

/** More than any title has. */
const MOST_SLOTS = 10;

/** The names in a title that fill a part of it ("Dev – X", "X : dev") or follow "pour". */
function titleSlots(title: string): { name: string; at: number }[] {
  // In a title all in capitals, a capital says nothing.
  if (title === title.toUpperCase()) return [];
  return Array.from(title.matchAll(SLOT), ({ index, 0: whole, 1: name = '' }) => ({
    name,
    at: index + whole.lastIndexOf(name),
  })).slice(0, MOST_SLOTS);
}

/** Whether a text has exactly these words, not inside longer ones. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + words.length);
    if (!/[\p{L}\d]/u.test(around)) return true;
  }
  return false;
}
