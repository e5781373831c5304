import { readBadges } from '../browsers/badges.ts';
import type { BrowserTab, ExtensionBrowser } from '../browsers/driver.ts';
import { clickInPanel, hasFound, readPanel } from '../browsers/panel.ts';
import { waitUntil } from '../console/wait.ts';
import { storedPitches } from '../pages/stored-pitches.ts';
import { recorded, type Series, type Shot, type Size, setStorage } from './studio.ts';

const WTTJ = 'welcome-to-the-jungle';
const CSP = 'choisir-le-service-public';

const SIZES: readonly Size[] = [
  [1280, 800],
  [390, 750],
];

/** Where the panel's form depends on the window. */
const ALL_SIZES: readonly Size[] = [
  [1440, 900],
  [1280, 720],
  [768, 1024],
  [390, 750],
];

/** A state of the panel: its page, and what a person does there before the picture. */
interface PanelState {
  name: string;
  about: string;
  page: string;
  sizes?: readonly Size[];
  /** Settings beside the theme; the panel is a card when nothing is said. */
  settings?: object;
  /** What else storage holds. */
  stored?: object;
  act?(tab: BrowserTab, browser: ExtensionBrowser): Promise<void>;
  /** Puts back what that changed in the browser. */
  leave?(browser: ExtensionBrowser): Promise<unknown>;
}

/** As the panel arrives when nobody has chosen its form. */
const FIRST = { opening: 'remembered' };

const STATES: PanelState[] = [
  {
    name: 'arrival',
    about:
      'As it arrives on Welcome to the Jungle: a card over the company’s column, or the strip.',
    page: `${WTTJ}/offer-name-in-title`,
    sizes: ALL_SIZES,
    settings: FIRST,
  },
  {
    name: 'arrival-csp',
    about: 'As it arrives on Choisir le service public: a card beside the text, or the strip.',
    page: `${CSP}/offer-name-after-cue`,
    sizes: ALL_SIZES,
    settings: FIRST,
  },
  {
    name: 'strip-probable',
    about: 'The strip says a doubt.',
    page: `${CSP}/offer-short-address`,
    settings: { opening: 'strip' },
  },
  {
    name: 'strip-ambiguous',
    about: 'The strip names the candidates.',
    page: `${WTTJ}/offer-candidates`,
    settings: { opening: 'strip' },
  },
  {
    name: 'identified',
    about: 'The answer, certain, on Welcome to the Jungle.',
    page: `${WTTJ}/offer-name-in-title`,
  },
  {
    name: 'identified-csp',
    about: 'The answer, certain, on Choisir le service public.',
    page: `${CSP}/offer-name-after-cue`,
  },
  {
    name: 'probable',
    about: 'One Startup, by one sign only: probable.',
    page: `${CSP}/offer-bare-address`,
  },
  {
    name: 'disagreement',
    about: 'The offer names another incubator than the directory.',
    page: `${WTTJ}/offer-former-incubator`,
    act: (tab) => scrollTo(tab, '.notice', 'center'),
  },
  {
    name: 'whole-page',
    about: 'The board was redesigned: the page was read as one block, and the panel says so.',
    page: `${WTTJ}/offer-redesigned`,
  },
  {
    name: 'ambiguous',
    about: 'Several Startups are possible: the person chooses.',
    page: `${WTTJ}/offer-candidates`,
  },
  {
    name: 'shared',
    about: 'Two Startups share the post: both are right.',
    page: `${WTTJ}/offer-two-startups`,
  },
  {
    name: 'unidentified',
    about: 'No Startup is named, the incubator is.',
    page: `${WTTJ}/offer-incubator-only`,
  },
  {
    name: 'unidentified-csp',
    about: 'The incubator itself recruits.',
    page: `${CSP}/offer-incubator-itself`,
  },
  {
    name: 'search',
    about: 'The search over the directory.',
    page: `${WTTJ}/offer-incubator-only`,
    act: (tab) => search(tab, 'dossier'),
  },
  {
    name: 'chosen',
    about: 'The person’s own choice, which can be undone.',
    page: `${WTTJ}/offer-incubator-only`,
    async act(tab) {
      await search(tab, 'dosier facile');
      await tab.press('ArrowDown');
      await tab.press('Enter');
      await waitUntil('the choice', () => has(tab, '.chosen .text-button'));
    },
  },
  {
    name: 'shown-in-the-offer',
    about: 'Why, and the words marked in the page.',
    page: `${WTTJ}/offer-name-in-title`,
    async act(tab) {
      await press(tab, 'details.why > summary');
      await press(tab, '.why .text-button');
    },
  },
  {
    name: 'more',
    about: 'Everything else, in one fold.',
    page: `${WTTJ}/offer-name-in-title`,
    async act(tab) {
      await press(tab, 'details.more > summary');
      await waitUntil('all of it', () => has(tab, 'details.more[open] .facts'));
      await scrollTo(tab, 'details.more');
      await withoutFocus(tab);
    },
  },
  {
    name: 'stale-directory',
    about:
      'The end of the panel: where it is from, that the directory is old and could not be read again.',
    page: `${CSP}/offer-name-after-cue`,
    stored: {
      panel: { more: true },
      refresh: {
        lastUsed: '2026-11-27',
        lastSuccess: null,
        failures: 1,
        lastFailure: { at: '2026-11-27T08:00:00.000Z', reason: 'network', detail: '' },
      },
    },
    act: (tab) => scrollTo(tab, '.stale'),
  },
  {
    name: 'questions',
    about: 'What the offer does not say, to ask the recruiter.',
    page: `${WTTJ}/offer-candidates`,
    async act(tab) {
      await press(tab, '.brief summary');
      await waitUntil('the questions', () => has(tab, '.questions'));
      await scrollTo(tab, '.brief');
      await withoutFocus(tab);
    },
  },
  {
    name: 'edge-tab',
    about: 'At the edge of the window, where a person has put it.',
    page: `${WTTJ}/offer-name-in-title`,
    settings: { opening: 'tab' },
  },
  {
    name: 'tagging',
    about: 'The rules on tagging, in recruiter mode.',
    page: `${WTTJ}/offer-former-name-older-markup`,
    settings: { recruiter: true },
    act: (tab) => scrollTo(tab, '.tagging'),
  },
  {
    name: 'unreadable',
    about: 'An offer of the network whose page could not be read.',
    page: `${WTTJ}/broken-empty-sections`,
  },
  {
    name: 'stopped',
    about: 'The extension was updated or switched off while the page was open.',
    page: `${WTTJ}/offer-name-in-title`,
    async act(tab, browser) {
      await browser.switchExtension(false);
      await tab.activate();
      await clickInPanel(tab, 'Réduire en bandeau');
      await waitUntil('the panel to say so', () => has(tab, '[role=alert]:not(:empty)'));
      await withoutFocus(tab);
    },
    leave: (browser) => browser.switchExtension(true),
  },
];

