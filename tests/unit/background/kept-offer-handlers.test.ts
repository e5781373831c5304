import { beforeEach, describe, expect, test } from 'vitest';
import type { ProblemId } from '../../../lib/offer/conditions.ts';
import type { OfferChange } from '../../../lib/offers/kept-offer.ts';
import { writeExport } from '../../../lib/transfer/export-file.ts';
import { type OfferSketch, readingOf } from '../../support/offers.ts';
import { offerWith, TEXT } from '../offers/offers.ts';
import { exported } from '../transfer/exports.ts';
import { FakeBackground } from './services.ts';

const NETWORK: OfferSketch = {
  title: 'Développeuse ou développeur pour Pilotix',
  zones: { missions: 'Pilotix est une Startup d’État. Rejoins l’équipe Pilotix de beta.gouv.fr.' },
};
const URL_OF_OFFER = readingOf(NETWORK).url;

let background: FakeBackground;

beforeEach(() => {
  background = new FakeBackground();
});

/** A person opens an offer of the network in the tab. */
function open(sketch: OfferSketch = NETWORK, isPrivate = false) {
  return background.handlers.resolve(
    { type: 'resolve', reading: readingOf(sketch), panelLoaded: true, asked: false },
    background.place({ url: URL_OF_OFFER, isPrivate }),
  );
}

const keep = (url = URL_OF_OFFER) =>
  background.handlers.keep({ type: 'keep', url }, background.place({ url: URL_OF_OFFER }));

/** The only kept offer as storage holds it. */
function kept(): Record<string, unknown> {
  const key = Object.keys(background.area.values).find((one) => one.startsWith('offer.'));
  return (key ? background.area.values[key] : {}) as Record<string, unknown>;
}

describe('an offer on show', () => {
  test('is kept with its answer and its own words', async () => {
    await open();
    expect(await keep()).toBe('kept');
    expect(kept()).toMatchObject({
      title: NETWORK.title,
      answer: { outcome: 'identified', startups: [{ name: 'Pilotix' }] },
      state: 'to-study',
    });
    expect(JSON.stringify(background.area.values)).toContain('Rejoins l’équipe Pilotix');
  });

  test('is said to be kept when it is opened again, and not before', async () => {
    expect(await open()).toMatchObject({ kept: false });
    await keep();
    expect(await open()).toMatchObject({ kept: true });
  });

  test('and the page of what is kept is opened from its panel', async () => {
    await background.handlers['open-offers']({ type: 'open-offers' }, background.place());
    expect(background.offersOpened).toBe(1);
  });

  test('is kept from the popup too, and in a private window', async () => {
    await open(NETWORK, true);
    const message = { type: 'keep-tab' as const, tabId: background.place().tabId };
    expect(await background.handlers['keep-tab'](message, background.place())).toBe('kept');
    const undo = { ...message, type: 'unkeep-tab' as const };
    expect(await background.handlers['unkeep-tab'](undo, background.place())).toBe(true);
    expect(await open()).toMatchObject({ kept: false });
  });

  test('that the tab has left meanwhile is not kept in its place', async () => {
    await open();
    expect(await keep('https://choisirleservicepublic.gouv.fr/offre-emploi/other/')).toBeNull();
    expect(kept()).toEqual({});
  });

  test('is given up with a way back', async () => {
    await open();
    await keep();
    const message = { type: 'unkeep' as const, url: URL_OF_OFFER };
    expect(await background.handlers.unkeep(message, background.place())).toBe(true);
    expect(await open()).toMatchObject({ kept: false });
    expect(await keep()).toBe('kept-again');
  });

  test('that was rewritten since is noted, once it is opened again', async () => {
    await open();
    await keep();
    await open(NETWORK, true);
    await background.settled();
    expect(kept().visit, 'nothing is noted of a private window').toBeNull();
    await open();
    await background.settled();
    expect(kept().visit).toMatchObject({ found: 'same' });
    await open({
      ...NETWORK,
      zones: { missions: 'Pilotix est une Startup d’État. Tout est autre.' },
    });
    await background.settled();
    expect(kept().visit).toMatchObject({ found: 'changed' });
  });

  test('that is closed is noted, a page that could not be read is not', async () => {
    await open();
    await keep();
    const visit = async (id: ProblemId) => {
      const conditions = [{ id, outcome: 'failed' as const, detail: null }];
      const reading = { ...readingOf(NETWORK, true), offer: null, conditions };
      await background.handlers.resolve(
        { type: 'resolve', reading, panelLoaded: true, asked: false },
        background.place({ url: URL_OF_OFFER }),
      );
      await background.settled();
    };
    await visit('title');
    expect(kept().visit).toBeNull();
    await visit('published');
    expect(kept().visit).toMatchObject({ found: 'closed' });
    expect(JSON.stringify(background.area.values)).toContain('Rejoins l’équipe Pilotix');
  });

  test('kept in a private window is said to stay', async () => {
    await open(NETWORK, true);
    const place = background.place({ url: URL_OF_OFFER, isPrivate: true });
    const message = { type: 'keep' as const, url: URL_OF_OFFER };
    expect(await background.handlers.keep(message, place)).toBe('kept-private');
    await background.handlers.unkeep({ ...message, type: 'unkeep' }, place);
    expect(await background.handlers.keep(message, background.place({ url: URL_OF_OFFER }))).toBe(
      'kept-again',
    );
  });

  test('is listed again when the list of what is kept was damaged', async () => {
    await open();
    await keep();
    background.area.values.offers = 'what a broken disk left of it';
    await background.handlers['offers-opened']({ type: 'offers-opened' }, background.place());
    // Told by the reading that finds the damage; the next opening lists the offers again.
    await background.settled();
    await background.handlers['offers-opened']({ type: 'offers-opened' }, background.place());
    expect(background.area.values.offers).toEqual([kept().id]);
  });
});

