import { localDay } from '../../lib/offers/dates.ts';
import { EXPORT_VERSION, writeExport } from '../../lib/transfer/export-file.ts';
import { has } from '../browsers/has-element.ts';
import { waitUntil } from '../console/wait.ts';
import { sampleOffers, sampleText, storedOffers } from '../pages/sample-offers.ts';
import { sampleRows } from '../pages/sample-rows.ts';
import type { Series, Size } from './studio.ts';
import { setStorage } from './studio.ts';

/** One state of "Mes offres". */
interface OffersState {
  name: string;
  about: string;
  /** How many offers are kept. */
  offers: number;
  /** Heights of the pictures at 1440, 1280, 390 and 320 px. */
  heights: readonly [number, number, number, number];
  /** What is to be seen before a person does anything. */
  seen: string;
  /** What a person does then, in the page. */
  act?: (argument: string) => void;
  /** What `act` is given. */
  argument?: () => string;
  /** What is to be seen after it. */
  after?: string;
  values?: object;
}

const STATES: OffersState[] = [
  {
    name: 'offers-empty',
    about: '“Mes offres” before any is kept.',
    offers: 0,
    heights: [700, 700, 760, 800],
    seen: '.empty',
  },
  {
    name: 'offers',
    about: '“Mes offres”: a column a state, what is next, the first line of each note.',
    offers: 9,
    heights: [1000, 1000, 1400, 1400],
    seen: '.offer-card',
  },
  {
    name: 'offers-table',
    about: 'The same as a table.',
    offers: 9,
    heights: [800, 800, 900, 900],
    seen: '.offer-card',
    act: () => document.querySelectorAll<HTMLInputElement>('input[name=view]')[1]?.click(),
    after: '.offer-table',
  },
  {
    name: 'offers-compared',
    about: 'Three offers side by side.',
    offers: 9,
    heights: [900, 900, 900, 900],
    seen: '.offer-card',
    act: () => {
      for (const place of [0, 1, 2]) {
        document.querySelectorAll<HTMLInputElement>('.compare-choice input')[place]?.click();
      }
      setTimeout(() => document.querySelector<HTMLElement>('.compare-now')?.click(), 100);
    },
    after: '.compare',
  },
  {
    name: 'offers-archived',
    about: 'An offer was just archived: the way back.',
    offers: 9,
    heights: [700, 700, 900, 900],
    seen: '.offer-card',
    act: () => document.querySelector<HTMLElement>('.offer-card .archive')?.click(),
    after: '.said button',
  },
  {
    name: 'offers-named',
    about: 'A state is given a name of the person’s own.',
    offers: 9,
    heights: [700, 700, 900, 900],
    seen: '.offer-card',
    act: () => document.querySelectorAll<HTMLElement>('.rename')[1]?.click(),
    after: '.state-field',
    values: { 'offer-states': { applied: 'CV parti', answered: 'Ils ont répondu' } },
  },
  {
    name: 'offers-import',
    about: 'What a file of another browser would bring, before anything is done.',
    offers: 9,
    heights: [800, 800, 1000, 1000],
    seen: '.offer-card',
    argument: fileOfAnotherBrowser,
    act: (content) => {
      const input = document.querySelector<HTMLInputElement>('input[name=import]');
      const files = new DataTransfer();
      files.items.add(new File([content], 'repere.json', { type: 'application/json' }));
      if (!input) return;
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    after: '.import-preview',
  },
  {
    name: 'offers-full',
    about: 'The browser has no more room: what is new is said to need a file.',
    offers: 9,
    heights: [700, 700, 900, 900],
    seen: '.offer-card',
    act: () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { session: { set(values: object): Promise<void> } } };
      };
      chrome.storage.session.set({ unsaved: { exported: null } });
    },
    after: '.full',
  },
  {
    name: 'offers-sheet',
    about: 'The interview sheet of one offer.',
    offers: 9,
    heights: [1700, 1700, 2200, 2300],
    seen: '.offer-card',
    act: () =>
      document
        .querySelector<HTMLElement>('[data-id$="offre-3"] .title-button, .title-button')
        ?.click(),
    after: '.sheet-page',
  },
];

const WIDTHS = [1440, 1280, 390, 320] as const;

/** What found no room in storage is kept beside it while the browser runs. */
function forgetUnsaved(): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { session: { remove(key: string): Promise<void> } } };
  };
  return chrome.storage.session.remove('unsaved');
}

/** A file of another browser: offers that are here, that were noted there too, that are new. */
function fileOfAnotherBrowser(): string {
  const offers = sampleOffers(12, localDay(new Date())).slice(4);
  return writeExport({
    repere: 'export',
    version: EXPORT_VERSION,
    exportedAt: new Date().toISOString(),
    offers: offers.map((offer, place) => ({
      offer: place === 1 ? { ...offer, notes: 'Relancer mardi, avant midi.' } : offer,
      text: sampleText(500),
    })),
    choices: [
      { board: 'choisir-le-service-public', reference: '2026-7', startup: 'docurba' },
      { board: 'choisir-le-service-public', reference: '2026-10', startup: 'envergo' },
    ],
    preferences: {
      settings: { recruiter: true, opening: 'remembered' },
      stateNames: { applied: 'CV parti' },
    },
    rows: sampleRows(40),
    asides: [],
    analyses: [],
    drafts: [],
  });
}

/** “Mes offres”, in its states. */
export const OFFERS_SERIES: readonly Series[] = STATES.map((state) => ({
  name: state.name,
  about: state.about,
  sizes: WIDTHS.map((width, place): Size => [width, state.heights[place] ?? 900]),
  async open({ browser, theme, size }) {
    const offers = sampleOffers(state.offers, localDay(new Date()));
    await setStorage(browser, {
      settings: { theme },
      ...(offers.length > 0 && storedOffers(offers)),
      ...state.values,
    });
    const tab = await browser.openOffers();
    await tab.setSize(...size);
    await waitUntil(state.seen, () => has(tab, state.seen));
    const { act, after } = state;
    if (act && after) {
      await tab.run(act, state.argument?.() ?? '');
      await waitUntil(after, () => has(tab, after));
      // What has just got the focus, or was put there by a click, is not what there is to see.
      await tab.run(() => (document.activeElement as HTMLElement | null)?.blur(), null);
    }
    return { tab, leave: () => browser.runInExtension(forgetUnsaved, null) };
  },
}));
