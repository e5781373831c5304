import { beforeEach, describe, expect, test, vi } from 'vitest';
import { receiverOf } from '../../../lib/background/receiver.ts';
import type { Handlers } from '../../../lib/background/services.ts';
import { UNANSWERED } from '../../../lib/messages/retry-message.ts';

const SELF = { id: 'repere', root: 'chrome-extension://repere/' };
const OFFER = 'https://www.welcometothejungle.com/fr/companies/x/jobs/y';
const PAGE = { id: 'repere', url: OFFER, tab: { id: 3, incognito: true }, frameId: 0 };
const POPUP = { id: 'repere', url: `${SELF.root}popup.html` };

const search = vi.fn();
const status = vi.fn();
const warned = vi.fn();
const receive = receiverOf(
  { 'startup-search': search, 'tab-status': status } as unknown as Handlers,
  SELF,
  (what) => (error) => {
    warned(what, error);
    return undefined;
  },
);

beforeEach(() => vi.resetAllMocks());

test('a message is handled, with the place it comes from', async () => {
  search.mockResolvedValue(['found']);
  const message = { type: 'startup-search' };
  expect(await receive(message, PAGE)).toEqual(['found']);
  expect(search).toHaveBeenCalledExactlyOnceWith(message, {
    tabId: 3,
    url: OFFER,
    isPrivate: true,
  });
  status.mockResolvedValue(null);
  await receive({ type: 'tab-status', tabId: 3 }, POPUP);
  const place = { tabId: -1, url: POPUP.url, isPrivate: false };
  expect(status).toHaveBeenCalledExactlyOnceWith({ type: 'tab-status', tabId: 3 }, place);
});

test('nothing to say is an answer, so that whoever asked knows that somebody was there', async () => {
  search.mockResolvedValue(undefined);
  expect(await receive({ type: 'startup-search' }, PAGE)).toBeNull();
});

test('what failed is told as unanswered, its reason to the maintainers alone', async () => {
  const reason = new Error('No SW');
  search.mockRejectedValue(reason);
  const answer = await receive({ type: 'startup-search' }, PAGE);
  // As it arrives: Chromium sends JSON, and null for what is undefined.
  expect(JSON.parse(JSON.stringify(answer ?? null))).toEqual(UNANSWERED);
  expect(warned).toHaveBeenCalledExactlyOnceWith('"startup-search" failed', reason);
});

describe('left alone', () => {
  test.each([
    ['a message from nowhere', { type: 'startup-search' }, { ...PAGE, id: 'other' }],
    ['a malformed one', { type: 'choose', url: OFFER }, PAGE],
    ['an empty one', {}, PAGE],
    ['one that its origin may not send', { type: 'startup-search' }, POPUP],
    ['no message', null, PAGE],
  ])('%s', (_, message, sender) => {
    expect(receive(message, sender)).toBeUndefined();
    expect(search).not.toHaveBeenCalled();
  });
});
