import { describe, expect, test } from 'vitest';
import { shownText } from '../../../lib/offer/page-text.ts';
import { isWorthAsking, namesNetwork } from '../../../lib/page/network-words.ts';

import { parseHtml } from '../../../scripts/pages/parse.ts';
import { RECORDED_PAGES } from '../../support/pages.ts';

describe('a text is worth asking about', () => {
  test.each([
    ['Au sein de beta.gouv, une équipe', true],
    ['LA START-UP D’ETAT', true],
    ['un service numérique', true],
    ['Développeuse', true],
    ['une démarche en ligne', true],
    ['Gestionnaire de paie au rectorat', false],
    // Every card of Choisir le service public says so of its offer.
    ['Jardinier (H/F) En ligne depuis le 14 octobre 2026', false],
    ['En\u00a0ligne\n depuis le 1er novembre 2026', false],
  ])('%j: %j', (text, worth) => expect(isWorthAsking(text)).toBe(worth));
});

test.each([
  ['Au sein de beta.gouv.fr, une équipe', true],
  ['contact@beta.gouv.fr', true],
  // Its other spellings have the background look first.
  ['Bêta.gouv', false],
  ['la version bêta de gouv.fr', false],
])('%j names the network: %j', (text, names) => {
  expect(namesNetwork(text)).toBe(names);
  if (names) expect(isWorthAsking(text)).toBe(true);
});

describe('a whole page, with all that stands beside its offer', () => {
  const offers = RECORDED_PAGES.filter(({ reading }) => reading.page === 'offer');
  const worth = (html: string) => isWorthAsking(shownText(parseHtml(html)));

  const network = offers.filter(
    ({ resolution }) =>
      resolution !== null && !['not-beta', 'unreadable'].includes(resolution.outcome),
  );
  test.each(network)('of the network: $board/$name', ({ html }) => expect(worth(html)).toBe(true));

  const trades = offers.filter(({ wakes }) => wakes === false);
  test.each(trades)('of another trade: $board', ({ html }) => expect(worth(html)).toBe(false));
  test('both boards have one of those', () =>
    expect(new Set(trades.map(({ board }) => board)).size).toBe(2));
});
