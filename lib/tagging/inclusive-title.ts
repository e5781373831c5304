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

/**
 * A marked article: enough for "un·e developer", but "un·e développeur" is
 * marked by its article only.
 */
const ARTICLE = /^(?:une?|la|le)(?:[^a-z]|$)/i;

/** Nouns of work with two forms: their stems, followed by the masculine and feminine endings. */
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

/** Words before such a noun that show that it is not the person looked for. */
const NOT_THE_ROLE =
  /(?:\b(?:de|des|du|d'|aux?|les|relations?|support|service|avec|sur|entre|vers|en|prise en|ux|recherche|experience|produit|outil|espace|portail|reseau|communaute) ?|-)$/;

/** Before a plural that is the person looked for: a number, or the start of the title. */
const SEVERAL =
  /^\W*$|^\W*(?:mission)\W+$|\b(?:\d+|des|deux|trois|quatre|cinq|plusieurs|les|nos|ses|et|ou) $/;

/**
 * The words that end the role in a title: it goes on with the people or the
 * product that the work is for.
 */
const END_OF_ROLE = / (?:pour|chez|au sein|@) | - (?:equipe|projet|produit) /;

/**
 * A title is inclusive when it has a mark, gives both forms, or uses only words with a single form.
 */
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
    // Include the whole word that has the mark.
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
    // "Un·e chef de projet" applies to everyone.
    if (article && noun === 'chef') return false;
    // A plural is the role when several people are looked for; otherwise the
    // work is for these people.
    const several = !noun.endsWith('s') || SEVERAL.test(before);
    return several && !NOT_THE_ROLE.test(before);
  });
  const [first] = nouns;
  // "Une personne chargée de…" applies to every gender.
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

/** The word with its second form after a middle dot. */
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
