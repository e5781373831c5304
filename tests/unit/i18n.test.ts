import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyPart, professionKey } from '../../components/words.ts';
import { OBSTACLES } from '../../lib/analysis/analysis.ts';
import { PHASES } from '../../lib/directory/directory.ts';
import { FAULTS, FIELDS } from '../../lib/feedback/feedback.ts';
import guidesData from '../../lib/guides/data/guides.json' with { type: 'json' };
import { QUESTIONS } from '../../lib/guides/questions.ts';
import { languageFor } from '../../lib/i18n/texts.ts';
import { EVIDENCE_KINDS } from '../../lib/matching/resolution.ts';
import { PAGE_PROBLEM_IDS } from '../../lib/offer/conditions.ts';
import { OFFER_FIELDS, ZONE_NAMES } from '../../lib/offer/offer.ts';
import { PROFESSIONS } from '../../lib/offer/professions.ts';
import { STATUSES } from '../../lib/offer/status.ts';
import { CSV_COLUMNS } from '../../lib/report/export.ts';
import { ANSWERS } from '../../lib/report/select.ts';
import { OPENINGS, THEMES } from '../../lib/settings/settings.ts';
import { CHECK_IDS } from '../../lib/tagging/tagging.ts';
import { LANGUAGES, type Language, textsOf } from './components/texts.ts';

const texts = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await textsOf(language)])),
) as Record<Language, Record<string, string>>;
const keys = Object.keys(texts.fr).sort();

const paths = globSync([
  'components/**/*.{ts,tsx}',
  'entrypoints/**/*.{ts,tsx}',
  'lib/**/*.ts',
  'wxt.config.ts',
]);
const sources = paths.map((path) => readFileSync(path, 'utf8')).join('\n');

/** The ids that lib/guides gives to its guides: the interview's one carries its section. */
const guides = [
  ...Object.keys(guidesData.pages).filter((id) => id !== 'interview'),
  ...Object.keys(guidesData.resources),
  ...Object.values(guidesData.professions).map(({ anchor }) => `interview-${anchor}`),
].map((id) => `guide_${keyPart(id)}`);

/** Texts that have a form for one and a form for several. */
const COUNTED = keys.filter((key) => texts.fr[key]?.includes(' | '));

