import { PROFILES } from '../../lib/boards/registry.ts';
import { localDay } from '../../lib/offers/dates.ts';
import type { SeenOffer } from '../../lib/offers/seen.ts';
import { has } from '../browsers/has-element.ts';
import { hasPanelElement } from '../browsers/panel.ts';
import { waitUntil } from '../console/wait.ts';
import { sampleOffers, storedOffers } from '../pages/sample-offers.ts';
import { sampleRows, storedRows } from '../pages/sample-rows.ts';
import { recorded, type Series, setStorage } from './studio.ts';

const WTTJ = 'welcome-to-the-jungle';
const CSP = 'choisir-le-service-public';

/** A state of the popup: the page behind it, and what is to be seen in it. */
interface PopupState {
  name: string;
  about: string;
  page: string;
  seen: string;
  /** Settings beside the theme. */
  settings?: object;
  /** The browser withholds the boards. */
  withheld?: boolean;
  /** How many offers are kept. */
  kept?: number;
}

/** An offer of the same Startup that was opened, and is not kept. */
const SEEN: SeenOffer = {
  id: 'choisir-le-service-public/2026-900',
  url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-900/',
  title: 'Chargée ou chargé d’animation de communauté',
  startups: ['l-immersion-facile'],
  incubators: [],
  day: '2026-11-24',
};

const POPUPS: PopupState[] = [
  {
    name: 'popup',
    about: 'The popup on an offer of the network.',
    page: `${WTTJ}/offer-name-in-title`,
    seen: 'p.answer',
  },
  {
    name: 'popup-kept',
    about: 'The same, with offers kept: what is due soon, and those of this Startup or incubator.',
    page: `${WTTJ}/offer-name-in-title`,
    seen: '.kept-offers',
    kept: 9,
  },
  {
    name: 'popup-ambiguous',
    about: 'Several Startups are possible.',
    page: `${WTTJ}/offer-candidates`,
    seen: '.glance',
  },
  {
    name: 'popup-unreadable',
    about: 'The page could not be read.',
    page: `${WTTJ}/broken-empty-sections`,
    seen: '.problems',
  },
  {
    name: 'popup-ordinary',
    about: 'On another employer’s offer.',
    page: `${CSP}/not-network-ordinary`,
    seen: 'h2.answer',
  },
  {
    name: 'popup-other',
    about: 'On a page without an offer.',
    page: `${CSP}/other-home`,
    seen: 'h2.answer',
  },
  {
    name: 'popup-off',
    about: 'On a board that is switched off.',
    page: `${WTTJ}/offer-name-in-title`,
    seen: 'h2.answer',
    settings: { boards: { [WTTJ]: false } },
  },
  {
    name: 'popup-withheld',
    about: 'The browser withholds the boards: what is asked for.',
    page: `${WTTJ}/offer-name-in-title`,
    seen: '.access .button',
    withheld: true,
  },
  {
    name: 'popup-list',
    about: 'On a list: how many of its offers are the network’s.',
    page: `${WTTJ}/list-search`,
    seen: 'p.answer',
  },
  {
    name: 'popup-list-recruiter',
    about: 'On the same list, for those who publish offers.',
    page: `${WTTJ}/list-search`,
    seen: '.button-first',
    settings: { recruiter: true },
  },
];

/** The popup, on each kind of page. */
export const POPUP_SERIES: readonly Series[] = POPUPS.map(
  ({ name, about, page, seen, settings, withheld = false, kept = 0 }) => ({
    name,
    about,
    // Browsers give a popup the height of what it holds.
    sizes: [[360, 600]],
    async open({ browser, theme, size: [width, height] }) {
      if (withheld) await browser.grantSites(false);
      await setStorage(browser, {
        settings: { opening: 'card', theme, ...settings },
        ...(kept > 0 && {
          ...storedOffers(sampleOffers(kept, localDay(new Date()))),
          'seen-offers': [SEEN],
        }),
      });
      const behind = await browser.newTab();
      await behind.open(recorded(page).url);
      if (name === 'popup') await waitUntil('the panel', () => hasPanelElement(behind));
      const tab = await browser.openPopup(behind);
      await tab.setSize(width, height);
      await waitUntil(seen, () => has(tab, seen));
      const held = await tab.run(
        () => document.querySelector('.repere')?.getBoundingClientRect().height ?? 0,
        null,
      );
      await tab.setSize(width, Math.floor(held));
      await tab.activate();
      return {
        tab,
        leave: async () => {
          await behind.close();
          if (withheld) await browser.grantSites(true);
        },
      };
    },
  }),
);

/** The page that opens at install: as it comes, and where the browser withholds the sites. */
export const FIRST_PAGE_SERIES: readonly Series[] = [
  ['first-page', 'The page that opens at install.', false] as const,
  ['first-page-withheld', 'The same, where the browser withholds the sites.', true] as const,
].map(([name, about, withheld]) => ({
  name,
  about,
  sizes: [
    [1280, 1160],
    [360, 1500],
  ],
  async open({ browser, theme, size }) {
    if (withheld) await browser.grantSites(false);
    await setStorage(browser, { settings: { theme } });
    const tab = await browser.openFirstPage();
    await tab.setSize(...size);
    await waitUntil('the first page', () => has(tab, 'h1'));
    return { tab, leave: async () => void (withheld && (await browser.grantSites(true))) };
  },
}));

