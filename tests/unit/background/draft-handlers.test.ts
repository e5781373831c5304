import { expect, test } from 'vitest';
import { type Draft, draftsShape } from '../../../lib/drafts/draft.ts';
import { parseBackgroundMessage } from '../../../lib/messages/schema.ts';
import { readingOf } from '../../support/offers.ts';
import { FakeBackground } from './services.ts';

const DRAFT: Draft = {
  id: 'un',
  name: '',
  board: 'welcome-to-the-jungle',
  contract: 'Freelance',
  status: null,
  title: 'Titre',
  text: 'Texte',
  marks: [],
  origin: null,
  changedAt: '2026-11-23T09:00:00.000Z',
};

test('a draft is kept, changed and deleted', async () => {
  const background = new FakeBackground();
  const { handlers, place, services } = background;
  const save = (draft: Draft) => handlers['draft-save']({ type: 'draft-save', draft }, place());
  expect(await save(DRAFT)).toBe(true);
  const later = { ...DRAFT, title: 'Autre', changedAt: '2026-11-23T09:00:01.000Z' };
  expect(await save(later)).toBe(true);
  expect(await services.store.read(draftsShape)).toEqual([later]);
  await handlers['draft-delete']({ type: 'draft-delete', id: 'un' }, place());
  expect(await services.store.read(draftsShape)).toEqual([]);
});

test('a draft for which there is no room is said, and none is lost for it', async () => {
  const background = new FakeBackground();
  const { handlers, place, services } = background;
  const full = Array.from({ length: 40 }, (_, index) => ({ ...DRAFT, id: `d${index}` }));
  background.area.values.drafts = full;
  expect(await handlers['draft-save']({ type: 'draft-save', draft: DRAFT }, place())).toBe(false);
  expect(await services.store.read(draftsShape)).toEqual(full);
});

test('a draft that is checked is answered like a page, and leaves nothing behind', async () => {
  const background = new FakeBackground();
  const { handlers, place } = background;
  const reading = readingOf({ title: 'Développeuse pour Pilotix' }, true);
  const view = await handlers['draft-answer']({ type: 'draft-answer', reading }, place());
  expect(view?.resolution.startups.map(({ id }) => id)).toEqual(['pilotix']);
  expect(view?.checks.length).toBeGreaterThan(10);
  expect(Object.keys(background.area.values)).not.toContain('answers');
  expect(Object.keys(background.area.values)).not.toContain('rows');
});

test('the panel opens its tab’s offer as a draft', async () => {
  const { handlers, place, draftsOpened } = new FakeBackground();
  await handlers['draft-from-offer']({ type: 'draft-from-offer' }, place({ tabId: 7 }));
  expect(draftsOpened).toEqual([7]);
});

test('scripts in a board’s page reach no draft', () => {
  for (const message of [
    { type: 'draft-save', draft: DRAFT },
    { type: 'draft-delete', id: 'un' },
    { type: 'draft-answer', reading: readingOf({}) },
  ]) {
    expect(parseBackgroundMessage(message, 'board')).toBeNull();
    expect(parseBackgroundMessage(message, 'extension')).not.toBeNull();
  }
});
