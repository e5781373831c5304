// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import follower from '../../../entrypoints/follower-welcome-to-the-jungle.ts';
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
  globalThis.repereFollower?.retire();
  globalThis.repereFollower = undefined;
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

describe('an offer of the network, whose follower comes before its watcher', () => {
  beforeEach(() => {
    document.body.innerHTML =
      '<main><div data-testid="job-metadata-block"><h2>Développeuse</h2></div><div data-testid="job-section-description">Une Startup d’État.</div></main>';
  });

  /** The types of the messages that the background got. */
  const told = () =>
    sendMessage.mock.calls.map((call) => (call as unknown as [{ type: string }])[0].type);

  test('is read once, and nothing is asked for, however often they are added', async () => {
    follower.main();
    await vi.waitFor(() => expect(told()).toEqual(['resolve']));
    watcher.main();
    follower.main();
    watcher.main();
    await vi.waitFor(() => expect(sendMessage.mock.settledResults).toHaveLength(1));
    expect(told()).toEqual(['resolve']);
  });

  test('is not read before someone is there', async () => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
    follower.main();
    watcher.main();
    expect(globalThis.repereFollower).toBeUndefined();
    document.dispatchEvent(new Event('prerenderingchange'));
    await vi.waitFor(() => expect(told()).toEqual(['resolve']));
  });
});

test('a background that is not there is no error of the page', async () => {
  sendMessage.mockRejectedValueOnce(new Error('gone'));
  watcher.main();
  await expect(sendMessage.mock.results[0]?.value).rejects.toThrow('gone');
});

test('the waker says nothing but that a page is on its way', () => {
  waker.main();
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ type: 'prepare' });
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
