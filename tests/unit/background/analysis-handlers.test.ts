import { beforeEach, describe, expect, test } from 'vitest';
import type { ListedOffer } from '../../../lib/offer/listed-offer.ts';
import { rowsIn, sampleRows, storedRows } from '../../../scripts/pages/sample-rows.ts';
import { FakeBackground } from './services.ts';

const SITE = 'https://choisirleservicepublic.gouv.fr';
const LIST = `${SITE}/nos-offres/filtres/organisme/10668/`;
const OFFERS = [listed(1)];

function listed(number: number): ListedOffer {
  return {
    board: 'choisir-le-service-public',
    url: `${SITE}/offre-emploi/2026-${number}/`,
    reference: `2026-${number}`,
    title: 'Chargé de déploiement',
    employer: null,
    datePosted: null,
    network: false,
  };
}

let background: FakeBackground;

beforeEach(() => {
  background = new FakeBackground();
  background.tabs = [{ id: 7, url: LIST }];
  background.lists.set(7, OFFERS);
});

const start = () =>
  background.handlers['analysis-start'](
    { type: 'analysis-start', tabId: 7 },
    background.place({ tabId: -1 }),
  );
const stop = () =>
  background.handlers['analysis-stop']({ type: 'analysis-stop' }, background.place({ tabId: -1 }));
const resume = (skip = false) =>
  background.handlers['analysis-resume'](
    { type: 'analysis-resume', skip },
    background.place({ tabId: -1 }),
  );

describe('an analysis starts', () => {
  test('in the page of its list, and one at a time', async () => {
    expect(await start()).toBe('started');
    expect(background.reading).toEqual([7]);
    expect(await start()).toBe('busy');
    expect(background.reading).toEqual([7]);
  });

  test.each<[what: string, change: () => void, answer: string | null]>([
    ['a list without offers', () => background.lists.set(7, []), 'empty'],
    ['a page that cannot be asked', () => background.lists.delete(7), null],
    [
      'a page of no board',
      () => (background.tabs = [{ id: 7, url: 'https://example.org/' }]),
      null,
    ],
    ['a tab that was closed', () => (background.tabs = []), null],
  ])('%s', async (_, change, answer) => {
    change();
    expect(await start()).toBe(answer);
    expect(background.reading).toEqual([]);
  });
});

describe('an analysis that was stopped goes on', () => {
  const elsewhere = { id: 3, url: `${SITE}/` };
  const sameList = { id: 5, url: LIST };
  const own = { id: 7, url: LIST };

  test.each([
    ['in its own tab', [elsewhere, sameList, own], null, 7],
    ['in another tab with its list', [elsewhere, sameList], null, 5],
    ['in any tab of its site', [elsewhere], null, 3],
    ['in a new one', [], 9, 9],
    ['nowhere, without a page of its site', [], null, null],
  ])('%s', async (_, tabs, opens, tabId) => {
    await start();
    await stop();
    background.reading.length = 0;
    background.tabs = tabs;
    background.opens = opens;
    expect(await resume()).toBe(tabId !== null);
    expect(background.reading).toEqual(tabId === null ? [] : [tabId]);
  });

  test('passing over tabs that take no script', async () => {
    await start();
    await stop();
    background.tabs = [elsewhere, own];
    background.closed.add(7);
    await resume();
    expect(background.reading.at(-1)).toBe(3);
  });

  test('not twice: one that runs is left to run, and without one there is nothing to do', async () => {
    expect(await resume()).toBe(false);
    await start();
    expect(await resume()).toBe(true);
    expect(background.reading).toEqual([7]);
  });
});

test('an offer that is passed over twice at once is one offer', async () => {
  background.lists.set(7, [1, 2, 3].map(listed));
  await start();
  await stop();
  expect(await Promise.all([resume(true), resume(true)])).toEqual([true, true]);
  expect(background.area.values.analysis).toMatchObject({ position: 1, skipped: 1 });
});

test('emptying the report leaves the analysis as it is', async () => {
  Object.assign(background.area.values, storedRows(sampleRows(30)), { 'rows.7': ['damaged'] });
  await start();
  await background.handlers['report-clear']({ type: 'report-clear' }, background.place());
  expect(rowsIn(background.area.values)).toEqual([]);
  expect(background.area.values.analysis).toBeDefined();
});
