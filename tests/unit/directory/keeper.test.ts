import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { DirectoryKeeper, type KeeperEnvironment } from '../../../lib/directory/keeper.ts';
import { Store } from '../../../lib/storage/store.ts';
import {
  directoryOf,
  incubatedStartupOf,
  servedDirectoryOf,
  startupOf,
} from '../../support/directory.ts';
import { MemoryArea } from '../../support/storage.ts';

const BUNDLED = directoryOf([startupOf()]);
const HOUR = 3_600_000;
const START = Date.parse('2026-11-23T09:30:00.000Z');

/** A browser whose clock, server and alarms the test holds. */
class World implements KeeperEnvironment {
  time = START;
  rings: number | null = null;
  asked = 0;
  /** What the server does. */
  serve: () => Promise<Response> = async () => answerWith('Mon produit');

  readonly fetch = () => {
    this.asked += 1;
    return this.serve();
  };
  isAllowed = async () => true;
  readonly now = () => new Date(this.time);
  readonly random = () => 0;
  readonly setAlarm = async (when: number | null) => {
    this.rings = when;
  };
  readonly alarm = async () => this.rings;
}

function answerWith(name: string): Response {
  return new Response(JSON.stringify(servedDirectoryOf([incubatedStartupOf({ name })])), {
    headers: { 'content-type': 'application/json' },
  });
}

let world: World;
let area: MemoryArea;
let keeper: DirectoryKeeper;

/** The extension starts, with what storage has. */
function start(): DirectoryKeeper {
  keeper = new DirectoryKeeper(new Store(area), BUNDLED, world);
  return keeper;
}

beforeEach(() => {
  world = new World();
  area = new MemoryArea();
  start();
});

/** Lets the time pass until the alarm, and rings. */
async function ring(): Promise<void> {
  world.time = Math.max(world.time, world.rings ?? Number.NaN);
  world.rings = null;
  await keeper.ring();
}

const names = async () => (await keeper.current()).startups.map(({ name }) => name);

describe('when', () => {
  test('nobody uses it, nothing is planned and nothing is asked', async () => {
    await keeper.plan();
    expect(world.rings).toBeNull();
    await keeper.ring();
    expect(world.asked).toBe(0);
  });

  test('it is used: at once, then once a day, until a month after the last use', async () => {
    expect(await keeper.noteUse(), 'a newer one came').toBe(true);
    expect(world.asked).toBe(1);
    expect(world.rings).toBe(START + 24 * HOUR);
    const times: number[] = [START];
    for (let rings = 0; rings < 100 && world.rings !== null; rings += 1) {
      const before = world.asked;
      await ring();
      if (world.asked > before) times.push(world.time);
    }
    expect(world.rings).toBeNull();
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(24 * HOUR);
    expect(times.length).toBeGreaterThanOrEqual(29);
    expect(times.length).toBeLessThanOrEqual(32);
  });

  test('the first use cannot reach it, the next ones leave it to the alarm', async () => {
    world.serve = () => Promise.reject(new TypeError('no connection'));
    expect(await keeper.noteUse()).toBe(false);
    expect(world.rings).toBe(START + HOUR / 2);
    expect(await start().noteUse(), 'after a start of the background').toBe(false);
    expect(world.asked).toBe(1);
  });

  test('it was read before, a day’s first use leaves it to the alarm', async () => {
    await keeper.noteUse();
    world.time += 5 * 24 * HOUR;
    expect(await start().noteUse()).toBe(false);
    expect(world.asked).toBe(1);
    expect(area.values.refresh).toMatchObject({ lastUsed: '2026-11-28' });
  });

  test('it was withheld, it is asked for as soon as the browser grants it', async () => {
    world.isAllowed = async () => false;
    await keeper.noteUse();
    expect(await keeper.siteGranted(), 'another site was granted').toBe(false);
    world.isAllowed = async () => true;
    expect(await keeper.siteGranted()).toBe(true);
    expect(world.asked).toBe(1);
    expect(await keeper.siteGranted(), 'it is known by then').toBe(false);
    expect(world.asked).toBe(1);
  });

  test('it is used ten times a day, that is written once', async () => {
    await keeper.noteUse();
    const { writings } = area;
    for (let time = 0; time < 10; time += 1) await keeper.noteUse();
    expect(area.writings).toBe(writings);
    expect(area.values.refresh).toMatchObject({ lastUsed: '2026-11-23' });
  });

  test('the browser lost the alarm, the next start sets it', async () => {
    await keeper.noteUse();
    world.rings = null;
    await start().plan();
    expect(world.rings).not.toBeNull();
  });

  test('an alarm is there, it is left alone', async () => {
    await keeper.noteUse();
    world.rings = START + 7;
    await keeper.plan();
    expect(world.rings).toBe(START + 7);
  });

  test('it rings too early, nothing is asked and it is set anew', async () => {
    await keeper.noteUse();
    world.time += HOUR;
    await keeper.ring();
    expect(world.asked).toBe(1);
    expect(world.rings).toBe(START + 24 * HOUR);
  });

  test('the clock is set back by a year, one more is asked and the days go on', async () => {
    await keeper.noteUse();
    world.time -= 365 * 24 * HOUR;
    await start().noteUse();
    expect(world.rings).toBeLessThan(world.time + HOUR);
    await ring();
    expect(world.asked).toBe(2);
    expect(world.rings).toBeGreaterThanOrEqual(world.time + 24 * HOUR);
  });
});

