import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { OfferView } from '../../lib/answer/view.ts';
import { receiverOf } from '../../lib/background/receiver.ts';
import { readCards } from '../../lib/boards/cards.ts';
import { BOARD_MATCH_PATTERNS, WATCHED_MATCH_PATTERNS } from '../../lib/boards/hosts.ts';
import { listedOffers } from '../../lib/boards/list.ts';
import type { ListAnswer, PanelAnswer, SettingsStatus } from '../../lib/messages/messages.ts';
import { csvOf, type ExportWords } from '../../lib/report/export.ts';
import { pageOf } from '../../scripts/pages/parse.ts';
import { rowsIn } from '../../scripts/pages/sample-rows.ts';
import { read } from '../support/html.ts';
import { INVENTED, INVENTED_LIST, inventedOffer } from '../support/invented-board.ts';
import { FakeBackground } from './background/services.ts';

/*
 * A third board, added in the two places where boards are listed and nowhere else, and taken
 * through everything that knows a board. Messages go the way that a browser sends them.
 */
vi.mock('../../lib/offer/offer.ts', async (original) => {
  const offer = await original<typeof import('../../lib/offer/offer.ts')>();
  return { ...offer, BOARD_IDS: [...offer.BOARD_IDS, 'emplois-inventes'] };
});

vi.mock('../../lib/boards/registry.ts', async (original) => {
  const registry = await original<typeof import('../../lib/boards/registry.ts')>();
  const { addresses, profile, readList, readOffer } = await import('../support/invented-board.ts');
  const id = addresses.id;
  return {
    ADDRESSES: { ...registry.ADDRESSES, [id]: addresses },
    OFFER_READERS: { ...registry.OFFER_READERS, [id]: readOffer },
    LIST_READERS: { ...registry.LIST_READERS, [id]: readList },
    PROFILES: { ...registry.PROFILES, [id]: profile },
    PANEL_LAYOUTS: registry.PANEL_LAYOUTS,
  };
});

const SELF = { id: 'repere', root: 'chrome-extension://repere/' };
const OFFER = inventedOffer('dev-1');
const HTML = `<h1>Développeuse</h1><p class="employeur">DINUM</p>
  <div class="texte"><p>Pilotix est une Startup d’État de beta.gouv.fr.</p></div>`;

let background: FakeBackground;
let receive: ReturnType<typeof receiverOf>;

beforeEach(() => {
  background = new FakeBackground();
  receive = receiverOf(background.handlers, SELF, () => () => undefined);
});

/** What the background answers to a script in a page of the board. */
function fromPage<Answer>(message: unknown, url = OFFER): Promise<Answer> {
  return ask(message, { id: SELF.id, url, tab: { id: 7 }, frameId: 0 });
}

/** What it answers to the settings page. */
function fromSettings<Answer>(message: unknown): Promise<Answer> {
  return ask(message, { id: SELF.id, url: `${SELF.root}options.html` });
}

async function ask<Answer>(message: unknown, sender: Parameters<typeof receive>[1]) {
  const answer = await receive(message, sender);
  expect(answer, 'the message was refused').toBeDefined();
  return answer as Answer;
}

function resolve(html = HTML): Promise<PanelAnswer | null> {
  const message = { type: 'resolve', reading: read(OFFER, html), panelLoaded: true, asked: false };
  return fromPage(message);
}

test('the manifest asks for its site, and gives it the watcher', () => {
  expect(BOARD_MATCH_PATTERNS).toContain('https://emplois.example/*');
  expect(WATCHED_MATCH_PATTERNS).toContain('https://emplois.example/*');
});

test('its offers are read and answered', async () => {
  const answer = await resolve();
  expect(answer?.view).toMatchObject({ board: INVENTED, reference: 'dev-1' });
  expect(answer?.view.resolution.startups.map(({ id }) => id)).toEqual(['pilotix']);
});

