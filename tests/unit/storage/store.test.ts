import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { choicesShape, withChoice } from '../../../lib/choices/choices.ts';
import { panelStateShape, settingsShape } from '../../../lib/settings/settings.ts';
import { CURRENT_VERSION, MIGRATIONS } from '../../../lib/storage/migrations/index.ts';
import { DAMAGED_KEY, isKept, type Shape, Store } from '../../../lib/storage/store.ts';
import { MemoryArea } from '../../support/storage.ts';

const words: Shape<string[]> = {
  key: 'words',
  parse: (stored) => (Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []),
};
const CURRENT = { version: CURRENT_VERSION };

describe('a value', () => {
  test('is its default where nothing is stored, and that is no problem', async () => {
    const store = new Store(new MemoryArea());
    expect(await store.read(words)).toEqual([]);
    expect(await store.problems()).toEqual([]);
  });

  test('is read as it was written, by another start of the extension too', async () => {
    const area = new MemoryArea();
    await new Store(area).update(words, (before) => [...before, 'a']);
    await new Store(area).update(words, (before) => [...before, 'b']);
    expect(await new Store(area).read(words)).toEqual(['a', 'b']);
  });

  test('loses nothing of writings at once', async () => {
    const store = new Store(new MemoryArea());
    const all = Array.from({ length: 50 }, (_, index) => String(index));
    await Promise.all(all.map((one) => store.update(words, (before) => [...before, one])));
    expect(await store.read(words)).toEqual(all);
  });

  test('is not written again where nothing changes', async () => {
    const area = new MemoryArea();
    const store = new Store(area);
    await store.update(words, () => ['a']);
    const { writings } = area;
    await store.update(words, (same) => same);
    expect(area.writings).toBe(writings);
  });

  test('is not stopped by a change that fails', async () => {
    const store = new Store(new MemoryArea());
    const failing = store.update(words, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.update(words, () => ['a'])).toEqual(['a']);
  });
});

