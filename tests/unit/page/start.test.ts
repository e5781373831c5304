// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import waker from '../../../entrypoints/waker.ts';
import watcher from '../../../entrypoints/watcher.ts';

const OFFER = 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/dev';

/** The extension's interface, as a page's scripts see it. */
const sendMessage = vi.fn(async () => null);

beforeEach(() => {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(OFFER);
  vi.stubGlobal('browser', { runtime: { id: 'repere', sendMessage } });
});
afterEach(() => {
  globalThis.repereWatcher = undefined;
  Reflect.deleteProperty(document, 'prerendering');
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

test('starts at once, and once, however often it is added', () => {
  watcher.main();
  const first = globalThis.repereWatcher;
  expect(first).toBeDefined();
  watcher.main();
  expect(globalThis.repereWatcher).toBe(first);
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
    type: 'wake',
    page: 'offer',
    network: true,
    preview: null,
  });
});

test('on a page that is prepared in advance it waits until someone is there', () => {
  Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
  watcher.main();
  expect(globalThis.repereWatcher).toBeUndefined();
  expect(sendMessage).not.toHaveBeenCalled();
  document.dispatchEvent(new Event('prerenderingchange'));
  expect(sendMessage).toHaveBeenCalledOnce();
});

test('a background that is not there is no error of the page', async () => {
  sendMessage.mockRejectedValueOnce(new Error('gone'));
  watcher.main();
  await expect(sendMessage.mock.results[0]?.value).rejects.toThrow('gone');
});

test('the waker says nothing but that the background is to start', () => {
  waker.main();
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith({});
});

test('nor that on a page that is prepared in advance', () => {
  Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
  waker.main();
  expect(sendMessage).not.toHaveBeenCalled();
});

test.each([
  ['the extension is gone', { runtime: {} }],
  ['nobody answers', { runtime: { id: 'repere', sendMessage: () => Promise.reject(new Error()) } }],
])('%s: the waker ends without a word', async (_, browser) => {
  vi.stubGlobal('browser', browser);
  expect(() => waker.main()).not.toThrow();
});