describe('a refresh', () => {
  beforeEach(async () => {
    await keeper.noteUse();
    world.asked = 0;
  });

  test('changes the directory at once, and for the next starts', async () => {
    const before = await keeper.current();
    expect(await keeper.current(), 'the same until then').toBe(before);
    world.serve = async () => answerWith('Nouveau nom');
    await keeper.refresh();
    expect(await names()).toEqual(['Nouveau nom']);
    start();
    expect(await names()).toEqual(['Nouveau nom']);
    expect(await keeper.status()).toMatchObject({
      date: '2026-11-23',
      refreshed: true,
      lastSuccess: '2026-11-23T09:30:00.000Z',
      lastFailure: null,
    });
  });

  test('that fails keeps the last good copy and says why', async () => {
    world.serve = async () => answerWith('Nouveau nom');
    await keeper.refresh();
    world.serve = async () => new Response('', { status: 500 });
    world.time += HOUR;
    await keeper.refresh();
    expect(await names()).toEqual(['Nouveau nom']);
    expect((await keeper.status()).lastFailure).toEqual({
      at: '2026-11-23T10:30:00.000Z',
      reason: 'status',
      detail: '500',
    });
    expect(world.rings).toBe(world.time + HOUR / 2);
  });

  test('is asked once for several who want it', async () => {
    await Promise.all([keeper.refresh(), keeper.refresh(), keeper.refresh()]);
    expect(world.asked).toBe(1);
    await keeper.refresh();
    expect(world.asked).toBe(2);
  });

  test('during which somebody uses it keeps the day of that use', async () => {
    world.serve = async () => {
      world.time += 24 * HOUR;
      await keeper.noteUse();
      return answerWith('Nouveau nom');
    };
    await keeper.refresh();
    expect(area.values.refresh).toMatchObject({ lastUsed: '2026-11-24' });
  });

  test('that finds no room is used until the browser stops the extension', async () => {
    world.serve = async () => answerWith('Nouveau nom');
    area.refuses.set = true;
    await keeper.refresh();
    expect(await names()).toEqual(['Nouveau nom']);
    start();
    expect(await names()).toEqual(['Mon produit']);
  });
});

describe('whatever is stored', () => {
  test('there is a directory, and it says what it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (directory, refresh) => {
        area = new MemoryArea({ version: 2, directory, refresh });
        start();
        expect(await names()).toEqual(['Mon produit']);
        expect((await keeper.status()).startups).toBe(1);
        await keeper.noteUse();
      }),
      { numRuns: 500 },
    );
  });

  test('storage that cannot be read changes nothing of the answers', async () => {
    area.refuses.get = true;
    start();
    expect(await names()).toEqual(['Mon produit']);
  });
});

test('stopped at any moment of a refresh, the next start goes on with a whole directory', async () => {
  // A start that is stopped takes no further step: its storage and its server never answer again.
  const steps = await countSteps();
  expect(steps).toBeGreaterThan(5);
  for (let last = 0; last <= steps; last += 1) {
    world = new World();
    area = new MemoryArea();
    await noteUseAlone();
    await stoppedAfter(last);
    const before = area.values;
    start();
    expect(['Mon produit', 'Nouveau nom'], `step ${last}`).toContain((await names())[0]);
    const stored = before.directory !== undefined;
    expect((before.refresh as { lastSuccess?: unknown }).lastSuccess != null, 'together').toBe(
      stored,
    );
    await keeper.plan();
    expect(world.rings, 'an alarm is set').not.toBeNull();
    await ring();
    expect(await names(), 'the next refresh brings it').toEqual(['Nouveau nom']);
  }
});

/** Runs a refresh that is stopped before its step of this number; gives the steps it took. */
async function stoppedAfter(last: number): Promise<number> {
  let step = 0;
  const never = new Promise<never>(() => {});
  const stoppable =
    <Arguments extends unknown[], Result>(what: (...given: Arguments) => Promise<Result>) =>
    (...given: Arguments): Promise<Result> => {
      if (step >= last) return never;
      step += 1;
      return what(...given);
    };
  const stopped = new DirectoryKeeper(
    new Store({
      get: stoppable((keys) => area.get(keys)),
      set: stoppable((values) => area.set(values)),
      remove: stoppable((keys) => area.remove(keys)),
      clear: stoppable(() => area.clear()),
    }),
    BUNDLED,
    {
      ...world,
      fetch: stoppable(async () => answerWith('Nouveau nom')),
      isAllowed: stoppable(world.isAllowed),
      setAlarm: stoppable(world.setAlarm),
      alarm: stoppable(world.alarm),
    },
  );
  world.serve = async () => answerWith('Nouveau nom');
  const ended = stopped.refresh().then(() => true);
  const isIdle = new Promise<false>((resolve) => setTimeout(() => resolve(false), 5));
  await Promise.race([ended, isIdle]);
  return step;
}

/** It was used, and stopped before it asked for anything. */
async function noteUseAlone(): Promise<void> {
  world.isAllowed = async () => false;
  await start().noteUse();
  area.values.refresh = { lastUsed: '2026-11-23' };
  world.isAllowed = async () => true;
}

async function countSteps(): Promise<number> {
  await noteUseAlone();
  return stoppedAfter(Number.POSITIVE_INFINITY);
}