describe('what is damaged', () => {
  test('is replaced, told, and set aside for good', async () => {
    const area = new MemoryArea({ ...CURRENT, words: ['a', 7, 'b'] });
    const store = new Store(area);
    expect(await store.read(words)).toEqual(['a', 'b']);
    await store.inTurn(async () => undefined);
    expect(area.values).toEqual({
      ...CURRENT,
      words: ['a', 'b'],
      [DAMAGED_KEY]: { words: ['a', 7, 'b'] },
    });
    const next = new Store(area);
    await next.update(words, () => ['c']);
    expect(await next.problems()).toEqual([{ kind: 'damaged', key: 'words' }]);
    expect(area.values[DAMAGED_KEY]).toEqual({ words: ['a', 7, 'b'] });
  });

  test('does not overwrite what was written meanwhile', async () => {
    const area = new MemoryArea({ ...CURRENT, words: 'x' });
    const store = new Store(area);
    await Promise.all([store.read(words), store.update(words, () => ['new'])]);
    await store.inTurn(async () => undefined);
    expect(area.values.words).toEqual(['new']);
  });

  test('is told but not kept where it can be had again', async () => {
    const area = new MemoryArea({ ...CURRENT, words: 'x' });
    const store = new Store(area);
    expect(await store.read({ ...words, replaceable: true })).toEqual([]);
    await store.inTurn(async () => undefined);
    expect(area.values[DAMAGED_KEY]).toBeUndefined();
    expect(await store.problems()).toEqual([{ kind: 'damaged', key: 'words' }]);
  });

  test.each<[string, unknown, unknown, boolean]>([
    ['the same', { a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
    ['a default that was added', { a: 1 }, { a: 1, b: 2 }, true],
    ['another version’s key', { a: 1, c: 3 }, { a: 1 }, true],
    ['a value that was replaced', { a: 1 }, { a: 2 }, false],
    ['an entry that was left out', [1, 2], [1], false],
    ['another kind', '[]', [], false],
    ['nothing', null, [], false],
    ['a list for an object', [], {}, false],
  ])('is told from what is not: %s', (_, stored, value, kept) =>
    expect(isKept(stored, value)).toBe(kept),
  );
});

describe('a storage that refuses', () => {
  test('to write: everything goes on from memory, and it is said', async () => {
    const area = new MemoryArea({ ...CURRENT, words: ['old'] });
    const store = new Store(area);
    area.refuses.set = true;
    expect(await store.update(words, (before) => [...before, 'new'])).toEqual(['old', 'new']);
    expect(await store.read(words)).toEqual(['old', 'new']);
    expect(area.values.words, 'what was there stays').toEqual(['old']);
    expect(await store.problems()).toEqual([{ kind: 'full', key: 'words' }]);
    area.refuses.set = false;
    await store.update(words, (before) => [...before, 'newer']);
    expect(area.values.words, 'once there is room').toEqual(['old', 'new', 'newer']);
    expect(await store.problems()).toEqual([]);
  });

  test('to write: what found no room is there after the background was stopped', async () => {
    const area = new MemoryArea({ ...CURRENT, words: ['old'] });
    const overflow = new MemoryArea();
    area.refuses.set = true;
    await new Store(area, overflow).update(words, (before) => [...before, 'new']);
    const next = new Store(area, overflow);
    expect(await next.read(words)).toEqual(['old', 'new']);
    expect(await next.problems()).toEqual([{ kind: 'full', key: 'words' }]);
    area.refuses.set = false;
    await next.update(words, (before) => [...before, 'newer']);
    expect(area.values.words).toEqual(['old', 'new', 'newer']);
    expect(overflow.values, 'it is nowhere twice').toEqual({});
    expect(await new Store(area, overflow).read(words)).toEqual(['old', 'new', 'newer']);
  });

  test('to write, then stopped between two writings: the newest is what is read', async () => {
    const area = new MemoryArea({ ...CURRENT, words: ['old'] });
    const overflow = new MemoryArea();
    area.refuses.set = true;
    const store = new Store(area, overflow);
    await store.update(words, () => ['new']);
    area.refuses.set = false;
    // The overflow area is not tidied up any more.
    overflow.remove = () => Promise.reject(new Error('stopped'));
    await store.update(words, () => ['newest']);
    expect(await new Store(area, overflow).read(words)).toEqual(['newest']);
  });

  test('to write: once there is room, all that waited is written, or else what is new', async () => {
    const area = new MemoryArea({ ...CURRENT, words: ['old'] });
    const others: typeof words = { ...words, key: 'others' };
    const store = new Store(area, new MemoryArea());
    area.refuses.set = true;
    await store.update(words, () => ['waiting']);
    area.refuses.set = false;
    const { set } = area;
    area.set = (values) =>
      'words' in values ? Promise.reject(new Error('too much')) : set.call(area, values);
    await store.update(others, () => ['a']);
    expect(area.values).toMatchObject({ words: ['old'], others: ['a'] });
    expect(await store.problems()).toEqual([{ kind: 'full', key: 'words' }]);
    area.set = set;
    await store.update(others, () => ['b']);
    expect(area.values).toMatchObject({ words: ['waiting'], others: ['b'] });
    expect(await store.problems()).toEqual([]);
  });

  test('to write, overflow and all: everything goes on from memory', async () => {
    const area = new MemoryArea({ ...CURRENT, words: ['old'] });
    const overflow = new MemoryArea({ unsaved: 'damaged' });
    for (const one of [area, overflow]) one.refuses.set = true;
    const store = new Store(area, overflow);
    await store.update(words, (before) => [...before, 'new']);
    expect(await store.read(words)).toEqual(['old', 'new']);
  });

  test('to write from the first start on: said as what it is', async () => {
    const area = new MemoryArea({ words: ['old'] });
    area.refuses.set = true;
    const store = new Store(area);
    expect(await store.read(words)).toEqual(['old']);
    expect(await store.problems()).toEqual([{ kind: 'full', key: 'version' }]);
  });

  test('to read: defaults, and it is said', async () => {
    const area = new MemoryArea({ ...CURRENT, words: ['old'] });
    area.refuses.get = true;
    const store = new Store(area);
    expect(await store.read(words)).toEqual([]);
    area.refuses.get = false;
    expect(area.values.words).toEqual(['old']);
    expect((await store.problems()).map(({ kind }) => kind)).toContain('unreachable');
  });
});

describe('versions', () => {
  test('there is a step for each, in order', () => {
    expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, index) => index + 2));
    expect(MIGRATIONS.at(-1)?.to).toBe(CURRENT_VERSION);
  });

  test.each(MIGRATIONS)('the step to version $to does what its example says', (step) => {
    const before = structuredClone(step.example.before);
    expect(step.migrate(before)).toEqual(step.example.after);
    expect(before, 'pure').toEqual(step.example.before);
    expect(step.example.after, 'it does something').not.toEqual(step.example.before);
    const again = step.migrate(structuredClone(step.example.after));
    expect(again, 'done again, as when the version was damaged, it loses nothing').toEqual(
      step.example.after,
    );
  });

  test.each(MIGRATIONS)(
    'storage of version $to’s predecessor is brought up to date',
    async (step) => {
      const area = new MemoryArea({ ...step.example.before, version: step.to - 1 });
      await new Store(area).read(words);
      expect(area.values.version).toBe(CURRENT_VERSION);
      for (const key of Object.keys(step.example.before)) {
        if (!(key in step.example.after)) expect(Object.keys(area.values)).not.toContain(key);
      }
    },
  );

  test('the first versions wrote none', async () => {
    const [first] = MIGRATIONS;
    const area = new MemoryArea(first?.example.before);
    expect(await new Store(area).read(choicesShape)).toEqual(first?.example.after.choices);
    expect(area.values).toEqual({ ...first?.example.after, version: CURRENT_VERSION });
  });

  test('what a newer version wrote is read as far as it goes and left as it is', async () => {
    const values = { version: 99, words: ['a'], more: 1 };
    const area = new MemoryArea(values);
    const store = new Store(area);
    expect(await store.read(words)).toEqual(['a']);
    expect(area.values).toEqual(values);
    expect(await store.problems()).toEqual([{ kind: 'newer', key: 'version' }]);
  });

  test('a step that cannot be written is tried again at the next start', async () => {
    const area = new MemoryArea(MIGRATIONS[0]?.example.before);
    area.refuses.set = true;
    const before = structuredClone(area.values);
    await new Store(area).read(words);
    expect(area.values).toEqual(before);
    area.refuses.set = false;
    await new Store(area).read(words);
    expect(area.values.version).toBe(CURRENT_VERSION);
  });
});

