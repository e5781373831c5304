import { describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { readPage } from '../../../lib/boards/index.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { recordedPage } from '../../support/pages.ts';

const resolver = new Resolver(bundledDirectory());
const WTTJ = recordedPage('welcome-to-the-jungle/mission-contract-holder');
const CSP = recordedPage('choisir-le-service-public/offer-name-after-cue');

/** What the check on structured data says of a page with changes in its source. */
function checkOn(page: { url: string; html: string }, ...changes: [string | RegExp, string][]) {
  const html = changes.reduce((source, [from, to]) => source.replace(from, to), page.html);
  const reading = readPage(pageOf(page.url, html));
  const checks = answer(reading, resolver, '2026-11-23')?.checks;
  const { status, quote, advice } = checks?.find(({ id }) => id === 'structured-data') ?? {};
  return { status, quote, advice };
}

describe('structured data and page', () => {
  test.each([WTTJ, CSP])('agree on a recorded page of $board', (page) => {
    expect(checkOn(page)).toMatchObject({ status: 'passed', advice: null });
  });

  test('an offer without any', () => {
    const without = /<script type="application\/ld\+json">[\s\S]*?<\/script>/g;
    expect(checkOn(WTTJ, [without, ''])).toMatchObject({ status: 'failed', quote: null });
  });

  test.each<[string, string | RegExp, string, string]>([
    ['the title', /"title": "[^"]*"/, '"title": "Boucher"', 'titre : « Boucher »'],
    ['the date', /"datePosted": "[^"]*"/, '"datePosted": "2025-01-05"', 'date de publication'],
    ['the place', '"addressLocality": "Paris"', '"addressLocality": "Brest"', 'lieu : « Brest »'],
    [
      'the employer',
      '"name": "Communauté beta.gouv.fr"',
      '"name": "Zébulix"',
      'employeur : « Zébulix »',
    ],
  ])('%s differs', (_, from, to, advice) => {
    const { status, ...rest } = checkOn(WTTJ, [from, to]);
    expect(status).toBe('failed');
    expect(rest.advice?.replaceAll('\u00a0', ' ')).toContain(advice);
    expect(rest.quote).toMatch(/Boucher|2025-01-05|Brest|Zébulix/);
  });

  test.each<[string, string | RegExp, string]>([
    ['the same day elsewhere', /"datePosted": "[^"]*"/, '"datePosted": "2026-11-01"'],
    ['a place said at length', '"addressLocality": "Paris"', '"addressLocality": "Paris 7e"'],
    ['a title with an ending', /(\[Mission\] Chargé·e de [^"]*)",/, '$1 (H/F)",'],
    ['a field that is missing', /"datePosted": "[^"]*",/, ''],
  ])('%s is no difference', (_, from, to) => {
    expect(checkOn(WTTJ, [from, to]).status).toBe('passed');
  });

  test('the data’s end of publication is one', () => {
    const html = WTTJ.html.replaceAll('L’annonce sera retirée le 2 janvier 2027.', '');
    const checks = answer(readPage(pageOf(WTTJ.url, html)), resolver, '2026-11-23')?.checks;
    expect(checks?.find(({ id }) => id === 'end-date')).toMatchObject({
      status: 'passed',
      quote: '2027-01-31',
    });
  });
});

test('the recorded mission follows every rule', () => {
  const view = answer(readPage(pageOf(WTTJ.url, WTTJ.html)), resolver, '2026-11-23');
  const left = view?.checks.filter(({ status }) => status !== 'passed');
  expect(left?.map(({ id, status, quote }) => `${id} ${status} ${quote}`)).toEqual([]);
});
