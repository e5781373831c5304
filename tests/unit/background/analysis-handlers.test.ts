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

describe('the whole network', () => {
  const CSP_TAB = { id: 7, url: LIST };
  const WTTJ_TAB = { id: 8, url: 'https://www.welcometothejungle.com/fr' };
  const network = () =>
    background.handlers['analysis-network']({ type: 'analysis-network' }, background.place());
  const state = () => background.area.values.analysis as Record<string, unknown>;

  test('starts in a page of the first board, and goes on in one of the other', async () => {
    background.tabs = [CSP_TAB, WTTJ_TAB];
    expect(await network()).toBe('started');
    expect(background.reading).toEqual([8]);
    const { pages } = state() as { pages: { board: string; url: string }[] };
    expect(pages.map(({ board }) => board)).toEqual([
      'welcome-to-the-jungle',
      'choisir-le-service-public',
    ]);
    const url = pages[0]?.url ?? '';
    const step = () =>
      background.handlers['analysis-step'](
        { type: 'analysis-step' },
        background.place({ tabId: 8 }),
      );
    expect(await step()).toEqual({ do: 'list', url });
    const offer = `${url}/a`;
    const offers = [{ url: offer, datePosted: null }];
    await background.handlers['analysis-list'](
      { type: 'analysis-list', url, verdict: { kind: 'list', offers, next: null } },
      background.place({ tabId: 8 }),
    );
    background.now = new Date(background.now.getTime() + 10_000);
    expect(await step()).toEqual({ do: 'read', url: offer });
    await background.handlers['analysis-page'](
      { type: 'analysis-page', url: offer, verdict: { kind: 'gone' } },
      background.place({ tabId: 8 }),
    );
    background.now = new Date(background.now.getTime() + 10_000);
    expect(await step()).toEqual({ do: 'end' });
    await background.settled();
    expect(background.reading).toEqual([8, 7]);
    expect(state()).toMatchObject({ status: 'running', tab: 7 });
  });

  test('is not begun where no page of its board can be opened', async () => {
    background.tabs = [];
    expect(await network()).toBeNull();
    expect(state()).toBeUndefined();
  });

  test('is not begun beside another', async () => {
    await start();
    background.tabs = [CSP_TAB, WTTJ_TAB];
    expect(await network()).toBe('busy');
  });
});

describe('one offer is read again', () => {
  const again = () =>
    background.handlers['analysis-again'](
      { type: 'analysis-again', board: 'choisir-le-service-public', url: OFFERS[0]?.url ?? '' },
      background.place(),
    );

  test('in any page of its site', async () => {
    expect(await again()).toBe('started');
    expect(background.reading).toEqual([7]);
    expect(background.area.values.analysis).toMatchObject({ isSingle: true });
  });

  test('not in place of an analysis that waits for a person', async () => {
    await start();
    await stop();
    expect(await again()).toBe('busy');
    expect(background.area.values.analysis).not.toMatchObject({ isSingle: true });
  });

  test('not without a page of its site', async () => {
    background.tabs = [];
    expect(await again()).toBeNull();
  });
});

test.each([
  ['the network’s whole list', LIST, true, undefined],
  ['one of its pages', LIST, false, true],
  ['another list', `${SITE}/nos-offres/`, true, true],
  ['a part of it', `${LIST}?tri=date`, true, true],
])('%s: what it does not show may be gone, or not', async (_, url, isLastPage, isPart) => {
  background.tabs = [{ id: 7, url }];
  background.isLastPage = isLastPage;
  await start();
  expect((background.area.values.analysis as { isPart?: boolean }).isPart).toBe(isPart);
});

describe('rows', () => {
  const rows = sampleRows(6);
  const [first] = rows;
  if (!first) throw new Error('six rows have a first');
  const urls = () =>
    rowsIn(background.area.values)
      .map(({ url }) => url)
      .sort();
  beforeEach(() => {
    Object.assign(background.area.values, storedRows(rows));
  });

  test('one is deleted, and put back as it was', async () => {
    const { board, reference, url } = first;
    const row = { board, reference, url };
    await background.handlers['row-delete']({ type: 'row-delete', row }, background.place());
    expect(urls()).not.toContain(url);
    expect(urls()).toHaveLength(5);
    await background.handlers['row-restore'](
      { type: 'row-restore', row: first },
      background.place(),
    );
    expect(rowsIn(background.area.values)).toContainEqual(first);
  });

  test('a saved report adds what is not there, and changes nothing that is', async () => {
    const saved = [{ ...first, title: 'Autre' }, ...sampleRows(8).slice(6)];
    const asides = [
      {
        check: 'age',
        scope: { kind: 'incubator' as const, id: 'anct', name: 'Territoires' },
        reason: 'Charte',
        at: '2026-11-23T09:00:00.000Z',
      },
    ];
    const message = { type: 'report-import' as const, rows: saved, asides, analyses: [] };
    for (let twice = 0; twice < 2; twice += 1) {
      await background.handlers['report-import'](message, background.place());
    }
    expect(urls()).toHaveLength(8);
    expect(rowsIn(background.area.values)).toContainEqual(first);
    expect(background.area.values.asides).toEqual(asides);
  });

  test('a rule is set aside and taken back', async () => {
    const { at, reason, ...aside } = {
      check: 'age',
      scope: { kind: 'incubator' as const, id: 'anct', name: 'Territoires' },
      reason: 'Charte',
      at: '2026-11-23T09:00:00.000Z',
    };
    const whole = { ...aside, at, reason };
    await background.handlers['set-aside']({ type: 'set-aside', aside: whole }, background.place());
    expect(background.area.values.asides).toEqual([whole]);
    await background.handlers['aside-undo']({ type: 'aside-undo', aside }, background.place());
    expect(background.area.values.asides).toEqual([]);
  });
});
