import { describe, expect, it, test } from 'vitest';
import { readPage } from '../../../lib/boards/index.ts';
import { type Condition, problemsIn, sentenceOf } from '../../../lib/offer/conditions.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { RECORDED_PAGES, recordedPage } from '../../support/pages.ts';

const WTTJ = recordedPage('welcome-to-the-jungle/offer-name-in-title');
const CSP = recordedPage('choisir-le-service-public/offer-name-after-cue');

/** "passed header: [data-testid=…]", one line a condition, of a page after a change. */
function conditions(page: { url: string; html: string }, change = (html: string) => html) {
  const html = change(page.html);
  return readPage(pageOf(page.url, html)).conditions.map(lineOf);
}

function lineOf({ id, outcome, detail }: Condition): string {
  return detail === null ? `${outcome} ${id}` : `${outcome} ${id}: ${detail}`;
}

const without = (pattern: RegExp) => (html: string) => {
  const changed = html.replace(pattern, '');
  expect(changed, 'the page has what is taken from it').not.toBe(html);
  return changed;
};
const LD = /<script type="application\/ld\+json">[\s\S]*?<\/script>/g;

describe('what was looked for on a page that is as it should be', () => {
  test('Welcome to the Jungle', () => {
    expect(conditions(WTTJ)).toEqual([
      'passed current-page: link[rel="canonical"]',
      'passed header: [data-testid="job-metadata-block"]',
      'passed structured-data: 1 JobPosting',
      'passed structured-data-current',
      'passed missions: [data-testid="job-section-description"]',
      'passed profile: [data-testid="job-section-experience"]',
      'passed process: [data-testid="job-section-process"]',
      'passed about: #the-company-section',
      'passed title: structured-data',
      'passed employer: structured-data',
      'passed reference: address',
      'passed contract: attribute',
      'passed location: structured-data',
      'passed datePosted: structured-data',
      'passed text',
    ]);
  });

  test('Choisir le service public', () => {
    expect(conditions(CSP)).toEqual([
      'passed offer-block: main.main-content-single-offer',
      'passed structured-data: 1 JobPosting',
      'passed structured-data-current',
      'passed missions: .strate-two-columns',
      'passed title: structured-data',
      'passed employer: structured-data',
      'passed reference: attribute',
      'passed contract: text',
      'passed location: text',
      'passed datePosted: structured-data',
      'passed text',
    ]);
  });
});

describe('what is gone is told, and where it was looked for', () => {
  test.each<[string, typeof WTTJ, (html: string) => string, string[]]>([
    [
      'no structured data',
      WTTJ,
      without(LD),
      ['absent structured-data: JobPosting', 'passed title: attribute'],
    ],
    [
      'structured data cut short',
      WTTJ,
      (html) => html.replace(LD, (script) => script.replace('}', '')),
      ['failed structured-data-syntax', 'absent structured-data: JobPosting'],
    ],
    [
      'the header renamed',
      WTTJ,
      (html) => html.replaceAll('job-metadata-block', 'job-header'),
      ['absent header: [data-testid="job-metadata-block"]', 'passed title: structured-data'],
    ],
    [
      'sections renamed',
      WTTJ,
      (html) => html.replaceAll('job-section-', 'job-part-'),
      [
        'absent missions: [data-testid="job-section-description"]',
        'absent profile: [data-testid="job-section-experience"], [data-testid="job-section-profile"]',
        'failed sections: #the-position-section',
      ],
    ],
    [
      'the offer’s block renamed',
      CSP,
      (html) => html.replace('main-content-single-offer', 'main-content'),
      [
        'failed offer-block: main.main-content-single-offer',
        'passed missions: .strate-two-columns',
        'passed contract: text',
      ],
    ],
    [
      'its parts renamed too',
      CSP,
      (html) => html.replace(/main-content-single-offer|strate-two-columns/g, 'new'),
      [
        'failed offer-block: main.main-content-single-offer',
        'failed missions-in-place: .strate-two-columns',
        'failed contract: text',
      ],
    ],
    [
      'and no structured data',
      CSP,
      (html) =>
        html.replace(/main-content-single-offer|strate-two-columns/g, 'new').replace(LD, ''),
      [
        'absent missions: .strate-two-columns',
        'failed whole-page: main.main-content-single-offer',
        'passed title: attribute',
        'passed text',
      ],
    ],
    [
      'and no heading that tells its title',
      CSP,
      (html) =>
        html
          .replace(/main-content-single-offer|strate-two-columns/g, 'new')
          .replace(LD, '')
          .replace(/<(\/?)h[1-6]/g, '<$1p'),
      ['absent missions: .strate-two-columns', 'passed title: attribute', 'failed text'],
    ],
    [
      'the canonical link of another offer',
      WTTJ,
      (html) => html.replace(/(rel="canonical" href="[^"]*\/jobs\/)[^"]*/, '$1another'),
      ['failed current-page: another'],
    ],
  ])('%s', (_, page, change, expected) => {
    expect(conditions(page, change)).toEqual(expect.arrayContaining(expected));
  });
});

// A list's problems are about its cards, and told in sentences alone.
const NO_LISTS = RECORDED_PAGES.filter(({ reading }) => reading.page !== 'list');

describe.each(NO_LISTS)('$board/$name', (page) => {
  const reading = readPage(pageOf(page.url, page.html));

  it('has a problem for each condition that failed, and no other', () => {
    expect(reading.problems).toEqual(problemsIn(reading.conditions).map(sentenceOf));
  });

  it('tells where it looked, never what the page says', () => {
    const words = reading.offer?.zones.flatMap(({ text }) => text.split('\n')) ?? [];
    const long = words.filter((line) => line.length > 12);
    for (const { detail } of reading.conditions) {
      expect(long.filter((line) => detail?.includes(line))).toEqual([]);
    }
  });
});

test('an error that stops the reader is told, at a bounded length', () => {
  const broken = pageOf(WTTJ.url, WTTJ.html);
  const document = new Proxy(broken.document, {
    get() {
      throw new Error('x'.repeat(5_000));
    },
  });
  const { offer, conditions, problems } = readPage({ ...broken, document });
  expect(offer).toBeNull();
  expect(conditions).toMatchObject([{ id: 'reader', outcome: 'failed' }]);
  expect(problems[0]?.length).toBeLessThan(300);
});