describe('a list', () => {
  test('shows which offers are kept, and nothing else of them', async () => {
    await open();
    await keep();
    const { offer } = readingOf(NETWORK);
    const listed = {
      board: 'choisir-le-service-public' as const,
      url: URL_OF_OFFER,
      reference: offer?.reference ?? null,
      title: NETWORK.title ?? '',
      employer: null,
      datePosted: null,
      network: true,
    };
    const others = { ...listed, url: `${URL_OF_OFFER}2/`, reference: '2026-99' };
    const { badges } = await background.handlers.list(
      { type: 'list', offers: [listed, others] },
      background.place({ url: 'https://choisirleservicepublic.gouv.fr/nos-offres/' }),
    );
    expect(badges.map((badge) => badge?.isKept)).toEqual([true, false]);
    expect(Object.keys(badges[0] ?? {}).sort()).toEqual([
      'incubators',
      'isCertain',
      'isKept',
      'startup',
    ]);
  });
});

describe('from "Mes offres"', () => {
  const file = writeExport(
    exported({
      offers: [{ offer: offerWith(), text: TEXT }],
      preferences: { settings: { boards: { 'welcome-to-the-jungle': false } } },
    }),
  );
  const importFile = (content: string, preferences = true) =>
    background.handlers.import({ type: 'import', file: content, preferences }, background.place());

  test('a file is taken over and taken back', async () => {
    expect(await importFile(file)).toBe(true);
    expect(kept()).toMatchObject({ title: offerWith().title });
    const undo = { type: 'undo-import' as const };
    expect(await background.handlers['undo-import'](undo, background.place())).toBe(true);
    expect(kept()).toEqual({});
    expect(await background.handlers['undo-import'](undo, background.place())).toBe(false);
  });

  test('the open pages hear of what a file brought, and of its way back', async () => {
    background.tabs = [{ id: 2, url: 'https://www.welcometothejungle.com/fr/jobs' }];
    await importFile(file, false);
    await importFile(file);
    await background.handlers['undo-import']({ type: 'undo-import' }, background.place());
    expect(background.told).toEqual(['2: renew', '2: dismiss', '2: renew']);
  });

  test('a state is given a name, and its own word back', async () => {
    const name = (words: string) =>
      background.handlers['rename-state'](
        { type: 'rename-state', state: 'applied', name: words },
        background.place(),
      );
    expect(await name(' CV parti ')).toEqual({ applied: 'CV parti' });
    expect(background.area.values['offer-states']).toEqual({ applied: 'CV parti' });
    expect(await name('')).toEqual({});
  });

  test('a damaged file changes nothing', async () => {
    const before = structuredClone(background.area.values);
    expect(await importFile(file.slice(0, 200))).toBe(false);
    expect(background.area.values).toEqual(before);
  });

  test('what is due today is on the toolbar button', async () => {
    await open();
    await keep();
    const { id } = kept() as { id: string };
    const today = background.now.toISOString().slice(0, 10);
    const message = {
      type: 'change-offer' as const,
      id,
      change: { dates: { interview: `${today}T14:30` } },
    };
    await background.handlers['change-offer'](message, background.place());
    expect(background.due).toBe(1);
    const closed = { ...message, change: { state: 'closed' as const } };
    await background.handlers['change-offer'](closed, background.place());
    expect(background.due).toBe(0);
  });
});