const DAMAGED = {
  damaged: { choices: 'what a broken disk left of them', panel: 12 },
  refresh: {
    lastUsed: '2026-11-24',
    lastSuccess: '2026-11-20T08:12:00.000Z',
    failures: 3,
    lastFailure: { at: '2026-11-24T18:40:00.000Z', reason: 'status', detail: '503' },
  },
};

/** The settings, as they are at first, and with everything that can go wrong. */
export const SETTINGS_SERIES: readonly Series[] = [
  ['settings', 'The settings.', {}, [1240, 1480]] as const,
  [
    'settings-problems',
    'Damaged values set aside, and a directory that could not be read.',
    DAMAGED,
    [1480, 1860],
  ] as const,
].map(([name, about, values, [wide, narrow]]) => ({
  name,
  about,
  sizes: [
    [1280, wide],
    [360, narrow],
  ],
  async open({ browser, theme, size }) {
    await setStorage(browser, { settings: { theme }, ...values });
    const settings = await browser.openSettings();
    await settings.setSize(...size);
    await waitUntil('the settings', () => has(settings, 'footer'));
    return { tab: settings };
  },
}));

/** An analysis of a list, half way. */
function halfWay(values: object): object {
  const offers = Array.from({ length: 25 }, (_, number) => ({
    url: `https://choisirleservicepublic.gouv.fr/offre-emploi/2026-${number}/`,
    datePosted: null,
  }));
  return {
    list: { board: CSP, url: PROFILES[CSP].networkList },
    offers,
    position: 12,
    gone: 1,
    skipped: 0,
    status: 'running',
    obstacle: null,
    tab: 1,
    asked: false,
    notBefore: 0,
    lastRequest: 300,
    heard: Date.now(),
    startedAt: '2026-11-23T09:00:00.000Z',
    ...values,
  };
}

const CHALLENGE = {
  kind: 'challenge',
  url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-12/',
  status: 403,
  address: null,
};

/** The report's states: what storage holds, made when the picture is taken. */
const REPORTS: [name: string, about: string, values: () => object][] = [
  [
    'report',
    'The report: filters, one row an offer; charts folded below.',
    () => storedRows(sampleRows(64)),
  ],
  [
    'report-details',
    'A row unfolded: its reasons, and what to write instead.',
    () => storedRows(sampleRows(8)),
  ],
  [
    'report-running',
    'A list is being analysed.',
    () => ({ ...storedRows(sampleRows(12)), analysis: halfWay({}) }),
  ],
  [
    'report-stopped',
    'The board asked whether somebody is there: the analysis stopped.',
    () => ({
      ...storedRows(sampleRows(12)),
      analysis: halfWay({ status: 'stopped', obstacle: CHALLENGE }),
    }),
  ],
  ['report-empty', 'The report before anything was read.', () => ({})],
];

/** The report: with rows, with an analysis under way or stopped, with details, empty. */
export const REPORT_SERIES: readonly Series[] = REPORTS.map(([name, about, values]) => {
  const isUnfolded = name === 'report-details';
  return {
    name,
    about,
    sizes: [
      [1280, isUnfolded ? 1200 : 800],
      [360, isUnfolded ? 1140 : 740],
    ],
    async open({ browser, theme, size }) {
      await setStorage(browser, { settings: { theme }, ...values() });
      const report = await browser.openReport();
      await report.setSize(...size);
      // As if it had been opened in a window of this size; the page that is left cannot answer.
      const reload = () => {
        document.documentElement.dataset.left = '';
        location.reload();
      };
      await report.run(reload, null).catch(() => undefined);
      await waitUntil('the report', () =>
        has(report, 'html:not([data-left]) :is(tr.offer, .empty)'),
      );
      if (isUnfolded) {
        await report.run(() => {
          document.querySelector<HTMLElement>('.unfold button')?.click();
          document.querySelector('.filters')?.scrollIntoView({ behavior: 'instant' });
        }, null);
      }
      return { tab: report };
    },
  };
});

/** A draft that is half mended: a blank to fill in, something inserted, rules that are broken. */
export const DRAFT = {
  id: 'brouillon',
  name: '',
  board: WTTJ,
  contract: 'Freelance',
  title: 'Responsable de déploiement',
  text: `Titulaire du marché\u00a0: [nom du titulaire]

Vous rejoindrez l’équipe de Mon Suivi Social à 3 jours par semaine pendant six mois.

## Profil recherché

- à l’aise à l’oral
- une première expérience du déploiement, voir [la page](https://beta.gouv.fr/startups/mon-suivi-social.html)`,
  marks: [{ check: 'contract-holder', field: 'text', start: 0, end: 40, replaced: '' }],
  origin: null,
  changedAt: '2026-11-27T09:00:00.000Z',
};

/** The page where a text is checked before it is published. */
export const DRAFT_SERIES: readonly Series[] = [
  {
    name: 'draft',
    about: 'A text before it is published: what candidates will see, the rules, what is inserted.',
    sizes: [
      [1280, 860],
      [360, 740],
    ],
    async open({ browser, theme, size }) {
      await setStorage(browser, { settings: { theme }, drafts: [DRAFT] });
      const page = await browser.openDrafts();
      await page.setSize(...size);
      await waitUntil('the rules', () => has(page, '.rules li'));
      return { tab: page };
    },
  },
];
