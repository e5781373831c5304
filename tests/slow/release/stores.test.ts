import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Fault,
  type StandIn,
  standIn,
  standInCredentials,
} from '../../../scripts/release/stand-in.ts';
import {
  missingVariables,
  STORE_NAMES,
  STORES,
  type StoreName,
  submitTo,
} from '../../../scripts/release/stores.ts';

const folder = mkdtempSync(join(tmpdir(), 'release-'));
const files = {
  chrome: join(folder, 'chrome.zip'),
  firefox: join(folder, 'firefox.zip'),
  sources: join(folder, 'sources.zip'),
};
const SIZES = { chrome: 3_000, firefox: 4_000, sources: 5_000 };
for (const name of ['chrome', 'firefox', 'sources'] as const) {
  writeFileSync(files[name], new Uint8Array(SIZES[name]));
}
const credentials = standInCredentials(STORE_NAMES);

let stand: StandIn;

beforeEach(async () => {
  // The library looks every five seconds whether a package was validated.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  stand = await standIn();
});

afterEach(async () => {
  await stand.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function submit(store: StoreName, limitInMs?: number) {
  const steps: string[] = [];
  let ended = false;
  const outcome = submitTo(
    store,
    { files, credentials, tell: (step) => steps.push(step) },
    limitInMs,
  ).finally(() => {
    ended = true;
  });
  while (!ended) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(5_000);
  }
  return { outcome: await outcome, steps };
}

describe.each(STORE_NAMES)('%s', (store) => {
  test('is given the package, then asked to review it', async () => {
    const { outcome, steps } = await submit(store);
    expect(outcome).toEqual({ status: 'submitted' });
    expect(steps.length).toBeGreaterThan(1);
    const sizes = stand.requests.map(({ size }) => size);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(SIZES[STORES[store].file]);
    expect(new Set(stand.requests.map((request) => request.store))).toEqual(new Set([store]));
  });

  test.each<[Fault, RegExp]>([
    ['expired', /key was refused.*renew it/],
    ['broken', /does not answer: run the release again/],
    ['refused', /manifest is not valid/],
    ['half-way', /does not answer: run the release again/],
  ])('when it is %s, says what to do', async (fault, reason) => {
    stand.faults[store] = fault;
    const { outcome } = await submit(store);
    expect(outcome).toMatchObject({ status: 'failed', reason: expect.stringMatching(reason) });
    // What went wrong stays with this submission.
    delete stand.faults[store];
    expect((await submit(store)).outcome).toEqual({ status: 'submitted' });
  });

  test('when it says nothing, is given up', async () => {
    stand.faults[store] = 'silent';
    const { outcome } = await submit(store, 100);
    expect(outcome).toMatchObject({ status: 'failed', reason: expect.stringMatching(/no end/) });
  });

  test('when it has this version already, is done', async () => {
    stand.faults[store] = 'there';
    expect((await submit(store)).outcome).toEqual({ status: 'there' });
  });

  test('names the variables that its account lacks', () => {
    expect(missingVariables(store, credentials)).toEqual([]);
    expect(missingVariables(store, {})).toEqual(STORES[store].variables);
  });
});

test('a dry run reaches nobody else', async () => {
  await expect(fetch('https://example.org/')).rejects.toThrow(/"example.org" was asked/);
});

test('the sources go to the reviewers of Firefox, and to nobody else', async () => {
  const sent = async (store: StoreName) => {
    stand.requests.length = 0;
    await submit(store);
    return stand.requests.filter(({ size }) => size >= SIZES.sources).length;
  };
  expect(await sent('firefox')).toBe(1);
  expect(await sent('chrome')).toBe(0);
  expect(await sent('edge')).toBe(0);
});
