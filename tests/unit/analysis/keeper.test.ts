import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  NO_TAB,
  PACE_IN_MS,
  parseAnalysis,
  SILENCE_LIMIT_IN_MS,
} from '../../../lib/analysis/analysis.ts';
import { AnalysisKeeper, type AnalysisStore } from '../../../lib/analysis/keeper.ts';
import { runAnalysis } from '../../../lib/analysis/run.ts';
import type { Step } from '../../../lib/analysis/step.ts';
import { type ListVerdict, NO_ANSWER, type Verdict } from '../../../lib/analysis/verdict.ts';
import type { PageReading } from '../../../lib/offer/reading.ts';
import { RowKeeper } from '../../../lib/report/chunks.ts';
import { parseHistory, withAnalysis } from '../../../lib/report/history.ts';
import type { Row } from '../../../lib/report/row.ts';
import { rowsIn } from '../../../scripts/pages/sample-rows.ts';
import { row } from '../../support/rows.ts';

const LIST = {
  board: 'choisir-le-service-public',
  url: 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/',
} as const;

const CHALLENGE: Verdict = {
  kind: 'obstacle',
  obstacle: { kind: 'challenge', status: 403, address: null },
};

/** What a page without lists to read never does. */
const NO_LISTS = {
  readList: async () => NO_ANSWER,
  handList: async () => false,
};

function urlOf(number: number): string {
  return `https://choisirleservicepublic.gouv.fr/offre-emploi/2026-${number}/`;
}

function queue(count: number) {
  return Array.from({ length: count }, (_, number) => ({
    url: urlOf(number),
    datePosted: '2026-10-01',
  }));
}

function readingOf(url: string): PageReading {
  return {
    board: 'choisir-le-service-public',
    page: 'offer',
    url,
    offer: null,
    networkByAddress: false,
    conditions: [],
    problems: [],
    offers: [],
  };
}

/** A browser's storage, and a background that may die before any of its writings. */
class World {
  now = Date.UTC(2026, 10, 23, 9);
  stored: Record<string, string> = {};
  /** Writings until the background dies; null: it lives. */
  dies: number | null = null;

