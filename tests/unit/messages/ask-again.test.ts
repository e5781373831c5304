import { expect, test } from 'vitest';
import { askAgain } from '../../../lib/messages/ask-again.ts';

/** Fails this often, then answers. */
function stoppedTimes(times: number) {
  let asked = 0;
  return {
    async send() {
      asked += 1;
      if (asked <= times) throw new Error(`stopped ${asked}`);
      return 'answer';
    },
    asked: () => asked,
  };
}

test.each([
  { stopped: 0, asked: 1 },
  { stopped: 1, asked: 2 },
  { stopped: 2, asked: 3 },
])('a background stopped $stopped times is asked $asked times', async ({ stopped, asked }) => {
  const background = stoppedTimes(stopped);
  expect(await askAgain(background.send)).toBe('answer');
  expect(background.asked()).toBe(asked);
});

test('one that is gone is not asked for ever', async () => {
  const background = stoppedTimes(Number.POSITIVE_INFINITY);
  await expect(askAgain(background.send)).rejects.toThrow('stopped 3');
});

test('a message that nobody took is sent again', async () => {
  const answers = [undefined, null];
  expect(await askAgain(async () => answers.shift())).toBeNull();
  await expect(askAgain(async () => undefined)).rejects.toThrow('does not answer');
});