/** Every state of the panel, over the layouts of both boards. */
export const PANEL_SERIES: readonly Series[] = STATES.map(
  ({ name, about, page, sizes = SIZES, settings, stored, act, leave }) => ({
    name,
    about,
    sizes,
    async open(shot) {
      const tab = await openPage(shot, page, settings, stored);
      await waitUntil('the panel', () => readPanel(tab));
      await act?.(tab, shot.browser);
      return { tab, leave: async () => leave?.(shot.browser) };
    },
  }),
);

/** The badges on a list of each board. */
export const LIST_SERIES: readonly Series[] = [
  ['list', 'Badges on Welcome to the Jungle.', `${WTTJ}/list-company-jobs`] as const,
  ['list-csp', 'Badges on Choisir le service public.', `${CSP}/list-network`] as const,
].map(([name, about, page]) => ({
  name,
  about,
  sizes: SIZES,
  async open(shot) {
    const tab = await openPage(shot, page);
    await waitUntil('the badges', async () => (await readBadges(tab)).length > 0);
    return { tab };
  },
}));

async function openPage(
  { browser, theme, size }: Shot,
  page: string,
  settings: object = {},
  stored: object = {},
) {
  await setStorage(browser, {
    directory: storedPitches(),
    settings: { opening: 'card', theme, ...settings },
    ...stored,
  });
  const tab = await browser.newTab();
  await tab.prefer({ reducedMotion: true });
  await tab.setSize(...size);
  await tab.open(recorded(page).url);
  return tab;
}

/** Brings a part of the panel into its sight. */
export async function scrollTo(
  tab: BrowserTab,
  selector: string,
  block: 'start' | 'center' = 'start',
): Promise<void> {
  await waitUntil(selector, () => has(tab, selector));
  await tab.run(
    ([wanted, where]) => {
      const root = document.querySelector('repere-panel')?.shadowRoot;
      root?.querySelector(wanted)?.scrollIntoView({ behavior: 'instant', block: where });
    },
    [selector, block] as const,
  );
}

function has(tab: BrowserTab, selector: string): Promise<boolean> {
  return tab.run(
    (wanted) => Boolean(document.querySelector('repere-panel')?.shadowRoot?.querySelector(wanted)),
    selector,
  );
}

/** Clicks an element of the panel where it is seen. */
export async function press(tab: BrowserTab, selector: string): Promise<void> {
  const point = await waitUntil(selector, () =>
    tab.run((wanted) => {
      const element = document.querySelector('repere-panel')?.shadowRoot?.querySelector(wanted);
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, selector),
  );
  await tab.clickAt(point.x, point.y);
}

async function search(tab: BrowserTab, words: string): Promise<void> {
  await press(tab, '[role=combobox]');
  await tab.type(words);
  await waitUntil('the Startups found', () => hasFound(tab));
}

/** A focus ring is not what one sees at first. */
async function withoutFocus(tab: BrowserTab): Promise<void> {
  await tab.run(() => (document.activeElement as HTMLElement | null)?.blur(), null);
}