  readonly #store: AnalysisStore = {
    readAnalysis: async () => this.#read('analysis'),
    writeAnalysis: async (analysis, ended) =>
      this.#write({
        analysis,
        ...(ended && { analyses: withAnalysis(this.history(), ended) }),
      }),
  };
  readonly #rows = new RowKeeper({
    readInTurn: async ({ key, parse }) => parse(this.#read(key)),
    write: async (values) => this.#write(values),
  });

  /** A background that has just been started: it knows nothing but the storage. */
  keeper(): AnalysisKeeper {
    return new AnalysisKeeper(
      this.#store,
      this.#rows,
      async ({ url }, datePosted) => this.rowOf(url, datePosted),
      () => this.now,
    );
  }

  rowOf(url: string, datePosted: string | null): Row {
    const reference = /(2026-\d+)\/$/.exec(url)?.[1] ?? null;
    const board = LIST.board;
    return row({ board, url, reference, datePosted, readAt: new Date(this.now).toISOString() });
  }

  analysis() {
    return parseAnalysis(this.#read('analysis'));
  }

  history() {
    return parseHistory(this.#read('analyses'));
  }

  rows(): Row[] {
    return rowsIn(
      Object.fromEntries(Object.keys(this.stored).map((key) => [key, this.#read(key)])),
    );
  }

  #read(key: string): unknown {
    return JSON.parse(this.stored[key] ?? 'null');
  }

  /** As a browser does it: all at once or not at all. */
  #write(values: Record<string, unknown>): void {
    if (this.dies !== null && this.dies-- <= 0) throw new Error('the background died');
    for (const key of Object.keys(values)) this.stored[key] = JSON.stringify(values[key]);
  }
}

describe('a list is read from end to end', () => {
  test('each offer once, at the pace, with a row each', async () => {
    const world = new World();
    expect(await world.keeper().start(LIST, queue(25), 1)).toBe('started');
    expect(await world.keeper().start(LIST, queue(3), 2), 'one at a time').toBe('busy');
    const asked: [number, string][] = [];
    await runAnalysis({
      ask: () => world.keeper().step(1),
      hand: (url, verdict) => world.keeper().hand(url, verdict),
      read: async (url) => {
        asked.push([world.now, url]);
        world.now += 250;
        return { kind: 'read', reading: readingOf(url) };
      },
      ...NO_LISTS,
      wait: async (ms) => {
        world.now += ms;
      },
    });
    expect(asked.map(([, url]) => url)).toEqual(queue(25).map(({ url }) => url));
    for (const [index, [at]] of asked.entries()) {
      const before = asked[index - 1];
      // From the end of one request to the start of the next.
      if (before) expect(at - before[0] - 250).toBeGreaterThanOrEqual(PACE_IN_MS);
    }
    expect(world.analysis()?.status).toBe('finished');
    expect(world.rows()).toHaveLength(25);
    expect(world.rows()[0]?.datePosted).toBe('2026-10-01');
    expect(await world.keeper().start(LIST, queue(3), 2)).toBe('started');
    expect(world.rows(), 'a new analysis keeps the rows').toHaveLength(25);
  });

  test('an obstacle in the middle keeps what was read, and is where it goes on', async () => {
    const world = new World();
    let blocked = true;
    await world.keeper().start(LIST, queue(5), 1);
    const run = () =>
      runAnalysis({
        ask: () => world.keeper().step(1),
        hand: (url, verdict) => world.keeper().hand(url, verdict),
        read: async (url) =>
          blocked && url === urlOf(2) ? CHALLENGE : { kind: 'read', reading: readingOf(url) },
        ...NO_LISTS,
        wait: async (ms) => {
          world.now += ms;
        },
      });
    await run();
    expect(world.analysis()).toMatchObject({
      status: 'stopped',
      position: 2,
      obstacle: { kind: 'challenge', url: urlOf(2), status: 403 },
    });
    expect(world.rows()).toHaveLength(2);
    blocked = false;
    await world.keeper().resume(1, false);
    await run();
    expect(world.analysis()?.status).toBe('finished');
    expect(world.rows()).toHaveLength(5);
  });

  test('an offer that is no longer published has no row and stops nothing', async () => {
    const world = new World();
    await world.keeper().start(LIST, queue(2), 1);
    await runAnalysis({
      ask: () => world.keeper().step(1),
      hand: (url, verdict) => world.keeper().hand(url, verdict),
      read: async (url) =>
        url === urlOf(0) ? { kind: 'gone' } : { kind: 'read', reading: readingOf(url) },
      ...NO_LISTS,
      wait: async (ms) => {
        world.now += ms;
      },
    });
    expect(world.analysis()).toMatchObject({ status: 'finished', gone: 1 });
    expect(world.rows().map(({ url }) => url)).toEqual([urlOf(1)]);
  });
});

describe('what an analysis leaves', () => {
  const READ = (url: string): Verdict => ({ kind: 'read', reading: readingOf(url) });

  async function readAll(world: World, count: number, verdictOf = READ, list: typeof LIST = LIST) {
    await world.keeper().start(list, queue(count), 1);
    await runAnalysis({
      ask: () => world.keeper().step(1),
      hand: (url, verdict) => world.keeper().hand(url, verdict),
      read: async (url) => verdictOf(url),
      ...NO_LISTS,
      wait: async (ms) => {
        world.now += ms;
      },
    });
  }

  test('one line: its date, its offers, the rules that they follow', async () => {
    const world = new World();
    await readAll(world, 3);
    expect(world.history()).toEqual([
      {
        startedAt: '2026-11-23T09:00:00.000Z',
        board: LIST.board,
        url: LIST.url,
        isNetwork: false,
        offers: 3,
        passed: 3,
        checked: 6,
        isComplete: true,
        skipped: [],
      },
    ]);
    expect(world.rows().map(({ run }) => run)).toEqual(Array(3).fill('2026-11-23T09:00:00.000Z'));
  });

  test('each row keeps what the analysis before had found, and only that', async () => {
    const world = new World();
    await readAll(world, 2);
    const first = world.now;
    world.now += 30 * 86_400_000;
    await readAll(world, 2);
    expect(world.history()).toHaveLength(2);
    for (const one of world.rows()) {
      expect(one.before).toMatchObject({
        run: '2026-11-23T09:00:00.000Z',
        passed: ['startup-named'],
      });
      expect(Date.parse(one.before?.readAt ?? '')).toBeLessThanOrEqual(first);
    }
  });

  test('one that was stopped leaves its line when it is closed, or replaced', async () => {
    const world = new World();
    const blocked = (url: string) => (url === urlOf(1) ? (CHALLENGE as Verdict) : READ(url));
    await readAll(world, 3, blocked);
    expect(world.history()).toEqual([]);
    await world.keeper().dismiss();
    await world.keeper().dismiss();
    expect(world.history()).toMatchObject([{ offers: 1, isComplete: false }]);
    world.now += 60_000;
    await readAll(world, 3, blocked);
    world.now += 60_000;
    await readAll(world, 3);
    expect(world.history().map(({ offers, isComplete }) => [offers, isComplete])).toEqual([
      [1, false],
      [1, false],
      [3, true],
    ]);
  });

  test('a skipped offer is named in it, one read again by itself leaves none', async () => {
    const world = new World();
    await readAll(world, 2, (url) => (url === urlOf(0) ? CHALLENGE : READ(url)));
    await world.keeper().resume(1, true);
    await world.keeper().step(1);
    world.now += PACE_IN_MS;
    await world.keeper().step(1);
    await world.keeper().hand(urlOf(1), READ(urlOf(1)));
    expect(world.history()).toMatchObject([{ offers: 1, isComplete: true, skipped: [urlOf(0)] }]);
    world.now += 60_000;
    await world.keeper().start(LIST, queue(1), 1, { isSingle: true });
    await world.keeper().step(1);
    await world.keeper().hand(urlOf(0), READ(urlOf(0)));
    expect(world.analysis()?.status).toBe('finished');
    expect(world.history()).toHaveLength(1);
    expect(world.rows().find(({ url }) => url === urlOf(0))?.run).toBeUndefined();
  });
});

describe('the whole network', () => {
  const OTHER = {
    board: 'welcome-to-the-jungle',
    url: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs',
  } as const;
  const SECOND = `${LIST.url}page/2/`;

  /** The pages of the two lists: two of the first, one of the other. */
  const PAGES: Record<string, { offers: string[]; next: string | null }> = {
    [LIST.url]: { offers: [urlOf(0), urlOf(1)], next: SECOND },
    [SECOND]: { offers: [urlOf(1), urlOf(2)], next: null },
    [OTHER.url]: { offers: [`${OTHER.url}/a`, `${OTHER.url}/b`], next: null },
  };

  test('page after page, board after board, through a challenge and a background that dies', async () => {
    const world = new World();
    const pages = [{ board: LIST.board, url: LIST.url }, OTHER];
    expect(await world.keeper().start(LIST, [], 1, { isNetwork: true, pages })).toBe('started');
    const asked: [number, string][] = [];
    let tab = 1;
    const blocked = new Set([SECOND, urlOf(2), `${OTHER.url}/b`]);
    /** What a request comes to: an obstacle the first time where one stands. */
    const come = <Kind>(url: string, verdict: Kind) => {
      asked.push([world.now, url]);
      world.now += 100;
      return blocked.delete(url) ? (CHALLENGE as Extract<Verdict, { kind: 'obstacle' }>) : verdict;
    };
    const run = () =>
      runAnalysis({
        ask: () => world.keeper().step(tab),
        hand: (url, verdict) => world.keeper().hand(url, verdict),
        read: async (url) => come(url, { kind: 'read' as const, reading: readingOf(url) }),
        handList: (url, verdict) => world.keeper().handList(url, verdict),
        readList: async (url): Promise<ListVerdict> => {
          const { offers, next } = PAGES[url] ?? { offers: [], next: null };
          const queued = offers.map((one) => ({ url: one, datePosted: null }));
          return come(url, { kind: 'list' as const, offers: queued, next });
        },
        wait: async (ms) => {
          world.now += ms;
        },
      });
    for (let round = 0; round < 20 && world.analysis()?.status !== 'finished'; round += 1) {
      // The background dies at its first writing of every other round.
      world.dies = round % 2 === 1 ? 1 : null;
      await run();
      world.dies = null;
      if (world.analysis()?.status === 'finished') break;
      tab += 1;
      await world.keeper().resume(tab, false);
    }
    expect(world.analysis()).toMatchObject({ status: 'finished', position: 5, pages: [] });
    expect(
      world
        .rows()
        .map(({ url }) => url)
        .sort(),
    ).toEqual([urlOf(0), urlOf(1), urlOf(2), `${OTHER.url}/a`, `${OTHER.url}/b`].sort());
    for (const [index, [at]] of asked.entries()) {
      const before = asked[index - 1];
      if (before) expect(at - before[0]).toBeGreaterThanOrEqual(PACE_IN_MS);
    }
    expect(world.history()).toMatchObject([
      { isNetwork: true, board: LIST.board, url: LIST.url, offers: 5, isComplete: true },
    ]);
  });

  test('it waits for a page of the other board, and says so when none comes', async () => {
    const world = new World();
    const pages = [{ board: LIST.board, url: LIST.url }, OTHER];
    await world.keeper().start(LIST, [], 1, { isNetwork: true, pages });
    const step = async () => {
      const next = await world.keeper().step(1);
      world.now += PACE_IN_MS;
      return next;
    };
    expect(await step()).toEqual({ do: 'list', url: LIST.url });
    await world.keeper().handList(LIST.url, { kind: 'list', offers: queue(1), next: null });
    world.now += PACE_IN_MS;
    expect(await step()).toEqual({ do: 'read', url: urlOf(0) });
    await world.keeper().hand(urlOf(0), { kind: 'gone' });
    world.now += PACE_IN_MS;
    expect(await step()).toEqual({ do: 'end' });
    expect(world.analysis()).toMatchObject({ status: 'running', tab: NO_TAB, list: OTHER });
    world.now += SILENCE_LIMIT_IN_MS + 1;
    expect((await world.keeper().current())?.obstacle?.kind).toBe('page-left');
    await world.keeper().resume(5, false);
    expect(await world.keeper().step(5)).toEqual({ do: 'list', url: OTHER.url });
  });

  test('a list’s page that cannot be read can be passed over; one that comes twice counts once', async () => {
    const world = new World();
    const pages = [{ board: LIST.board, url: LIST.url }, OTHER];
    await world.keeper().start(LIST, [], 1, { isNetwork: true, pages });
    await world.keeper().step(1);
    await world.keeper().handList(LIST.url, CHALLENGE as ListVerdict);
    expect(world.analysis()?.obstacle?.url).toBe(LIST.url);
    await world.keeper().resume(1, true);
    expect(world.analysis()?.pages).toEqual([OTHER]);
    await world.keeper().handList(LIST.url, { kind: 'list', offers: queue(2), next: null });
    expect(world.analysis()?.offers).toEqual([]);
  });

  test('a list without any offer is told, and passed over it leaves a line that is not complete', async () => {
    const world = new World();
    const pages = [{ board: LIST.board, url: LIST.url }, OTHER];
    await world.keeper().start(LIST, [], 1, { isNetwork: true, pages });
    await world.keeper().step(1);
    await world.keeper().handList(LIST.url, { kind: 'list', offers: [], next: null });
    expect(world.analysis()).toMatchObject({ status: 'stopped', obstacle: { kind: 'no-offer' } });
    await world.keeper().resume(1, true);
    world.now += PACE_IN_MS;
    await world.keeper().step(1);
    await world.keeper().resume(2, false);
    await world.keeper().step(2);
    const url = `${OTHER.url}/a`;
    const offers = [{ url, datePosted: null }];
    await world.keeper().handList(OTHER.url, { kind: 'list', offers, next: null });
    world.now += PACE_IN_MS;
    await world.keeper().step(2);
    await world.keeper().hand(url, { kind: 'read', reading: readingOf(url) });
    expect(world.analysis()?.status).toBe('finished');
    expect(world.history()).toMatchObject([{ offers: 1, isComplete: false }]);
  });
});

describe('the page and a background that dies', () => {
  test('what could not be handed over ends it, and is where it goes on', async () => {
    const world = new World();
    await world.keeper().start(LIST, queue(2), 1);
    let isGone = true;
    const run = () =>
      runAnalysis({
        ask: () => world.keeper().step(1),
        hand: async (url, verdict) => {
          if (isGone) throw new Error('nobody answers');
          return world.keeper().hand(url, verdict);
        },
        read: async (url) => ({ kind: 'read', reading: readingOf(url) }),
        ...NO_LISTS,
        wait: async (ms) => {
          world.now += ms;
        },
      });
    await run();
    expect(world.analysis()).toMatchObject({ status: 'running', position: 0 });
    isGone = false;
    await run();
    expect(world.analysis()?.status).toBe('finished');
    expect(world.rows()).toHaveLength(2);
  });

  test('a background that never answers is not asked for ever, and what stands can go on', async () => {
    const world = new World();
    await world.keeper().start(LIST, queue(2), 1);
    let asked = 0;
    await runAnalysis({
      ask: async () => {
        asked += 1;
        throw new Error('the extension was updated');
      },
      hand: async () => true,
      read: async () => CHALLENGE,
      ...NO_LISTS,
      wait: async () => undefined,
    });
    expect(asked, 'whoever asks does so again by itself').toBe(1);
    world.now += SILENCE_LIMIT_IN_MS + 1;
    expect((await world.keeper().current())?.obstacle?.kind).toBe('page-left');
    await world.keeper().resume(4, false);
    expect(await world.keeper().step(4)).toEqual({ do: 'read', url: urlOf(0) });
  });
});

/** What may happen to an analysis, in any order. */
const event = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('page' as const), dies: fc.option(fc.nat(2)) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('challenge' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lost' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stop' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('resume' as const),
      tab: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      ms: fc.oneof(fc.nat(4_000), fc.constant(SILENCE_LIMIT_IN_MS + 1)),
    }),
  },
);

