import { expect, test, vi } from 'vitest';
import { isBoardAmong, siteAccessOf } from '../../../lib/extension/site-access.ts';

const SITES = [
  'https://www.welcometothejungle.com/*',
  'https://choisirleservicepublic.gouv.fr/*',
  'https://beta.gouv.fr/*',
];

/** A browser that grants these sites; `asked` is what it was asked for. */
function browserWith(granted: string[], answer: () => Promise<boolean> = async () => true) {
  const listeners = { onAdded: new Set<() => void>(), onRemoved: new Set<() => void>() };
  const eventOf = (known: Set<() => void>) => ({
    addListener: (listener: () => void) => known.add(listener),
    removeListener: (listener: () => void) => known.delete(listener),
  });
  const request = vi.fn(answer);
  const permissions = {
    contains: async ({ origins }: { origins: string[] }) =>
      origins.every((origin) => granted.includes(origin)),
    request,
    onAdded: eventOf(listeners.onAdded),
    onRemoved: eventOf(listeners.onRemoved),
  };
  const access = siteAccessOf(permissions as unknown as Parameters<typeof siteAccessOf>[0], SITES);
  return { access, listeners, request, granted };
}

test.each([
  ['all granted', SITES, []],
  ['one withheld', SITES.slice(1), ['www.welcometothejungle.com']],
  [
    'all withheld',
    [],
    ['www.welcometothejungle.com', 'choisirleservicepublic.gouv.fr', 'beta.gouv.fr'],
  ],
])('%s', async (_, granted, withheld) => {
  expect(await browserWith(granted).access.withheld()).toEqual(withheld);
});

test('all are asked for at once, before anything else is waited for', () => {
  const { access, request } = browserWith([]);
  access.ask();
  expect(request).toHaveBeenCalledWith({ origins: SITES });
});

test('a browser that refuses the question itself has not granted them', async () => {
  const { access } = browserWith([], () => Promise.reject(new Error('not in a click')));
  expect(await access.ask()).toBe(false);
});

test('what changes is told until nobody listens any more', async () => {
  const { access, listeners, granted } = browserWith([]);
  const changed = vi.fn();
  const stop = access.watch(changed);
  granted.push(...SITES);
  for (const listener of listeners.onAdded) listener();
  await vi.waitFor(() => expect(changed).toHaveBeenLastCalledWith([]));
  granted.shift();
  for (const listener of listeners.onRemoved) listener();
  await vi.waitFor(() => expect(changed).toHaveBeenLastCalledWith(['www.welcometothejungle.com']));
  stop();
  expect(listeners.onAdded.size + listeners.onRemoved.size).toBe(0);
});

test.each([
  [['beta.gouv.fr'], false],
  [[], false],
  [['beta.gouv.fr', 'choisirleservicepublic.gouv.fr'], true],
])('of %j, one is a board’s: %s', (hosts, isBoard) => {
  expect(isBoardAmong(hosts)).toBe(isBoard);
});
