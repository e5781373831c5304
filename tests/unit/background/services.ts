import { analysisShape } from '../../../lib/analysis/analysis.ts';
import { AnalysisKeeper } from '../../../lib/analysis/keeper.ts';
import type { OfferView } from '../../../lib/answer/view.ts';
import { SerialQueues } from '../../../lib/async/serial-queue.ts';
import { analysisHandlers } from '../../../lib/background/analysis-handlers.ts';
import { AnswerService } from '../../../lib/background/answer-service.ts';
import { draftHandlers } from '../../../lib/background/draft-handlers.ts';
import { keptOfferHandlers } from '../../../lib/background/kept-offer-handlers.ts';
import { offerHandlers } from '../../../lib/background/offer-handlers.ts';
import type {
  BackgroundServices,
  Handlers,
  OpenTab,
  Place,
  Tabs,
} from '../../../lib/background/services.ts';
import { settingsHandlers } from '../../../lib/background/settings-handlers.ts';
import type { PageScript, TabScripts } from '../../../lib/background/tab-scripts.ts';
import { boardAddressesOf } from '../../../lib/boards/addresses.ts';
import { DirectoryKeeper } from '../../../lib/directory/keeper.ts';
import type { ListedOffer } from '../../../lib/offer/listed-offer.ts';
import { dueOn, localDay } from '../../../lib/offers/dates.ts';
import { OfferKeeper } from '../../../lib/offers/keeper.ts';
import type { OfferFacts } from '../../../lib/offers/kept-offer.ts';
import { RowKeeper } from '../../../lib/report/chunks.ts';
import { Store } from '../../../lib/storage/store.ts';
import { directoryOf, startupOf } from '../../support/directory.ts';
import { MemoryArea } from '../../support/storage.ts';

/** Two Startups of one incubator, which nobody could mistake. */
export const DIRECTORY = directoryOf(
  [
    startupOf({ id: 'pilotix', name: 'Pilotix' }),
    startupOf({ id: 'semaphorix', name: 'Sémaphorix' }),
  ],
  {
    incubators: [{ id: 'atelier', title: 'Atelier des essais', owner: null, website: null }],
  },
);

/** The background of a browser that the test holds: its storage, tabs and clock. */
export class FakeBackground {
  now = new Date('2026-11-27T09:00:00Z');
  readonly area = new MemoryArea();
  /** What was found on each tab. */
  readonly found = new Map<number, OfferView>();
  /** The tabs that are open. */
  tabs: OpenTab[] = [];
  /** Scripts that were added to pages, as "tab: scripts". */
  readonly added: string[] = [];
  /** Tabs whose page takes no script. */
  readonly closed = new Set<number>();
  /** The offers of the list that each tab shows. */
  readonly lists = new Map<number, ListedOffer[]>();
  /** Tabs whose page does nothing for now. */
  readonly frozen = new Set<number>();
  /** When what is waited for is over. */
  waited = new Promise<void>(() => undefined);
  /** Set to have the browser not give its tabs. */
  tabsAreGone = false;
  /** The tabs whose answer a person wants to report. */
  readonly reported: number[] = [];
  /** What pages were told of new settings, as "tab: what". */
  readonly told: string[] = [];
  /** The pages that were told to read an analysis's offers. */
  readonly reading: number[] = [];
  /** What went on without. */
  readonly warnings: string[] = [];
  /** What `open` gives. */
  opens: number | null = null;
  /** What beta.gouv.fr answers. */
  serve: () => Promise<Response> = () => Promise.reject(new Error('no server here'));
  isDirectoryAllowed = true;
  /** Tabs whose page has no watcher. */
  readonly unwatched = new Set<number>();
  /** What the pages of the tabs say besides their views. */
  readonly facts = new Map<number, OfferFacts>();
  /** How many dates the toolbar button shows. */
  due = 0;
  sessionsCleared = 0;
  /** Whether the lists of tabs have no page further. */
  isLastPage = true;
  /** The tabs whose offer was opened as a draft. */
  readonly draftsOpened: number[] = [];
  /** How often the page of kept offers was opened. */
  offersOpened = 0;
  textsAsked = 0;
  /** When the texts are there. */
  textsCome = Promise.resolve();
  /** Set to have the texts fail. */
  textsAreGone = false;

  readonly services: BackgroundServices = this.#services();
  readonly handlers: Handlers = this.#handlers();

  /** What is not waited for is done: storage in memory answers within one turn of the event loop. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** A tab of the person's, where a page of a board is open. */
  place(values: Partial<Place> = {}): Place {
    return {
      tabId: 7,
      url: 'https://choisirleservicepublic.gouv.fr/',
      isPrivate: false,
      ...values,
    };
  }

