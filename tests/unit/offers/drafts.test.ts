import { expect, test } from 'vitest';
import { Drafts } from '../../../lib/offers/drafts.ts';

/** A page's own storage. */
function area(values: Record<string, string> = {}, isFull = false) {
  const map = new Map(Object.entries(values));
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
    removeItem: (key: string) => void map.delete(key),
    key: (index: number) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
}

const ID = 'welcome-to-the-jungle/org/offre 1';

test('a draft is there until it is taken away, with what it was written from', () => {
  const own = area({ other: 'x' });
  const drafts = new Drafts(own);
  const draft = { text: 'Léa, mardi.\n', from: 'Léa' };
  drafts.write(ID, 'notes', draft);
  drafts.write(ID, 'people', { text: 'Paul', from: '' });
  expect(new Drafts(own).read(ID, 'notes')).toEqual(draft);
  expect(drafts.all()).toEqual([
    { id: ID, field: 'notes', draft },
    { id: ID, field: 'people', draft: { text: 'Paul', from: '' } },
  ]);
  drafts.write(ID, 'notes', null);
  expect(drafts.read(ID, 'notes')).toBeNull();
  expect(drafts.all()).toHaveLength(1);
});

test.each(['', 'x', '12', 'null', '{"text":1,"from":""}', '["a"]'])('%j is no draft', (stored) => {
  const drafts = new Drafts(area({ [`draft notes ${ID}`]: stored }));
  expect(drafts.read(ID, 'notes')).toBeNull();
  expect(drafts.all()).toEqual([]);
});

test('without room nothing fails', () => {
  const drafts = new Drafts(area({}, true));
  drafts.write(ID, 'notes', { text: 'x', from: '' });
  expect(drafts.read(ID, 'notes')).toBeNull();
});