test('whatever happens in whatever order, nothing is lost, doubled or asked too fast', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(event, { maxLength: 80 }),
      async (count, events) => {
        const world = new World();
        await world.keeper().start(LIST, queue(count), 1);
        let tab = 1;
        let lastRequest = Number.NEGATIVE_INFINITY;
        const handed: { url: string; verdict: Verdict }[] = [];
        let position = 0;

        /** One turn of the page of a tab: asks, and does what it is told. */
        const turn = async (verdictOf: (url: string) => Verdict | null, dies: number | null) => {
          const step: Step = await world.keeper().step(tab);
          if (step.do === 'wait') {
            expect(step.ms).toBeLessThanOrEqual(PACE_IN_MS);
            world.now += step.ms;
          }
          if (step.do !== 'read') return;
          expect(world.now - lastRequest, 'the pace').toBeGreaterThanOrEqual(PACE_IN_MS);
          lastRequest = world.now;
          expect(step.url, 'the first that is not done').toBe(
            urlOf(world.analysis()?.position ?? -1),
          );
          world.now += 100;
          const verdict = verdictOf(step.url);
          if (!verdict) return;
          world.dies = dies;
          await world
            .keeper()
            .hand(step.url, verdict)
            .catch(() => undefined);
          world.dies = null;
          handed.push({ url: step.url, verdict });
        };

        for (const one of events) {
          const read = (url: string): Verdict => ({ kind: 'read', reading: readingOf(url) });
          if (one.kind === 'page') await turn(read, one.dies);
          else if (one.kind === 'lost') await turn(() => null, null);
          else if (one.kind === 'challenge') await turn(() => CHALLENGE, null);
          else if (one.kind === 'again')
            for (const { url, verdict } of handed.slice(-1))
              await world.keeper().hand(url, verdict);
          else if (one.kind === 'pause') await world.keeper().pause();
          else if (one.kind === 'stop') await world.keeper().stop();
          else if (one.kind === 'close') await world.keeper().left(tab);
          else if (one.kind === 'time') world.now += one.ms;
          else if (one.kind === 'resume') {
            tab = one.tab;
            await world.keeper().resume(tab, false);
          }
          const now = world.analysis()?.position ?? -1;
          expect(now, 'never backwards').toBeGreaterThanOrEqual(position);
          position = now;
          const done = queue(count).slice(0, position);
          const rows = world.rows().map(({ url }) => url);
          expect(new Set(rows).size, 'nothing doubled').toBe(rows.length);
          for (const { url } of done) expect(rows, 'nothing lost').toContain(url);
        }

        // Whatever came before, a person who goes on comes to the end.
        await world.keeper().resume(tab, false);
        for (let round = 0; round < 4 * count + 8; round += 1) {
          await turn((url) => ({ kind: 'read', reading: readingOf(url) }), null);
        }
        expect(world.analysis()?.status).toBe('finished');
        expect(
          world
            .rows()
            .map(({ url }) => url)
            .sort(),
        ).toEqual(
          queue(count)
            .map(({ url }) => url)
            .sort(),
        );
      },
    ),
    { numRuns: 300 },
  );
});
