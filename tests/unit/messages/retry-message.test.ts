import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { retryMessage, UNANSWERED } from '../../../lib/messages/retry-message.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Fails this often, then answers; notes when it was asked, in milliseconds. */
function stoppedTimes(times: number) {
  const start = Date.now();
  const asked: number[] = [];
  return {
    async send() {
      asked.push(Date.now() - start);
      if (asked.length <= times) throw new Error(`stopped ${asked.length}`);
      return 'answer';
    },
    asked,
  };
}

/** What a question comes to, however long that takes. */
async function outcomeOf<Answer>(question: Promise<Answer>): Promise<Answer | string> {
  const outcome = question.catch((error: Error) => error.message);
  await vi.runAllTimersAsync();
  return outcome;
}

test.each([
  { stopped: 0, asked: [0] },
  { stopped: 1, asked: [0, 0] },
  { stopped: 2, asked: [0, 0, 100] },
  { stopped: 3, asked: [0, 0, 100, 600] },
  { stopped: 4, asked: [0, 0, 100, 600, 2_100] },
])('a background stopped $stopped times is asked after $asked ms', async ({ stopped, asked }) => {
  const background = stoppedTimes(stopped);
  expect(await outcomeOf(retryMessage(background.send))).toBe('answer');
  expect(background.asked).toEqual(asked);
});

test('one that is gone is not asked for ever', async () => {
  const background = stoppedTimes(Number.POSITIVE_INFINITY);
  expect(await outcomeOf(retryMessage(background.send))).toBe('stopped 5');
});

test('a message that nobody took is sent again', async () => {
  const answers = [undefined, null];
  expect(await outcomeOf(retryMessage(async () => answers.shift()))).toBeNull();
  const unanswered = await outcomeOf(retryMessage(async () => undefined));
  expect(unanswered).toBe('nobody answers');
});

test('a message that is neither answered nor refused is sent again, a slow answer is waited for', async () => {
  const times: number[] = [];
  const start = Date.now();
  const send = () => {
    times.push(Date.now() - start);
    if (times.length === 1) return new Promise<never>(() => undefined);
    return new Promise<string>((resolve) => setTimeout(resolve, 4_000, 'slow'));
  };
  expect(await outcomeOf(retryMessage(send))).toBe('slow');
  expect(times).toEqual([0, 5_000]);
});

test('a background that failed is asked again', async () => {
  const answers = [UNANSWERED, structuredClone(UNANSWERED), 'answer'];
  expect(await outcomeOf(retryMessage<unknown>(async () => answers.shift()))).toBe('answer');
});

test('who knows that an answer takes its time waits for it', async () => {
  const send = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 15_600, 'late')));
  expect(await outcomeOf(retryMessage(send, { patience: 20_000 }))).toBe('late');
  expect(send).toHaveBeenCalledOnce();
});

describe('what nobody wants any more', () => {
  test('is asked once, for it was wanted then', async () => {
    const background = stoppedTimes(1);
    expect(await outcomeOf(retryMessage(background.send, { isWanted: () => false }))).toBe(
      'stopped 1',
    );
    expect(background.asked).toEqual([0]);
  });

  test('is not asked again after the wait', async () => {
    const background = stoppedTimes(Number.POSITIVE_INFINITY);
    const start = Date.now();
    const outcome = await outcomeOf(
      retryMessage(background.send, { isWanted: () => Date.now() - start < 50 }),
    );
    expect(outcome).toBe('stopped 2');
    expect(background.asked).toEqual([0, 0]);
  });
});