test('a choice for one of them holds', async () => {
  await resolve();
  const chosen = await fromPage<OfferView>({
    type: 'choose',
    url: OFFER,
    startups: ['semaphorix'],
  });
  expect(chosen.resolution.startups[0]?.id).toBe('semaphorix');
  expect((await resolve())?.view.resolution.startups[0]?.id).toBe('semaphorix');
});

describe('its lists', () => {
  const badgesOn = async (url: string) => {
    const html = `<ul><li><a href="/poste/dev-1">Développeuse – Pilotix</a></li>
      <li><a href="/poste/dev-2">Cheffe de projet</a></li></ul>`;
    const offers = listedOffers(readCards(pageOf(url, html)).cards);
    expect(offers).toHaveLength(2);
    const { badges } = await fromPage<ListAnswer>({ type: 'list', offers }, url);
    await background.settled();
    return badges.map((badge) => badge && (badge.startup ?? 'of the network'));
  };

  test('have badges, and what the network’s own list showed is remembered', async () => {
    const anywhere = 'https://emplois.example/postes';
    // Who hires is not said there: a product's name in a title is not enough.
    expect(await badgesOn(anywhere)).toEqual([null, null]);
    expect(await badgesOn(INVENTED_LIST)).toEqual(['Pilotix', 'of the network']);
    expect(await badgesOn(anywhere)).toEqual(['Pilotix', 'of the network']);
  });

  test('what was found on the offer’s page is told there', async () => {
    await resolve(HTML.replace('Pilotix est', 'Sémaphorix est'));
    await background.settled();
    expect(await badgesOn(INVENTED_LIST)).toEqual(['Sémaphorix', 'of the network']);
  });

  test('an offer seen in the network’s list is the network’s, whatever its text says', async () => {
    await badgesOn(INVENTED_LIST);
    const silent = HTML.replace(/Pilotix est[^<]*/, 'Suivi des dossiers des agents.');
    expect((await resolve(silent))?.view.resolution.network[0]).toMatchObject({
      kind: 'network-list',
      address: INVENTED_LIST,
    });
  });
});

test('a recruiter’s report holds its offers', async () => {
  await fromSettings({ type: 'change-settings', settings: { recruiter: true } });
  await resolve();
  await background.settled();
  const rows = rowsIn(background.area.values);
  expect(rows.map(({ board, reference }) => `${board} ${reference}`)).toEqual([
    `${INVENTED} dev-1`,
  ]);
  const words = {
    headings: {},
    board: (board: string) => board,
    answer: () => '',
    check: () => '',
    followed: '',
    broken: () => '',
    setAside: () => '',
  } as unknown as ExportWords;
  expect(csvOf(rows, words)).toContain(INVENTED);
});

test('its lists can be analysed', async () => {
  const url = OFFER;
  const tab = { id: 7, url: INVENTED_LIST };
  background.tabs = [tab];
  background.lists.set(tab.id, [
    {
      board: INVENTED,
      url,
      reference: null,
      title: 'Développeuse ou développeur',
      employer: null,
      datePosted: null,
      network: true,
    },
  ]);
  expect(await fromSettings({ type: 'analysis-start', tabId: tab.id })).toBe('started');
  expect(await fromPage({ type: 'analysis-step' }, INVENTED_LIST)).toEqual({ do: 'read', url });
  const verdict = { kind: 'read', reading: read(url, HTML) };
  expect(await fromPage({ type: 'analysis-page', url, verdict }, INVENTED_LIST)).toBe(true);
  expect(rowsIn(background.area.values).map(({ board }) => board)).toEqual([INVENTED]);
});

test('it is on, and can be switched off by itself', async () => {
  const before = await fromSettings<SettingsStatus>({ type: 'settings-status' });
  expect(before.settings.boards[INVENTED]).toBe(true);
  const settings = { boards: { [INVENTED]: false } };
  const { settings: after } = await fromSettings<SettingsStatus>({
    type: 'change-settings',
    settings,
  });
  expect(after.boards).toEqual({ ...before.settings.boards, [INVENTED]: false });
  expect(await resolve()).toBeNull();
});