test('erasing forgets everything, and writing begins anew', async () => {
  const area = new MemoryArea({ ...CURRENT, words: 'x' });
  const overflow = new MemoryArea({ unsaved: { more: ['x'] } });
  const store = new Store(area, overflow);
  await store.read(words);
  await store.erase();
  expect(area.values).toEqual({});
  expect(overflow.values).toEqual({});
  expect(await store.problems()).toEqual([]);
  await store.update(words, () => ['a']);
  expect(area.values).toEqual({ ...CURRENT, words: ['a'] });
});

describe('whatever storage holds', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', 'x'.repeat(10_000), 1e308, -0, true, [], {}, [[]], { v: 1 }),
  );

  it('is read without failing, and nothing that was there is lost (500 seeds)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          {
            settings: anything,
            panel: anything,
            choices: anything,
            rows: anything,
            'rows.0': anything,
            version: anything,
          },
          { requiredKeys: [] },
        ),
        async (values) => {
          const area = new MemoryArea(values);
          const store = new Store(area);
          const offer = { board: 'choisir-le-service-public', reference: '2026-1' } as const;
          await store.read(settingsShape);
          await store.read(panelStateShape);
          await store.update(choicesShape, (choices) => withChoice(choices, offer, ['pix']));
          await store.inTurn(async () => undefined);
          const choices = await new Store(area).read(choicesShape);
          expect(choices.at(-1)).toEqual({ ...offer, startup: 'pix' });
          const aside = (area.values[DAMAGED_KEY] ?? {}) as Record<string, unknown>;
          for (const key of ['settings', 'panel', 'choices'] as const) {
            if (!(key in values) || key in aside) continue;
            const present = key === 'choices' ? choices.slice(0, -1) : area.values[key];
            expect(isKept(values[key], present), key).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
