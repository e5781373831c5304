import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { OfferView } from '../../../lib/answer/view.ts';
import type { MessageOf } from '../../../lib/messages/schema.ts';
import { rowsIn } from '../../../scripts/pages/sample-rows.ts';
import { type OfferSketch, readingOf } from '../../support/offers.ts';
import { FakeBackground } from './services.ts';

const OFFER = 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-1/';

const NETWORK: OfferSketch = {
  title: 'Développeuse ou développeur pour Pilotix',
  zones: { missions: 'Pilotix est une Startup d’État. Rejoins l’équipe Pilotix de beta.gouv.fr.' },
};

const OTHERS: OfferSketch = {
  title: 'Gestionnaire de paie',
  zones: { missions: 'Suivi des dossiers des agents de la collectivité.' },
};

let background: FakeBackground;

beforeEach(() => {
  background = new FakeBackground();
});

function resolve(
  sketch: OfferSketch,
  values: Partial<MessageOf<'resolve'>> = {},
  isPrivate = false,
) {
  const message: MessageOf<'resolve'> = {
    type: 'resolve',
    reading: readingOf(sketch),
    panelLoaded: true,
    asked: false,
    ...values,
  };
  return background.handlers.resolve(message, background.place({ url: OFFER, isPrivate }));
}

function switchOff() {
  const boards = { 'choisir-le-service-public': false, 'welcome-to-the-jungle': true };
  return background.handlers['change-settings'](
    { type: 'change-settings', settings: { boards } },
    background.place(),
  );
}

/** Of the board that the tests' offer is on. */
const FOLLOWER = 'follower-choisir-le-service-public';

describe('a page wakes the background', () => {
  const preview = (text: string) => ({ title: 'Offre', texts: [text], addresses: [] });
  const NAMED = preview('Pilotix est une Startup d’État de beta.gouv.fr.');
  const SILENT = preview('Suivi des dossiers des agents.');

  function wake(values: Partial<MessageOf<'wake'>>, url = OFFER) {
    const message: MessageOf<'wake'> = {
      type: 'wake',
      page: 'offer',
      network: false,
      preview: null,
    };
    return background.handlers.wake({ ...message, ...values }, background.place({ url }));
  }

  test.each<[what: string, message: Partial<MessageOf<'wake'>>, scripts: string[]]>([
    ['a list is given badges', { page: 'list' }, ['7: badges-choisir-le-service-public']],
    ['the address proves it: the panel comes along', { network: true }, [`7: panel ${FOLLOWER}`]],
    ['nothing can be seen yet: it is read', {}, [`7: ${FOLLOWER}`]],
    ['the words prove it', { preview: NAMED }, [`7: panel ${FOLLOWER}`]],
    ['nothing points to the network', { preview: SILENT }, []],
  ])('%s', async (_, message, scripts) => {
    await wake(message);
    expect(background.added).toEqual(scripts);
  });

  test('an offer that is not read is on record as somebody else’s', async () => {
    await wake({ preview: SILENT });
    expect(background.found.get(7)?.resolution.outcome).toBe('not-beta');
  });

  test('a board that was switched off is left alone', async () => {
    await switchOff();
    await wake({ network: true });
    await wake({ page: 'list' });
    expect(background.added).toEqual([]);
  });

  test.each([{ page: 'list' as const }, { network: true }, {}])(
    'a page that the browser gives no script has no answer, and asks again: %o',
    async (message) => {
      background.closed.add(7);
      await expect(wake(message)).rejects.toThrow('tab 7');
    },
  );

  test('a page of no board is left alone', async () => {
    await wake({ network: true }, 'https://example.org/offre-emploi/2026-1/');
    expect(background.added).toEqual([]);
  });
});

describe('an offer of the network is on its way', () => {
  const prepare = () =>
    background.handlers.prepare({ type: 'prepare' }, background.place({ url: OFFER }));

  beforeEach(() => {
    background.waited = Promise.resolve();
  });

  test('an answer is rehearsed, of which nothing is left', async () => {
    const drawing = vi.spyOn(background.services, 'drawPanel');
    await prepare();
    await background.settled();
    expect(drawing).toHaveBeenCalledOnce();
    expect(Object.keys(background.area.values)).toEqual(['version']);
    expect(background.found.size).toBe(0);
    expect(background.added).toEqual([]);
    expect(background.warnings).toEqual([]);
  });

  test('not for a board that was switched off', async () => {
    await switchOff();
    const drawing = vi.spyOn(background.services, 'drawPanel');
    await prepare();
    await background.settled();
    expect(drawing).not.toHaveBeenCalled();
  });

  test('once', async () => {
    const drawing = vi.spyOn(background.services, 'drawPanel');
    await prepare();
    await background.settled();
    await prepare();
    await background.settled();
    expect(drawing).toHaveBeenCalledOnce();
  });

  test('not when the offer came first', async () => {
    let go: () => void = () => undefined;
    background.waited = new Promise((resolve) => {
      go = resolve;
    });
    const drawing = vi.spyOn(background.services, 'drawPanel');
    await prepare();
    await resolve(NETWORK);
    expect(drawing).toHaveBeenCalledOnce();
    go();
    await background.settled();
    expect(drawing).toHaveBeenCalledOnce();
  });

  test('one that fails is told to maintainers, and the offer is answered', async () => {
    background.textsAreGone = true;
    await prepare();
    await background.settled();
    expect(background.warnings).toEqual([
      'the first answer could not be rehearsed: Error: no such file',
    ]);
    background.textsAreGone = false;
    expect(await resolve(NETWORK)).not.toBeNull();
  });
});

