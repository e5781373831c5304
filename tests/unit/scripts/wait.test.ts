import { expect, it } from 'vitest';
import { waitUntil } from '../../../scripts/console/wait.ts';

it('gives the first answer that is one, whatever was thrown before', async () => {
  const answers = [null, undefined, false, new Error('not yet'), 'here', 'later'];
  const ask = async () => {
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  await expect(waitUntil('an answer', ask)).resolves.toBe('here');
});

it('says what it waited for, and the last exception', async () => {
  const ask = async () => {
    throw new Error('the page is gone\nwith a long log');
  };
  await expect(waitUntil('the panel', ask, 50)).rejects.toThrow(
    'waited 0.05 s in vain for the panel (the page is gone)',
  );
});
