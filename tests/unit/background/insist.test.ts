import { expect, test, vi } from 'vitest';
import { insistWith } from '../../../lib/background/insist.ts';

/** A browser that refuses so many calls because it stops the background. */
function browserThatRefuses(times: number) {
  let asked = 0;
  const call = vi.fn(async () => {
    asked += 1;
    if (asked <= times) throw new Error('No SW');
    return 'done';
  });
  const wait = vi.fn(async () => undefined);
  const insist = insistWith({ isHeeded: async () => asked > times, wait });
  return { call, wait, insist };
}

test.each([0, 1, 7])(
  'a call that is refused %i times by a stopping background is made again',
  async (times) => {
    const { call, wait, insist } = browserThatRefuses(times);
    expect(await insist(call)).toBe('done');
    expect(call).toHaveBeenCalledTimes(times + 1);
    expect(wait).toHaveBeenCalledTimes(times);
  },
);

test('one that fails for another reason is told at once', async () => {
  const wait = vi.fn(async () => undefined);
  const call = vi.fn(async () => {
    throw new Error('QUOTA_BYTES quota exceeded');
  });
  const insist = insistWith({ isHeeded: async () => true, wait });
  await expect(insist(call)).rejects.toThrow('QUOTA_BYTES');
  expect(call).toHaveBeenCalledOnce();
  expect(wait).not.toHaveBeenCalled();
});

test('a browser that never heeds it is not asked for ever', async () => {
  const { call, insist } = browserThatRefuses(Number.POSITIVE_INFINITY);
  await expect(insist(call)).rejects.toThrow('No SW');
  expect(call).toHaveBeenCalledTimes(100);
});
