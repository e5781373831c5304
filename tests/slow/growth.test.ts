import { describe, expect, test } from 'vitest';
import { readPage } from '../../lib/boards/index.ts';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import type { Resolution } from '../../lib/matching/resolution.ts';
import { Resolver } from '../../lib/matching/resolve.ts';
import { checkTagging } from '../../lib/tagging/tagging.ts';
import { pageOf } from '../../scripts/pages/parse.ts';
import { offerOf, readingOf } from '../support/offers.ts';
import { startup } from '../unit/components/views.ts';

/*
 * Work that grows with what it is given, not with its square: a text or page ten times as large
 * may take forty times as long here, where work that squares would take a hundred. Ratios within
 * one run: how long it takes in all says something of the machine, not of the code.
 */
const TIMES_AS_LARGE = 10;
const MOST = 40;

/** How much longer the work takes at full size than at a tenth of it. */
function growth(size: number, prepare: (size: number) => () => unknown): number {
  leastTime(prepare(Math.ceil(size / 100)));
  const small = leastTime(prepare(Math.ceil(size / TIMES_AS_LARGE)));
  // What takes less than a millisecond is not measured well.
  return leastTime(prepare(size)) / Math.max(1, small);
}

/** The least of three, in ms: what else the machine does only adds. */
function leastTime(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const FILLER = 'Vous écrirez du code simple, testé et documenté, avec vos collègues. '.repeat(2);

describe('matching grows with the text only', () => {
  const resolver = new Resolver(bundledDirectory());

  test.each<[string, string, number]>([
    ['5 MB of text', FILLER, 36_000],
    ['a name 100,000 times', 'Mobilic ', 100_000],
    ['a cue 100,000 times', 'Startup d’État ', 100_000],
    ['one line of separators', '.', 1_000_000],
    ['addresses without end', 'a.', 200_000],
  ])('%s', (_, words, times) => {
    const grown = growth(times, (size) => {
      const reading = readingOf({ zones: { missions: words.repeat(size) } });
      return () => resolver.resolve(reading);
    });
    expect(grown).toBeLessThan(MOST);
  });
});

describe('the network’s rules are checked in a time that grows with the text only', () => {
  const resolution: Resolution = {
    outcome: 'identified',
    startups: [startup({ evidence: [] })],
    incubators: [],
    disagreement: null,
    network: [],
    problems: [],
    directoryDate: '2026-11-01',
  };

  test.each<[string, string, number]>([
    ['one word', 'recrutement ', 20_000],
    ['counts', '3 jours ', 30_000],
    ['letters', 'a', 250_000],
    ['spaces and dots', ' . ', 80_000],
    ['dates', 'annonce jusqu’au 3 ', 15_000],
    ['missions', 'mission de prestation titulaire ', 9_000],
    ['capitals', 'A ', 100_000],
  ])('%s', (_, words, times) => {
    const grown = growth(times, (size) => {
      const offer = offerOf({
        board: 'welcome-to-the-jungle',
        contract: 'Freelance',
        zones: { missions: words.repeat(size) },
      });
      return () => checkTagging(offer, resolution, 'independent', '2026-11-23');
    });
    expect(grown).toBeLessThan(MOST);
  });
});

describe('a page that is read as a whole', () => {
  const text = `<p>${'Vous aiderez une équipe à écrire pour ses usagers. '.repeat(12)}</p>`;
  const pageWith = (html: string) =>
    pageOf(
      'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/designer-pour-mobilic_paris',
      '<html><head><title>Designer pour Mobilic – Communauté beta.gouv.fr</title></head>' +
        `<body><h1>Designer pour Mobilic</h1>${text}${html}</body></html>`,
    );

  test('costs little, however many offers it links to', () => {
    const grown = growth(8_000, (offers) => {
      const cards = Array.from(
        { length: offers },
        (_, number) =>
          `<li><a href="/fr/companies/x/jobs/offre-${number}">Offre</a> ${'mot '.repeat(20)}</li>`,
      );
      const page = pageWith(`<ul>${cards.join('')}</ul>`);
      return () => readPage(page);
    });
    expect(grown).toBeLessThan(MOST);
  });

  test.each<[string, number, (size: number) => string]>([
    [
      'links are long',
      40_000,
      (size) => `<a href="https://x.fr${'/'.repeat(size)}">x</a>`.repeat(9),
    ],
    ['attributes are long', 400_000, (size) => `<p class="${'a '.repeat(size)}">a</p>`],
    ['styles are long', 400_000, (size) => `<p style="${'color:;'.repeat(size)}">a</p>`],
    ['words are long', 400_000, (size) => `<p>${'a.-'.repeat(size)}</p>`],
  ])('costs little, however %s', (_, most, inside) => {
    const grown = growth(most, (size) => {
      const page = pageWith(inside(size));
      return () => readPage(page);
    });
    expect(grown).toBeLessThan(MOST);
  });

  test('costs little, however deep the page is', () => {
    const grown = growth(8_000, (levels) => {
      const page = pageWith(`${'<div>'.repeat(levels)}x${'</div>'.repeat(levels)}`);
      return () => readPage(page);
    });
    expect(grown).toBeLessThan(MOST);
  });
});
