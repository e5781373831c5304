import { ENDINGS, MIDDLE_DOTS } from '../offer/inclusive-marks.ts';
import { type Finding, failed, passed } from './check.ts';
import type { OfferWords } from './offer-words.ts';

/** An inclusive mark in a title, in folded letters. */
const MARKS = new RegExp(
  [
    // "développeur·se", or the whole word again: "développeur·développeuse"; not "développeur·front".
    `[a-z][${MIDDLE_DOTS}](?:${ENDINGS})(?![a-z])`,
    `([a-z]{3})[a-z]{0,30}[${MIDDLE_DOTS}]\\1[a-z]*`,
    `[a-z][.](?:${ENDINGS})(?![a-z0-9-])`,
    `[a-z]-(?:${ENDINGS})(?![a-z0-9])`,
    `[a-z] ?\\((?:${ENDINGS})\\)`,
    `[a-z]/-?(?:${ENDINGS})(?![a-z0-9])`,
    // H/F, F/H/X, (h-f), femme/homme…
    '\\b[hfm] ?[/|-] ?[hfmd](?: ?[/|-] ?(?:x|nb|d|w|\\*))?\\b',
    '\\b(?:femmes?|hommes?) ?(?:/|ou|et) ?(?:femmes?|hommes?)\\b',
    '\\btous (?:les )?genres\\b|\\btoutes et tous\\b',
    '\\b(?:un ou une|une ou un|un/une|une/un|le ou la|la ou le|le/la)\\b',
  ].join('|'),
  'g',
);

/** A marked article: "un·e developer" is inclusive, "un·e développeur" by its article alone. */
const ARTICLE = /^(?:une?|la|le)(?:[^a-z]|$)/i;

/** Nouns of work with two forms, by their stems: what follows is their masculine, then feminine. */
const TWO_FORMS: readonly (readonly [stems: string, masculine: string, feminine: string])[] = [
  [
    'developp|programm|test|cherch|enquet|recrut|vend|achet|entrepren|intrapren|encadr|amenag',
    'eur',
    'euse',
  ],
  [
    'administrat|animat|coordinat|coordonnat|direct|integrat|redact|format|concept|facilitat|operat|moderat|traduct|evaluat|audit|negociat|mediat|instruct|illustrat|product|realisat|observat|rapport|collaborat|contribut|modelisat|investigat',
    'eur',
    '(?:rice|euse)',
  ],
  ['ingeni|superviss?|profess|vis', 'eur', 'eure'],
  ['technic|informatic|statistic|mathematic|gard|electric', 'ien', 'ienne'],
  ['conseill|offic|financ|infirm|couturi', '(?:ier|er)', '(?:iere|ere)'],
  ['charg|delegu|attach|deput|employ', 'e', 'ee'],
  [
    'adjoint|assistant|consultant|intervenant|correspondant|gerant|referent|alternant|apprenti|expert|agent|avocat|president|etudiant',
    '',
    'e',
  ],
  ['chef', '', '(?:fe|e)'],
];

const GENDERED = new RegExp(
  `(?<![a-z])(?:${TWO_FORMS.map(([stems, masculine, feminine], index) => `(?:(?:${stems})(?:(?<f${index}>${feminine})|(?<m${index}>${masculine}))s?)`).join('|')})(?![a-z])`,
  'g',
);

/** Before such a noun: then it is not the one who is looked for. */
const NOT_THE_ROLE =
  /(?:\b(?:de|des|du|d'|aux?|les|relations?|support|service|avec|sur|entre|vers|en|prise en|ux|recherche|experience|produit|outil|espace|portail|reseau|communaute) ?|-)$/;

/** Before a plural that is the role: a number, or the title's start. */
const SEVERAL =
  /^\W*$|^\W*(?:mission)\W+$|\b(?:\d+|des|deux|trois|quatre|cinq|plusieurs|les|nos|ses|et|ou) $/;

/** What ends the role in a title: whom or what it is for. */
const END_OF_ROLE = / (?:pour|chez|au sein|@) | - (?:equipe|projet|produit) /;

/** A title is inclusive when it has a mark, says both forms, or uses none that has two. */
export function inclusiveTitle(words: OfferWords): Finding {
  const title = words.folded('title');
  const own = words.own('title');
  const at = (index: number, length: number) => ({
    zone: 'title' as const,
    offset: index,
    quote: own.slice(index, index + length),
  });
  let article: Finding | null = null;
  for (const mark of title.matchAll(MARKS)) {
    // The whole word that carries the mark.
    const start = /(?<![a-z])[a-z]*$/.exec(title.slice(0, mark.index))?.[0].length ?? 0;
    const found = passed(at(mark.index - start, mark[0].length + start));
    if (!ARTICLE.test(found.quote ?? '')) return found;
    article ??= found;
  }
  const recruits = /\b(?:recrute(?:nt)?|recherche(?:nt)?|cherche(?:nt)?)\b/.exec(title);
  const from = recruits ? recruits.index + recruits[0].length : 0;
  const end = END_OF_ROLE.exec(title.slice(from));
  const role = title.slice(from, end ? from + end.index : undefined);
  const nouns = [...role.matchAll(GENDERED)].filter(({ 0: noun, index }) => {
    const before = role.slice(0, index);
    // "Un·e chef de projet" is said of everyone.
    if (article && noun === 'chef') return false;
    // Several people are looked for, or they are whom the work is for.
    const several = !noun.endsWith('s') || SEVERAL.test(before);
    return several && !NOT_THE_ROLE.test(before);
  });
  const [first] = nouns;
  // "Une personne chargée de…" is of no gender.
  if (!first || /\bpersonnes?\b/.test(role)) return article ?? passed(at(0, own.length));
  const forms = new Set(nouns.map(({ groups }) => (isFeminine(groups) ? 'f' : 'm')));
  if (forms.size > 1) return passed(at(from, role.length));
  const quote = own.slice(from + first.index, from + first.index + first[0].length);
  return failed(at(from + first.index, first[0].length), bothForms(quote, first.groups));
}

type Groups = RegExpMatchArray['groups'];

function isFeminine(groups: Groups): boolean {
  return Object.entries(groups ?? {}).some(
    ([name, value]) => value !== undefined && name.startsWith('f'),
  );
}

/** The word with a middle dot where both forms are known, else with the usual mark behind. */
function bothForms(word: string, groups: Groups): string {
  const [name] = Object.entries(groups ?? {}).find(([, value]) => value !== undefined) ?? [];
  const kind = Number(name?.slice(1));
  const plural = /s$/i.test(word) && !/^(?:fils)$/i.test(word) ? '·s' : '';
  const base = word.replace(/s$/i, '');
  const stem = (pattern: RegExp) => base.replace(pattern, '');
  const [masculine, ending] = (
    [
      [`${stem(/(?:euse|eur)$/i)}eur`, 'euse'],
      [`${stem(/(?:rice|euse|eur)$/i)}eur`, 'rice'],
      [`${stem(/eure?$/i)}eur`, 'e'],
      [stem(/ne$/i), 'ne'],
      [`${stem(/(?:i?[èe]re|i?er)$/i)}${/ier|ière|iere/i.test(base) ? 'ier' : 'er'}`, 'ère'],
      [stem(/(?<=[ée])e$/i), 'e'],
      [stem(/e$/i), 'e'],
      [stem(/f?e$/i), 'fe'],
    ] as const
  )[kind] ?? [base, 'e'];
  const marked = `${masculine}·${ending}${plural}`;
  return word.length > 2 && word === word.toUpperCase() ? marked.toUpperCase() : marked;
}
