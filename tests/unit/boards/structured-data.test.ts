import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isoDate, readStructuredData } from '../../../lib/boards/structured-data.ts';
import { Conditions, problemSentences } from '../../../lib/offer/conditions.ts';
import { parseHtml } from '../../../scripts/pages/parse.ts';

const script = (source: string) => `<script type="application/ld+json">${source}</script>`;
function readSource(...sources: string[]) {
  const page = parseHtml(`<html><head>${sources.map(script).join('')}</head></html>`);
  const conditions = new Conditions();
  const postings = readStructuredData(page, conditions);
  return { postings, problems: problemSentences(conditions.list) };
}
const read = (...values: unknown[]) => readSource(...values.map((value) => JSON.stringify(value)));
const posting = (values: object = {}) => ({ '@type': 'JobPosting', title: 'Dev', ...values });
const titles = (...values: unknown[]) => read(...values).postings.map(({ title }) => title);

const NOTHING = {
  title: null,
  description: null,
  employer: null,
  datePosted: null,
  validThrough: null,
  employmentType: null,
  qualifications: null,
  salary: null,
  remote: null,
  experience: null,
  location: null,
  occupation: null,
  url: null,
};

describe('where postings stand', () => {
  test.each<[string, unknown[], string[]]>([
    ['alone', [posting()], ['Dev']],
    ['in an array', [[{ '@type': 'FAQPage' }, posting()]], ['Dev']],
    ['in a graph', [{ '@graph': [posting(), posting({ title: 'PM' })] }], ['Dev', 'PM']],
    ['in a graph that is one object', [{ '@graph': posting() }], ['Dev']],
    ['in an array of graphs', [[{ '@graph': [posting()] }]], ['Dev']],
    ['with several types', [posting({ '@type': ['Thing', 'JobPosting'] })], ['Dev']],
    [
      'in several scripts',
      [{ '@type': 'FAQPage' }, posting(), posting({ title: 'PM' })],
      ['Dev', 'PM'],
    ],
    ['nowhere', [{ '@type': 'Organization' }, 'JobPosting', null, 3, []], []],
    [
      'beside types that are no texts',
      [[{ '@type': { toString: null } }, { '@type': [[['JobPosting']]] }, posting()]],
      ['Dev'],
    ],
    ['not under any key', [{ mainEntity: posting() }], []],
  ])('%s', (_, values, expected) => expect(titles(...values)).toEqual(expected));
});

describe('what a posting says', () => {
  test.each<[string, object, object]>([
    [
      'an employer with a name',
      { hiringOrganization: { name: ' La  mairie ' } },
      { employer: 'La mairie' },
    ],
    ['an employer that is a text', { hiringOrganization: 'La mairie' }, { employer: 'La mairie' }],
    ['a description', { description: '<p>Bon  jour</p>' }, { description: '<p>Bon  jour</p>' }],
    ['a Description with a capital', { Description: 'Bonjour' }, { description: 'Bonjour' }],
    [
      'an empty description, and a capital one',
      { description: ' ', Description: 'B' },
      { description: 'B' },
    ],
    ['a date and time', { datePosted: '2026-10-02T08:00:00Z' }, { datePosted: '2026-10-02' }],
    ['a French date', { datePosted: '02/10/2026' }, { datePosted: '2026-10-02' }],
    [
      'the end of its publication',
      { validThrough: '2027-01-31T23:59:59.000Z' },
      { validThrough: '2027-01-31' },
    ],
    ['a type', { employmentType: 'FULL_TIME' }, { employmentType: 'FULL_TIME' }],
    ['several types: the first', { employmentType: ['A', 'B'] }, { employmentType: 'A' }],
    ['a place', { jobLocation: { address: { addressLocality: 'Lyon' } } }, { location: 'Lyon' }],
    [
      'several places, each once',
      {
        jobLocation: ['Lyon', 'Brest', 'Lyon'].map((addressLocality) => ({
          address: { addressLocality },
        })),
      },
      { location: 'Lyon, Brest' },
    ],
    [
      'places that are texts',
      { jobLocation: ['Lyon', { address: 'Brest' }] },
      { location: 'Lyon, Brest' },
    ],
    ['a place of the posting', { addressLocality: 'Lyon' }, { location: 'Lyon' }],
    ['the profile', { qualifications: '<p>Curieuse</p>' }, { qualifications: '<p>Curieuse</p>' }],
    ['work from elsewhere', { jobLocationType: 'TELECOMMUTE' }, { remote: 'Télétravail' }],
    ['work somewhere', { jobLocationType: 'ON_SITE' }, {}],
    [
      'an occupation and an address',
      { occupationalCategory: 'Dev', url: '/x' },
      { occupation: 'Dev', url: '/x' },
    ],
  ])('%s', (_, values, expected) => {
    expect(read(posting(values)).postings).toEqual([{ ...NOTHING, title: 'Dev', ...expected }]);
  });

  test.each<[string, object]>([
    [
      'numbers',
      { title: 1, description: 2, hiringOrganization: 3, datePosted: 4, jobLocation: 5, url: 6 },
    ],
    [
      'objects',
      {
        title: {},
        description: {},
        hiringOrganization: {},
        datePosted: {},
        jobLocation: {},
        url: {},
      },
    ],
    [
      'lists',
      {
        title: ['Dev'],
        description: [],
        hiringOrganization: [],
        employmentType: [],
        jobLocation: [[]],
      },
    ],
    [
      'null',
      {
        title: null,
        hiringOrganization: { name: null },
        jobLocation: { address: null },
        employmentType: null,
      },
    ],
    ['spaces', { title: ' ', hiringOrganization: ' ', datePosted: ' ', url: '\n' }],
    [
      'names of every object',
      { title: null, constructor: 'x', toString: 'y', ['__proto__']: { title: 'z' } },
    ],
  ])('%s in place of texts are nothing', (_, values) => {
    expect(read(posting({ title: null, ...values })).postings).toEqual([NOTHING]);
  });
});