  #services(): BackgroundServices {
    const store = new Store(this.area);
    const now = () => this.now;
    const warn = (what: string) => (error: unknown) => {
      this.warnings.push(`${what}: ${error}`);
      return undefined;
    };
    const directory = new DirectoryKeeper(store, DIRECTORY, {
      fetch: () => this.serve(),
      isAllowed: async () => this.isDirectoryAllowed,
      now,
      random: () => 0,
      setAlarm: async () => undefined,
      alarm: async () => null,
    });
    const answerService = new AnswerService({ store, directory, now, warn });
    const rows = new RowKeeper(store);
    const offers = new OfferKeeper(store, now);
    const analysis = new AnalysisKeeper(
      {
        readAnalysis: () => store.read(analysisShape),
        writeAnalysis: (value) => store.write({ [analysisShape.key]: value }),
      },
      rows,
      (reading, listed) => answerService.rowFrom(reading, listed),
      () => this.now.getTime(),
    );
    return {
      store,
      directory,
      analysis,
      rows,
      offers,
      scripts: this.#scripts(),
      tabs: this.#tabs(),
      tabQueues: new SerialQueues(),
      wait: () => this.waited,
      now,
      panelTexts: async () => {
        this.textsAsked += 1;
        await this.textsCome;
        if (this.textsAreGone) throw new Error('no such file');
        return { locale: 'fr' };
      },
      openFeedback: async (tabId) => void this.reported.push(tabId),
      drawPanel: ({ view }, { locale = '' }) => ({
        forms: { card: `card in ${locale}`, strip: 'strip', tab: 'tab' },
        stopped: 'stopped',
        said: view.url,
      }),
      shortcut: async () => 'Alt+Shift+R',
      openDraft: async (tabId) => {
        this.draftsOpened.push(tabId);
      },
      badgeTexts: async () => ({ locale: 'fr' }),
      markDue: async () => {
        this.due = dueOn(await offers.all(), localDay(this.now)).length;
      },
      openOffers: async () => {
        this.offersOpened += 1;
      },
      clearSession: async () => {
        this.sessionsCleared += 1;
      },
      warn,
    };
  }

  #handlers(): Handlers {
    const { services } = this;
    return {
      ...offerHandlers(services, new AnswerService(services)),
      ...analysisHandlers(services),
      ...settingsHandlers(services),
      ...draftHandlers(services, new AnswerService(services)),
      ...keptOfferHandlers(services),
    };
  }

  #scripts(): TabScripts {
    const scripts: Pick<
      TabScripts,
      'add' | 'offersOn' | 'isLastPage' | 'runAnalysis' | 'renew' | 'dismiss' | 'takeOver'
    > = {
      add: async (tabId: number, ...names: PageScript[]) => {
        if (this.closed.has(tabId)) return false;
        this.added.push(`${tabId}: ${names.join(' ')}`);
        return true;
      },
      isLastPage: async () => this.isLastPage,
      offersOn: async (tabId) => this.lists.get(tabId) ?? null,
      runAnalysis: async (tabId) => {
        this.reading.push(tabId);
        return true;
      },
      renew: async (tabId) => {
        if (this.frozen.has(tabId)) return new Promise(() => undefined);
        if (this.unwatched.has(tabId)) return false;
        return this.told.push(`${tabId}: renew`) > 0;
      },
      takeOver: async (tabId) => {
        this.told.push(`${tabId}: take over`);
      },
      dismiss: async (tabId) => this.told.push(`${tabId}: dismiss`) > 0,
    };
    return scripts as TabScripts;
  }

  #tabs(): Tabs {
    return {
      address: async (tabId) => this.tabs.find(({ id }) => id === tabId)?.url ?? '',
      onSite: async (origin) => this.tabs.filter(({ url }) => url.startsWith(`${origin}/`)),
      watched: async () => {
        if (this.tabsAreGone) throw new Error('no tabs');
        return this.tabs.filter(({ url }) => boardAddressesOf(new URL(url)));
      },
      open: async () => this.opens,
      found: async (tabId) => this.found.get(tabId) ?? null,
      facts: async (tabId) => this.facts.get(tabId) ?? null,
      record: async (tabId, view, facts = view ? undefined : null) => {
        if (view) this.found.set(tabId, view);
        else this.found.delete(tabId);
        if (facts) this.facts.set(tabId, facts);
        else if (facts === null) this.facts.delete(tabId);
      },
    };
  }
}
