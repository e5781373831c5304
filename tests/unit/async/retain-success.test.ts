import { expect, test } from 'vitest';
import { retainSuccess } from '../../../lib/async/retain-success.ts';

test('a call that succeeds is made once, even by two who ask at the same time', async () => {
  let calls = 0;
  const ask = retainSuccess(async () => {
    calls += 1;
    return calls;
  });
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect(await ask()).toBe(1);
});

test('a call that fails fails for those who wait, and is made again for who asks next', async () => {
  let calls = 0;
  const ask = retainSuccess(async () => {
    calls += 1;
    if (calls === 1) throw new Error('not yet');
    return calls;
  });
  await expect(Promise.all([ask(), ask()])).rejects.toThrow('not yet');
  expect(await ask()).toBe(2);
  expect(await ask()).toBe(2);
});