describe('dates', () => {
  test.each([
    ['2026-10-02', '2026-10-02'],
    ['2024-02-29', '2024-02-29'],
    ['2/1/2026', '2026-01-02'],
    ['2026-02-30', null],
    ['2025-02-29', null],
    ['31/04/2026', null],
    ['2026-13-01', null],
    ['10/2026', null],
    ['hier', null],
    ['', null],
    [null, null],
  ])('%j is %j', (value, date) => expect(isoDate(value)).toBe(date));

  it('are dates of the calendar, or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}/)),
        (value) => {
          const date = isoDate(value);
          if (date !== null) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
        },
      ),
    );
  });
});

describe('JSON in a wrapping that is not its own', () => {
  const json = JSON.stringify(posting({ description: 'a --> b ]]> c // d' }));
  test.each([
    ['a comment', `<!-- ${json} -->`],
    ['a comment for scripts', `\n<!--\n${json}\n//-->\n`],
    ['a CDATA section', `<![CDATA[${json}]]>`],
    ['one that scripts pass over', `//<![CDATA[\n${json}\n//]]>`],
    ['one in a comment of scripts', `/*<![CDATA[*/${json}/*]]>*/`],
    ['nothing but lines', `\n\n${json}\n`],
  ])('%s', (_, source) => {
    const { postings, problems } = readSource(source);
    expect(postings.map(({ title }) => title)).toEqual(['Dev']);
    expect(problems).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test('more scripts than a page has are told', () => {
    const { postings, problems } = readSource(...Array(60).fill(JSON.stringify(posting())));
    expect(postings).toHaveLength(50);
    expect(problems).toEqual(['structured data left out: 60 scripts are too many']);
  });

  test.each<[string, string, RegExp]>([
    ['no JSON', '{"@type": "JobPosting",', /not valid JSON/],
    ['nothing', '', /not valid JSON/],
    [
      '2 MB',
      `{"@type":"JobPosting","title":"${'x'.repeat(2_000_000)}"}`,
      /\d+ characters are too many/,
    ],
  ])('%s is told, and the rest read', (_, source, problem) => {
    const { postings, problems } = readSource(source, JSON.stringify(posting()));
    expect(postings.map(({ title }) => title)).toEqual(['Dev']);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  test.each<[string, string]>([
    ['100,000 lists in lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['100,000 graphs in graphs', `${'{"@graph":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['600,000 empty objects', `[${'{},'.repeat(600_000)}{}]`],
  ])('%s end, and do not throw', (_, source) => {
    expect(readSource(source).postings).toEqual([]);
  });

  it('never throws, and gives texts or null only', () => {
    const key = fc.constantFrom(
      ...Object.keys(NOTHING),
      '@type',
      '@graph',
      'hiringOrganization',
      'jobLocation',
      'address',
      'name',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('JobPosting', null, 1, 'x'),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('tree'), { maxLength: 3 }),
      object: fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
    }));
    fc.assert(
      fc.property(tree as fc.Arbitrary<unknown>, (value) => {
        for (const one of read(value, posting({ jobLocation: value })).postings) {
          for (const text of Object.values(one)) {
            expect(text === null || typeof text === 'string').toBe(true);
          }
        }
      }),
    );
  });
});
