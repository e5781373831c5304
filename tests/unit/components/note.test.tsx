// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Note } from '../../../components/offers-page/sheet-note.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import type { Draft } from '../../../lib/offers/drafts.ts';
import { OfferKeeper } from '../../../lib/offers/keeper.ts';
import type { KeptOffer, OfferChange } from '../../../lib/offers/kept-offer.ts';
import { Store } from '../../../lib/storage/store.ts';
import { MemoryArea } from '../../support/storage.ts';
import { offerWith, TEXT } from '../offers/offers.ts';
import { translationOf } from './texts.ts';

/* What is written in a field of the sheet, while answers are late or do not come. */

const french = await translationOf('fr');
const OFFER = offerWith({ notes: 'Début.' });

let keeper: OfferKeeper;
let drafts: Map<string, Draft>;
/** Lets the answers through that wait; new ones wait again. */
let answer: () => Promise<void>;
let isAnswering: boolean;
const change = vi.fn();

beforeEach(async () => {
  let now = Date.parse('2026-11-29T08:00:00Z');
  keeper = new OfferKeeper(new Store(new MemoryArea()), () => {
    now += 1_000;
    return new Date(now);
  });
  await keeper.keep(OFFER, TEXT);
  drafts = new Map();
  isAnswering = true;
  let waiting: (() => void)[] = [];
  change.mockReset();
  change.mockImplementation(async (wanted: OfferChange) => {
    if (!isAnswering) return null;
    const done = await keeper.change(OFFER.id, wanted);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return done;
  });
  answer = async () => {
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    for (const resolve of waiting) resolve();
    waiting = [];
    await settled();
  };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

/** A turn of the page, with its drawing and what follows it. */
async function settled() {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(40);
  }
}

function draw(offer: KeptOffer = OFFER) {
  render(
    <TranslationContext.Provider value={french}>
      <Note
        offer={offer}
        field="notes"
        rows={3}
        draftOf={(field) => drafts.get(field) ?? null}
        saveDraft={(field, draft) => {
          if (draft === null) drafts.delete(field);
          else drafts.set(field, draft);
        }}
        change={change}
      />
    </TranslationContext.Provider>,
    document.body,
  );
}

const field = () => document.querySelector('textarea') as HTMLTextAreaElement;
function type(text: string) {
  field().value = text;
  field().dispatchEvent(new Event('input', { bubbles: true }));
}
const pause = () => vi.advanceTimersByTime(500);
const kept = async () => (await keeper.offer(OFFER.id))?.notes;

test('what is typed before the page has settled is kept', async () => {
  draw();
  type('Début. Suite.');
  await settled();
  expect(field().value).toBe('Début. Suite.');
  pause();
  await answer();
  expect(await kept()).toBe('Début. Suite.');
  expect(drafts.size).toBe(0);
});

test('what is changed while an answer is late is kept once', async () => {
  draw();
  await settled();
  type('Début. Léa, mardi.');
  pause();
  type('Début. Léa, jeudi.');
  pause();
  await answer();
  await answer();
  expect(await kept()).toBe('Début. Léa, jeudi.');
  expect(field().value).toBe('Début. Léa, jeudi.');
});

test('a reading that is older than what was kept since takes nothing back', async () => {
  draw();
  await settled();
  type('Début. Un.');
  pause();
  await answer();
  const older = (await keeper.offer(OFFER.id)) as KeptOffer;
  type('Début. Un. Deux.');
  pause();
  await answer();
  draw(older);
  await settled();
  expect(field().value).toBe('Début. Un. Deux.');
  draw((await keeper.offer(OFFER.id)) as KeptOffer);
  await settled();
  type('Début. Un. Deux. Trois.');
  pause();
  await answer();
  expect(await kept()).toBe('Début. Un. Deux. Trois.');
});

test('what another page wrote comes along, also under what is being typed', async () => {
  draw();
  await settled();
  await keeper.change(OFFER.id, { notes: { text: 'Début. Ailleurs.', from: 'Début.' } });
  type('Début. Ici.');
  pause();
  await settled();
  type('Début. Ici, encore.');
  await answer();
  pause();
  await answer();
  const notes = await kept();
  for (const words of ['Ailleurs.', 'Ici, encore.']) {
    expect(notes).toContain(words);
    expect(field().value).toContain(words);
  }
  expect(notes?.match(/Ici/g)).toHaveLength(1);
});

test('what nobody took stands in the page, is told, and is sent again', async () => {
  isAnswering = false;
  draw();
  await settled();
  type('Début. Suite.');
  pause();
  await settled();
  expect(drafts.get('notes')).toEqual({ text: 'Début. Suite.', from: 'Début.' });
  expect(document.querySelector('[role=status]')?.textContent).toContain('Pas encore enregistré');
  isAnswering = true;
  vi.advanceTimersByTime(2_500);
  await answer();
  expect(await kept()).toBe('Début. Suite.');
  expect(document.querySelector('[role=status]')?.textContent).toBe('');
});

test('what was typed before a crash is there again, and kept', async () => {
  drafts.set('notes', { text: 'Début. Avant la panne.', from: 'Début.' });
  draw();
  await settled();
  expect(field().value).toBe('Début. Avant la panne.');
  await answer();
  expect(await kept()).toBe('Début. Avant la panne.');
});

test('nor does it overwrite what another page wrote meanwhile', async () => {
  drafts.set('notes', { text: 'Début. Avant la panne.', from: 'Début.' });
  await keeper.change(OFFER.id, { notes: { text: 'Début. Ailleurs.', from: 'Début.' } });
  draw((await keeper.offer(OFFER.id)) as KeptOffer);
  await settled();
  await answer();
  expect(await kept()).toContain('Avant la panne.');
  expect(await kept()).toContain('Ailleurs.');
});

test('leaving the sheet sends what waits', async () => {
  draw();
  await settled();
  type('Début. Fin.');
  render(null, document.body);
  await answer();
  expect(await kept()).toBe('Début. Fin.');
});