describe('an offer that was read', () => {
  test('of the network: named, on record, remembered for lists', async () => {
    const answer = await resolve(NETWORK);
    expect(answer?.view.resolution.startups[0]?.name).toBe('Pilotix');
    expect(background.found.get(7)).toEqual(answer?.view);
    await background.settled();
    expect(background.area.values.answers).toHaveLength(1);
    expect(rowsIn(background.area.values), 'nobody recruits here').toEqual([]);
    expect(background.warnings).toEqual([]);
  });

  test('in recruiter mode the report has its row', async () => {
    const { handlers } = background;
    const settings = { recruiter: true };
    await handlers['change-settings']({ type: 'change-settings', settings }, background.place());
    await resolve(NETWORK);
    await resolve(OTHERS);
    await background.settled();
    expect(rowsIn(background.area.values)).toHaveLength(1);
  });

  test('of others: no panel, and nothing kept but what the tab shows', async () => {
    expect(await resolve(OTHERS, { panelLoaded: false })).toBeNull();
    await background.settled();
    expect(background.found.get(7)?.resolution.outcome).toBe('not-beta');
    expect(background.added).toEqual([]);
    expect(background.area.values.answers).toBeUndefined();
  });

  test('a page without the panel is given it', async () => {
    await resolve(NETWORK, { panelLoaded: false });
    expect(background.added).toEqual(['7: panel']);
  });

  test('a page that the browser does not give the panel has no answer, and asks again', async () => {
    background.closed.add(7);
    await expect(resolve(NETWORK, { panelLoaded: false })).rejects.toThrow('tab 7');
    expect(await resolve(NETWORK)).not.toBeNull();
  });

  test('a board that was switched off answers only when a person asks', async () => {
    await switchOff();
    expect(await resolve(NETWORK)).toBeNull();
    expect(await resolve(NETWORK, { asked: true })).not.toBeNull();
    expect(background.found.get(7)).toBeDefined();
    // What was found before is not told of it any more.
    expect(await resolve(NETWORK)).toBeNull();
    expect(background.found.get(7)).toBeUndefined();
  });

  test('in a private window it is answered, and nothing of it is kept', async () => {
    const answer = await resolve(NETWORK, {}, true);
    expect(answer?.view.resolution.outcome).toBe('identified');
    await background.settled();
    expect(background.area.values.answers).toBeUndefined();
    expect(rowsIn(background.area.values)).toEqual([]);
    expect(Object.keys(background.area.values), 'not even the day of its use').toEqual(['version']);
  });

  test('texts that could not be read are asked for again', async () => {
    background.textsAreGone = true;
    await expect(resolve(NETWORK)).rejects.toThrow('no such file');
    background.textsAreGone = false;
    expect((await resolve(NETWORK))?.drawn.forms.card).toBe('card in fr');
    await resolve(NETWORK);
    expect(background.textsAsked, 'once they are there, never again').toBe(2);
  });
});

describe('a person comes to the panel', () => {
  const comes = () => background.handlers['panel-life']({ type: 'panel-life' }, background.place());

  test('the page is given what answers them, and the words to speak with', async () => {
    expect(await comes()).toEqual({ locale: 'fr' });
    expect(background.added).toEqual(['7: panel-life']);
  });

  test('a page that does not take it asks again', async () => {
    background.closed.add(7);
    await expect(comes()).rejects.toThrow('was not given panel-life');
  });
});

describe('a person searches', () => {
  const comes = () =>
    background.handlers['startup-search']({ type: 'startup-search' }, background.place());

  test('the page is given what searches, and all Startups, as the directory names them', async () => {
    const startups = await comes();
    expect(background.added).toEqual(['7: startup-search']);
    expect(startups).toContainEqual(
      expect.objectContaining({
        id: 'pilotix',
        name: 'Pilotix',
        incubators: ['Atelier des essais'],
      }),
    );
  });

  test('a page that does not take it asks again', async () => {
    background.closed.add(7);
    await expect(comes()).rejects.toThrow('was not given startup-search');
  });
});

