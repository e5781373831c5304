import { describe, expect, it, test } from 'vitest';
import { networkOffersIn } from '../../../lib/boards/network-offers.ts';
import { MAXIMUM_TEXT } from '../../../lib/offer/text.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { CSP_OFFER, cspPage, read, WTTJ_OFFER, wttjPage, zoneOf } from '../../support/html.ts';

/** Slow because of the parser of these tests, not of the reader. */
describe.each([
  ['Welcome to the Jungle', WTTJ_OFFER, wttjPage],
  ['Choisir le service public', CSP_OFFER, cspPage],
])('%s', (_, url, page) => {
  it('5 MB of text are read up to a bound, and that is told', () => {
    const missions = '<p>Une ligne de texte.</p>'.repeat(200_000);
    const { offer, problems } = read(url, page({ missions }));
    const length = offer?.zones.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
    // New lines between the pieces are not counted.
    expect(length).toBeLessThan(MAXIMUM_TEXT * 1.5);
    expect(problems.filter((problem) => problem.includes('left out'))).toHaveLength(1);
  });

  test.each(['div', 'b'])('50,000 <%s> in each other are read', (tag) => {
    const missions = `${`<${tag}>`.repeat(50_000)}Au fond${`</${tag}>`.repeat(50_000)}`;
    const reading = read(url, page({ missions }));
    expect(zoneOf(reading, 'missions')).toBe('Au fond');
  });
});

test('a list whose source has 10 MB without an end is looked through at once', () => {
  const address = 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs';
  const listed = (html: string) => networkOffersIn(pageOf(address, html), html);
  expect(listed('/companies/communaute-beta-gouv/jobs'.repeat(270_000))).toEqual([]);
  for (const piece of ['/fr/companies', '<!--', '//a.b', '\\u002F']) {
    expect(listed(piece.repeat(5_000_000 / piece.length))).toEqual([]);
  }
});
