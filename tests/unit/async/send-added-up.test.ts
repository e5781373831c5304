import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { sendAddedUp } from '../../../lib/async/send-added-up.ts';

interface Change {
  form?: string;
  side?: string;
}

/** What was sent, with its end in the test's hands. */
let sent: { change: Change; isLast: () => boolean; arrive(): void; fail(): void }[];
let change: (change: Change) => Promise<void>;

beforeEach(() => {
  sent = [];
  change = sendAddedUp<Change>(
    (one, isLast) =>
      new Promise<void>((resolve, reject) => {
        sent.push({ change: one, isLast, arrive: resolve, fail: () => reject(new Error('gone')) });
      }),
  );
});

const changes = () => sent.map((one) => one.change);

test('a change is sent at once, with those that are not confirmed', () => {
  change({ form: 'strip' });
  change({ side: 'left' });
  change({ form: 'card' });
  expect(changes()).toEqual([
    { form: 'strip' },
    { form: 'strip', side: 'left' },
    { form: 'card', side: 'left' },
  ]);
});

test('only the last one is worth another try', () => {
  change({ form: 'strip' });
  expect(sent[0]?.isLast()).toBe(true);
  change({ form: 'card' });
  expect(sent.map(({ isLast }) => isLast())).toEqual([false, true]);
});

test('what is confirmed is not sent again: it may have been changed elsewhere since', async () => {
  const done = change({ form: 'strip' });
  sent[0]?.arrive();
  await done;
  change({ side: 'left' });
  expect(changes().at(-1)).toEqual({ side: 'left' });
});

test('what did not arrive goes along with the next', async () => {
  const lost = change({ form: 'strip' });
  sent[0]?.fail();
  await expect(lost).rejects.toThrow('gone');
  change({ side: 'left' });
  expect(changes().at(-1)).toEqual({ form: 'strip', side: 'left' });
});

test('whichever arrive, as long as the last one does, all of it holds', async () => {
  const one = fc.record(
    { form: fc.constantFrom('card', 'strip'), side: fc.constantFrom('left', 'right') },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(one, fc.boolean()), { minLength: 1 }), async (all) => {
      let kept: Change = {};
      let arrives = true;
      const wish = sendAddedUp<Change>(async (next) => {
        if (!arrives) throw new Error('gone');
        kept = { ...kept, ...next };
      });
      for (const [index, [next, does]] of all.entries()) {
        arrives = does || index === all.length - 1;
        await wish(next).catch(() => undefined);
      }
      expect(kept).toEqual(Object.assign({}, ...all.map(([next]) => next)));
    }),
  );
});
