import { expect, test, vi } from 'vitest';
import { retryCallWith } from '../../../lib/background/retry-call.ts';

/** A browser that refuses so many calls because it stops the background. */
function browserThatRefuses(times: number) {
  let asked = 0;
  const call = vi.fn(async () => {
    asked += 1;
    if (asked <= times) throw new Error('No SW');
    return 'done';
  });
  const wait = vi.fn(async () => undefined);
  const retryCall = retryCallWith({ isListenedTo: async () => asked > times, wait });
  return { call, wait, retryCall };
}

test.each([0, 1, 7])(
  'a call that is refused %i times by a stopping background is made again',
  async (times) => {
    const { call, wait, retryCall } = browserThatRefuses(times);
    expect(await retryCall(call)).toBe('done');
    expect(call).toHaveBeenCalledTimes(times + 1);
    expect(wait).toHaveBeenCalledTimes(times);
  },
);

test('one that fails for another reason is told at once', async () => {
  const wait = vi.fn(async () => undefined);
  const call = vi.fn(async () => {
    throw new Error('QUOTA_BYTES quota exceeded');
  });
  const retryCall = retryCallWith({ isListenedTo: async () => true, wait });
  await expect(retryCall(call)).rejects.toThrow('QUOTA_BYTES');
  expect(call).toHaveBeenCalledOnce();
  expect(wait).not.toHaveBeenCalled();
});

test('a browser that never heeds it is not asked for ever', async () => {
  const { call, retryCall } = browserThatRefuses(Number.POSITIVE_INFINITY);
  await expect(retryCall(call)).rejects.toThrow('No SW');
  expect(call).toHaveBeenCalledTimes(100);
});