describe('a person chooses', () => {
  const choose = (startup: string | null, url = OFFER) =>
    background.handlers.choose(
      { type: 'choose', url, startups: startup === null ? [] : [startup] },
      background.place(),
    );

  test('their Startup answers, now and when the offer is opened again; until they take it back', async () => {
    await resolve(NETWORK);
    expect((await choose('semaphorix'))?.resolution.startups[0]?.name).toBe('Sémaphorix');
    expect((await resolve(NETWORK))?.view.resolution.startups[0]?.name).toBe('Sémaphorix');
    expect((await choose(null))?.resolution.startups[0]?.name).toBe('Pilotix');
    expect((await resolve(NETWORK))?.view.automatic).toBeNull();
  });

  test('while their page is still being answered: the page hears of the choice last', async () => {
    const heard: (string | undefined)[] = [];
    const hear = (view: OfferView | null | undefined) => {
      heard.push(view?.resolution.startups[0]?.name);
    };
    const texts = Promise.withResolvers<void>();
    background.textsCome = texts.promise;
    const resolved = resolve(NETWORK).then((answer) => hear(answer?.view));
    await background.settled();
    const chosen = choose('semaphorix').then(hear);
    await background.settled();
    texts.resolve();
    await Promise.all([resolved, chosen]);
    expect(heard).toEqual(['Pilotix', 'Sémaphorix']);
    expect(background.found.get(7)?.resolution.startups[0]?.name).toBe('Sémaphorix');
  });

  test('another tab does not wait for it', async () => {
    background.textsCome = new Promise(() => undefined);
    resolve(NETWORK);
    await background.settled();
    const elsewhere = background.place({ tabId: 8 });
    expect(await background.handlers.left({ type: 'left' }, elsewhere)).toBeUndefined();
  });

  test('for an offer that the tab has left: nothing', async () => {
    await resolve(NETWORK);
    expect(await choose('semaphorix', `${OFFER}autre/`)).toBeNull();
    await background.handlers.left({ type: 'left' }, background.place());
    expect(await choose('semaphorix')).toBeNull();
    expect(background.area.values.choices).toBeUndefined();
  });
});

describe('a list asks for the badges of its cards', () => {
  const offers = ['Développeuse – Pilotix', 'Cheffe de projet'].map((title, index) => ({
    board: 'choisir-le-service-public' as const,
    url: `https://choisirleservicepublic.gouv.fr/offre-emploi/${index}/`,
    reference: `2026-${index}`,
    title,
    employer: null,
    datePosted: null,
    network: true,
  }));
  const list = () => background.handlers.list({ type: 'list', offers }, background.place());

  test('one each, and the references are remembered', async () => {
    const { badges } = await list();
    expect(badges.map((badge) => badge?.startup)).toEqual(['Pilotix', null]);
    await background.settled();
    expect(background.area.values['network-list']).toHaveLength(2);
  });

  test('on a board that was switched off meanwhile, none', async () => {
    await switchOff();
    expect((await list()).badges).toEqual([null, null]);
    await background.settled();
    expect(background.area.values['network-list']).toBeUndefined();
  });
});

describe('the popup asks for its tab', () => {
  const status = () =>
    background.handlers['tab-status']({ type: 'tab-status', tabId: 7 }, background.place());

  test.each([
    ['the offer that was read', OFFER, true],
    ['the same with another query', `${OFFER}?utm=1#haut`, true],
    ['another page', 'https://choisirleservicepublic.gouv.fr/', false],
    ['a tab that was closed', '', false],
  ])('%s', async (_, url, isKnown) => {
    await resolve(NETWORK);
    background.tabs = url ? [{ id: 7, url }] : [];
    expect((await status()) !== null).toBe(isKnown);
  });
});

test('the popup learns how many offers of a list are the network’s', async () => {
  const card = (number: number, network: boolean) => ({
    board: 'choisir-le-service-public' as const,
    url: `https://choisirleservicepublic.gouv.fr/offre-emploi/2026-${number}/`,
    reference: `2026-${number}`,
    title: 'Gestionnaire de paie',
    employer: null,
    datePosted: null,
    network,
  });
  const summary = () =>
    background.handlers['list-summary']({ type: 'list-summary', tabId: 7 }, background.place());
  expect(await summary(), 'a page that cannot be asked').toBeNull();
  background.lists.set(7, [card(1, true), card(2, false), card(3, true)]);
  expect(await summary()).toEqual({ offers: 3, network: 2 });
  background.lists.set(7, []);
  expect(await summary()).toEqual({ offers: 0, network: 0 });
});

test('a report opens for the tab that asked for it', async () => {
  await background.handlers.feedback({ type: 'feedback' }, background.place());
  expect(background.reported).toEqual([7]);
});