test('a note is kept without a look at the other offers, a date with one', async () => {
  await open();
  await keep();
  const { id } = kept() as { id: string };
  const asked: unknown[] = [];
  const get = background.area.get.bind(background.area);
  background.area.get = (keys) => {
    asked.push(keys);
    return get(keys);
  };
  const others = Array.from({ length: 50 }, (_, number) => `other/${number}`);
  background.area.values.offers = [id, ...others];
  const change = (wanted: OfferChange) =>
    background.handlers['change-offer'](
      { type: 'change-offer', id, change: wanted },
      background.place(),
    );
  await change({ notes: { text: 'Léa, mardi.', from: '' } });
  await change({ tick: { id: 'before-guide', done: true } });
  await change({ state: 'applied' });
  expect(asked.flat().filter((key) => String(key).includes('other/'))).toEqual([]);
  await change({ dates: { interview: '2026-12-01' } });
  expect(asked.flat().filter((key) => String(key).includes('other/'))).toHaveLength(50);
});

describe('an offer of the network that is opened', () => {
  const seen = () => background.area.values['seen-offers'];

  test('is found again beside others, with its title and address alone', async () => {
    await open();
    await background.settled();
    expect(seen()).toEqual([
      {
        id: expect.stringContaining('/'),
        url: URL_OF_OFFER,
        title: NETWORK.title,
        startups: ['pilotix'],
        incubators: ['atelier'],
        day: background.now.toISOString().slice(0, 10),
      },
    ]);
  });

  test('goes with the Startup that the person chooses for it', async () => {
    await open();
    await background.handlers.choose(
      { type: 'choose', url: URL_OF_OFFER, startups: ['semaphorix'] },
      background.place(),
    );
    expect(seen()).toMatchObject([{ startups: ['semaphorix'] }]);
  });

  test('in a private window leaves no trace', async () => {
    await open(NETWORK, true);
    await background.handlers.choose(
      { type: 'choose', url: URL_OF_OFFER, startups: ['semaphorix'] },
      background.place({ isPrivate: true }),
    );
    await background.settled();
    expect(seen()).toBeUndefined();
  });

  test('of another employer leaves none either', async () => {
    await open({ title: 'Comptable', zones: { missions: 'Tenir les comptes.' } });
    await background.settled();
    expect(seen()).toBeUndefined();
  });

  test('is forgotten when everything is erased', async () => {
    await open();
    await background.settled();
    await background.handlers.erase({ type: 'erase' }, background.place());
    expect(seen()).toBeUndefined();
  });
});
