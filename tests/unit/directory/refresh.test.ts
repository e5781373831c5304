import { describe, expect, test } from 'vitest';
import { readLiveDirectory } from '../../../lib/directory/live.ts';
import {
  DIRECTORY_ADDRESS,
  MAXIMUM_SIZE,
  parseRefreshState,
  type RefreshEnvironment,
  type RefreshState,
  refreshDirectory,
} from '../../../lib/directory/refresh.ts';
import {
  directoryOf,
  incubatedStartupOf,
  servedDirectoryOf,
  startupOf,
} from '../../support/directory.ts';

const BUNDLED = directoryOf([startupOf()]);
const NOW = '2026-11-23T09:30:00.000Z';
const FILE = JSON.stringify(servedDirectoryOf([incubatedStartupOf()]));
const PREVIOUS = readLiveDirectory(JSON.parse(FILE), '2026-11-20', null, BUNDLED);
const STATE: RefreshState = {
  ...parseRefreshState({}),
  lastUsed: '2026-11-23',
  etag: '"1"',
  lastModified: 'Fri, 20 Nov 2026 08:00:00 GMT',
};
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Refreshes from a server that answers like this; what it was asked is kept. */
async function refresh(
  answer: (init: RequestInit) => Response | Promise<Response>,
  { state = STATE, previous = PREVIOUS as typeof PREVIOUS | null, allowed = true } = {},
) {
  const asked: [string, RequestInit][] = [];
  const environment: RefreshEnvironment = {
    async fetch(address, init) {
      asked.push([address, init]);
      return answer(init);
    },
    isAllowed: async () => allowed,
    now: () => new Date(NOW),
  };
  return { ...(await refreshDirectory(environment, state, previous, BUNDLED)), asked };
}

test('one address is asked, without credentials, referrer or detours, for what is newer', async () => {
  const { asked } = await refresh(() => new Response(FILE, { headers: JSON_TYPE }));
  expect(asked).toHaveLength(1);
  const [address, init] = asked[0] ?? [];
  expect(address).toBe(DIRECTORY_ADDRESS);
  expect(init).toMatchObject({
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    headers: { 'if-none-match': '"1"', 'if-modified-since': 'Fri, 20 Nov 2026 08:00:00 GMT' },
  });
  expect(init?.signal).toBeInstanceOf(AbortSignal);
});

test('without a copy, whatever the server has is wanted', async () => {
  const { asked } = await refresh(() => new Response(FILE, { headers: JSON_TYPE }), {
    previous: null,
  });
  expect(asked[0]?.[1].headers).toEqual({ accept: 'application/json' });
});

test('what is new is kept, with what the server calls it', async () => {
  const headers = { ...JSON_TYPE, etag: '"2"', 'last-modified': 'today' };
  const before = { ...STATE, failures: 3, lastFailure: { at: NOW, reason: 'network', detail: '' } };
  const { state, live } = await refresh(() => new Response(FILE, { headers }), {
    state: before as RefreshState,
  });
  expect(live).toMatchObject({ date: '2026-11-23', leftOut: 0 });
  expect(state).toEqual({
    lastUsed: '2026-11-23',
    lastSuccess: NOW,
    failures: 0,
    lastFailure: null,
    etag: '"2"',
    lastModified: 'today',
  });
});

test('nothing new: the copy is as good as one of today', async () => {
  const { state, live } = await refresh(() => new Response(null, { status: 304 }));
  expect(live).toEqual({ ...PREVIOUS, date: '2026-11-23' });
  expect(state).toMatchObject({ lastSuccess: NOW, etag: '"1"', failures: 0 });
});

test('nothing new where nothing is held is no answer', async () => {
  const { state, live } = await refresh(() => new Response(null, { status: 304 }), {
    previous: null,
  });
  expect(live).toBeNull();
  expect(state.lastFailure).toMatchObject({ reason: 'status', detail: '304' });
});

test('nothing new where nothing was named is no answer', async () => {
  const { state, live } = await refresh(() => new Response(null, { status: 304 }), {
    state: { ...STATE, etag: null, lastModified: null },
  });
  expect(live).toBeNull();
  expect(state.lastFailure).toMatchObject({ reason: 'status', detail: '304' });
});

describe('a failure leaves the copy alone and is remembered with its time', () => {
  const html = { headers: { 'content-type': 'text/html' } };
  const json = (text: string) => () => new Response(text, { headers: JSON_TYPE });
  test.each<[string, (init: RequestInit) => Response | Promise<Response>, string, string]>([
    ['not found', () => new Response('', { status: 404 }), 'status', '404'],
    ['a broken server', () => new Response('', { status: 500 }), 'status', '500'],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch')), 'network', ''],
    ['too slow', () => Promise.reject(new DOMException('', 'TimeoutError')), 'time-out', ''],
    ['a page', () => new Response('<!doctype html>', html), 'content-type', 'text/html'],
    ['no type', () => new Response(new Uint8Array([123])), 'content-type', ''],
    ['half of it', json(FILE.slice(0, -20)), 'not-json', ''],
    ['a quote that is not escaped', json(FILE.replace('simple', 'sim"ple')), 'not-json', ''],
    ['nothing', json(''), 'not-json', ''],
    ['an empty list', json('[]'), 'wrong-shape', ''],
    ['other types', json('{"atelier": 7}'), 'too-many-invalid', '1/1'],
    [
      'a size that is told',
      () => new Response('{}', { headers: { ...JSON_TYPE, 'content-length': '50000000' } }),
      'too-large',
      '',
    ],
    ['a body that breaks', () => new Response(brokenBody(), { headers: JSON_TYPE }), 'network', ''],
  ])('%s', async (_, answer, reason, detail) => {
    const { state, live } = await refresh(answer, { state: { ...STATE, failures: 1 } });
    expect(live).toBeNull();
    expect(state).toEqual({ ...STATE, failures: 2, lastFailure: { at: NOW, reason, detail } });
  });

  test('an endless body is read as far as allowed, no further', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const { state } = await refresh(() => new Response(body, { headers: JSON_TYPE }));
    expect(state.lastFailure?.reason).toBe('too-large');
    expect(sent).toBeLessThanOrEqual(MAXIMUM_SIZE + 2_000_000);
  });

  test('without the browser’s leave nobody is asked', async () => {
    const { state, asked } = await refresh(() => new Response(FILE), { allowed: false });
    expect(asked).toEqual([]);
    expect(state.lastFailure?.reason).toBe('permission');
  });
});

describe('the state that storage holds', () => {
  test.each([undefined, null, 'x', [], { failures: -1, lastSuccess: 'hier', etag: 7 }])(
    '%j is a new one',
    (stored) =>
      expect(parseRefreshState(stored)).toEqual({
        lastUsed: null,
        lastSuccess: null,
        failures: 0,
        lastFailure: null,
        etag: null,
        lastModified: null,
      }),
  );
  test.each(['a\nb', '“a”', '\u0000'])('%j is no name that a server can be asked by', (name) => {
    const damaged = { ...STATE, etag: name, lastModified: name };
    expect(parseRefreshState(damaged)).toEqual({ ...STATE, etag: null, lastModified: null });
  });
  test('is kept', () => expect(parseRefreshState(STATE)).toEqual(STATE));
});

function brokenBody(): ReadableStream {
  let isFirst = true;
  return new ReadableStream({
    pull(controller) {
      if (isFirst) controller.enqueue(new TextEncoder().encode(FILE.slice(0, 10)));
      else controller.error(new TypeError('network error'));
      isFirst = false;
    },
  });
}