/** Keys written in the sources: whole ("panel.label"), or with a part put in. */
const NAMESPACES = new Set(keys.map((key) => key.split('_')[0]));
const whole = [...sources.matchAll(/(['"`])([a-z]\w*(?:\.\w+)+)\1/gi)]
  .map(([, , key]) => (key ?? '').replaceAll('.', '_'))
  .filter((key) => NAMESPACES.has(key.split('_')[0]));
const manifest = [...sources.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? '');
const simple = [...sources.matchAll(/(?:translate|text)\('(\w+)'\)/g)].map(([, key]) => key ?? '');
const patterns = [...sources.matchAll(/`([a-z]+)\.\$\{[^`]*?\}(?:\.([a-z]+))?`/gi)].map(
  ([, start, end]) => new RegExp(`^${start}_\\w+${end ? `_${end}` : ''}$`),
);
const used = new Set([...whole, ...manifest, ...simple]);

describe('the language of the texts', () => {
  test.each([
    ['fr', 'fr'],
    ['fr-FR', 'fr'],
    ['fr-CA', 'fr'],
    ['FR', 'fr'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['en-US', 'en'],
    ['de', 'fr'],
    ['br-FR', 'fr'],
    // Only begin like one of them: Middle English, Frisian.
    ['fy-NL', 'fr'],
    ['enm', 'fr'],
    ['', 'fr'],
  ])('a browser in "%s" has them in "%s"', (tag, language) => {
    expect(languageFor(tag)).toBe(language);
  });

  test('texts are read from their file: the browser does not always give them by key', () => {
    expect(sources).not.toMatch(/i18n\??\.getMessage\(/);
  });
});

describe('the languages hold the same texts', () => {
  test.each(LANGUAGES)('%s', (language) => {
    expect(Object.keys(texts[language]).sort()).toEqual(keys);
    for (const [key, text] of Object.entries(texts[language])) {
      expect(text.trim(), key).not.toBe('');
      expect(text.match(/\$\d/g)?.sort() ?? [], key).toEqual(
        texts.fr[key]?.match(/\$\d/g)?.sort() ?? [],
      );
    }
  });

  test.each(LANGUAGES)('counts have two forms in %s', (language) => {
    for (const key of COUNTED) {
      expect(texts[language][key]?.split(' | '), key).toHaveLength(2);
    }
  });
});

describe('texts and sources agree', () => {
  test('every text is used', () => {
    const unused = keys.filter(
      (key) => !used.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  test('every key that is used has its text', () => {
    expect([...used].filter((key) => !keys.includes(key))).toEqual([]);
  });

  // Keys with a part put in at run time: exactly one text for each value.
  test.each([
    ['evidence', EVIDENCE_KINDS, ['why', 'none', 'quote', 'more', 'show', 'shown', 'notFound']],
    ['condition', [...PAGE_PROBLEM_IDS, ...OFFER_FIELDS], []],
    ['check', CHECK_IDS, []],
    ['obstacle', OBSTACLES, []],
    ['reportAnswer', ANSWERS, []],
    ['reportColumn', [...CSV_COLUMNS, 'checks'], []],
    ['opening', OPENINGS, []],
    ['theme', THEMES, []],
    ['holds', Object.values(guidesData.professions).map(({ anchor }) => anchor), []],
    ['statusMeaning', STATUSES, ['unknown']],
    ['zone', ZONE_NAMES, ['address']],
    ['status', STATUSES, ['unknown']],
    ['rule', CHECK_IDS, []],
    ['topic', ['interview', 'status', 'profession', 'candidates', 'resource'], []],
    [
      'certainty',
      ['certain', 'probable', 'possible'].flatMap((c) => [`${c}-phrase`, `${c}-word`]),
      [],
    ],
    [
      'phase',
      PHASES.flatMap((p) => [`${p}-name`, `${p}-soon`, `${p}-meaning`]),
      ['unknown', 'since', 'from'],
    ],
    ['fault', FAULTS, []],
    ['feedbackField', FIELDS, []],
    ['feedbackHelp', ['form', 'mail', 'copy'], []],
    ['askFrench', QUESTIONS, []],
    ['askMeaning', QUESTIONS, []],
  ] as [string, readonly string[], string[]][])('%s', (start, values, others) => {
    expect(keys.filter((key) => key.startsWith(`${start}_`))).toEqual(
      [...new Set([...values, ...others])].map((value) => `${start}_${keyPart(value)}`).sort(),
    );
  });

  test('professions', () => {
    const wanted = [null, ...PROFESSIONS].map((one) => professionKey(one).replace('.', '_'));
    expect(keys.filter((key) => key.startsWith('profession_'))).toEqual(wanted.sort());
  });

  test('guides', () => {
    expect(keys.filter((key) => key.startsWith('guide_'))).toEqual([...new Set(guides)].sort());
  });
});

describe.each(LANGUAGES)('typography of the texts in %s', (language) => {
  /** The texts that hold what they must not, with their keys. */
  const textsWith = (fault: RegExp) =>
    Object.entries(texts[language]).flatMap(([key, text]) =>
      fault.test(text) ? [`${key}: ${text}`] : [],
    );

  test.each<[string, RegExp]>([
    ['typewriter apostrophes', /\p{L}'\p{L}/u],
    ['typewriter quotes', /"/],
    ['three dots for an ellipsis', /\.\.\./],
  ])('no %s', (_, fault) => expect(textsWith(fault)).toEqual([]));

  test.runIf(language === 'fr').each<[string, RegExp]>([
    ['space that breaks before a sign', / [;:!?»]/],
    ['space that breaks after a quote opens', /« /],
    ['sign without its space', /[^\s\u00a0\u202f][;!?»]/],
    ['quote that opens without its space', /«[^\u00a0\u202f]/],
    ['colon right after a word', /\p{L}:/u],
  ])('no %s', (_, fault) => expect(textsWith(fault)).toEqual([]));
});
