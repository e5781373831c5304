import { describe, expect, test } from 'vitest';
import { UNSAVED_KEY } from '../../../lib/storage/store.ts';
import { followStored } from '../../../lib/storage/stored-values.ts';

/** A storage area whose readings come when the test says so, and which tells of changes. */
function area(held: Record<string, unknown>) {
  const listeners: ((changes: Record<string, { newValue?: unknown }>) => void)[] = [];
  const waiting: (() => void)[] = [];
  return {
    onChanged: { addListener: (listener: (typeof listeners)[number]) => listeners.push(listener) },
    get: async () => {
      const read = { ...held };
      await new Promise<void>((resolve) => waiting.push(resolve));
      return read;
    },
    answer() {
      for (const resolve of waiting.splice(0)) resolve();
    },
    change(values: Record<string, unknown>) {
      Object.assign(held, values);
      const changes = Object.fromEntries(
        Object.entries(values).map(([key, newValue]) => [key, { newValue }]),
      );
      for (const listener of listeners) listener(changes);
    },
  };
}

function following(local: Record<string, unknown>, session: Record<string, unknown> = {}) {
  const areas = { local: area(local), session: area(session) };
  const taken: Record<string, unknown>[] = [];
  const done = followStored(areas, ['theme', 'rows'], (values) => taken.push(values));
  return {
    areas,
    taken,
    async read() {
      areas.local.answer();
      areas.session.answer();
      await done;
    },
  };
}

describe('a page that follows what is stored', () => {
  test('gets what is there at once, with what found no room', async () => {
    const { taken, read } = following({ theme: 'dark', rows: 1 }, { [UNSAVED_KEY]: { rows: 2 } });
    await read();
    expect(taken).toEqual([{ theme: 'dark', rows: 2 }]);
  });

  test('then gets each change, from both', async () => {
    const { areas, taken, read } = following({ theme: 'dark' });
    await read();
    areas.local.change({ theme: 'light' });
    areas.session.change({ [UNSAVED_KEY]: { rows: 3 } });
    areas.session.change({ another: 'key' });
    expect(taken.slice(1)).toEqual([{ theme: 'light' }, { rows: 3 }]);
  });

  test('is not given an older reading after what changed meanwhile', async () => {
    const { areas, taken, read } = following({ theme: 'dark', rows: 1 });
    areas.local.change({ theme: 'light' });
    expect(taken).toEqual([]);
    await read();
    expect(taken).toEqual([{ theme: 'light', rows: 1 }]);
  });

  test('hears that a value is gone', async () => {
    const { areas, taken, read } = following({ rows: 1 });
    areas.local.change({ rows: undefined });
    await read();
    expect(taken).toEqual([{ rows: undefined }]);
  });
});
