import { type Analysis, isActive, NO_TAB } from '../analysis/analysis.ts';
import type { StartAnswer } from '../analysis/keeper.ts';
import { boardAddressesOf } from '../boards/addresses.ts';
import { PROFILES } from '../boards/registry.ts';
import { BOARD_IDS } from '../offer/offer.ts';
import { asidesShape, withAside, withoutAside } from '../report/aside.ts';
import { historyShape, withAnalysis } from '../report/history.ts';
import type { BackgroundServices, Handlers, OpenTab } from './services.ts';

/** The messages about the analysis of a list and about the report's rows. */
export type AnalysisHandlers = Pick<
  Handlers,
  | 'analysis-start'
  | 'analysis-pause'
  | 'analysis-stop'
  | 'analysis-dismiss'
  | 'analysis-resume'
  | 'analysis-step'
  | 'analysis-page'
  | 'analysis-left'
  | 'analysis-list'
  | 'analysis-network'
  | 'analysis-again'
  | 'row-delete'
  | 'report-import'
  | 'row-restore'
  | 'set-aside'
  | 'aside-undo'
  | 'report-clear'
>;

/**
 * Answers the popup, the report and the list's page about an analysis. The keeper's methods read,
 * change and write, so each of them waits its turn with the other writings.
 */
export function analysisHandlers(
  services: Pick<
    BackgroundServices,
    'store' | 'analysis' | 'rows' | 'scripts' | 'tabs' | 'now' | 'warn'
  >,
): AnalysisHandlers {
  const { store, analysis, rows, scripts, tabs, now, warn } = services;

  return {
    async 'analysis-start'({ tabId }) {
      const [address, offers] = await Promise.all([tabs.address(tabId), scripts.offersOn(tabId)]);
      const url = URL.parse(address);
      const board = url && boardAddressesOf(url)?.id;
      if (!offers || !board) return null;
      const list = { board, url: url.href };
      const queue = offers.map(({ url, datePosted }) => ({ url, datePosted }));
      // Of other lists nobody knows what they hold: an offer that moves to another page is not gone.
      const isWhole =
        pathOf(url) === pathOf(new URL(PROFILES[board].networkList)) &&
        (await scripts.isLastPage(tabId));
      const more = isWhole ? {} : { isPart: true };
      const started = await store.inTurn(() => analysis.start(list, queue, tabId, more));
      if (started === 'started') await scripts.runAnalysis(tabId);
      return started;
    },

    async 'analysis-network'() {
      const pages = BOARD_IDS.map((board) => ({ board, url: PROFILES[board].networkList }));
      const [list] = pages;
      if (!list) return 'empty';
      return begin(list, [], { isNetwork: true, pages });
    },

    async 'analysis-again'({ board, url }) {
      const current = await analysis.current();
      // Another one that waits for a person would be lost.
      if (current && current.status !== 'finished' && !current.isDismissed) return 'busy';
      return begin({ board, url }, [{ url, datePosted: null }], { isSingle: true });
    },

    async 'analysis-pause'() {
      await store.inTurn(() => analysis.pause());
    },

    async 'analysis-stop'() {
      await store.inTurn(() => analysis.stop());
    },

    async 'analysis-dismiss'() {
      await store.inTurn(() => analysis.dismiss());
    },

    /** False when no page of the list's board could be opened. */
    async 'analysis-resume'({ skip }) {
      const current = await analysis.current();
      if (!current || isActive(current, now().getTime())) return current !== null;
      const tabId = await listTab(current);
      if (tabId === null) return false;
      await store.inTurn(async () => {
        // Asked twice while a page was being opened, it skips one offer, not two.
        if (!isActive(await analysis.current(), now().getTime())) {
          await analysis.resume(tabId, skip);
        }
      });
      await scripts.runAnalysis(tabId);
      return true;
    },

    async 'analysis-step'(_, { tabId }) {
      const step = await store.inTurn(() => analysis.step(tabId));
      if (step.do === 'end') handOver().catch(warn('the next list could not be opened'));
      return step;
    },

    'analysis-list': ({ url, verdict }) => store.inTurn(() => analysis.handList(url, verdict)),

    'analysis-page': ({ url, verdict }) => store.inTurn(() => analysis.hand(url, verdict)),

    async 'analysis-left'(_, { tabId }) {
      await store.inTurn(() => analysis.left(tabId));
    },

    async 'report-import'({ rows: saved, asides, analyses }) {
      await store.inTurn(() => rows.restore(...saved));
      await store.update(asidesShape, (before) => asides.reduce(withAside, before));
      await store.update(historyShape, (before) => analyses.reduce(withAnalysis, before));
    },

    async 'row-delete'({ row }) {
      await store.inTurn(() => rows.remove(row));
    },

    async 'row-restore'({ row }) {
      await store.inTurn(() => rows.restore(row));
    },

    async 'set-aside'({ aside }) {
      await store.update(asidesShape, (asides) => withAside(asides, aside));
    },

    async 'aside-undo'({ aside }) {
      await store.update(asidesShape, (asides) => withoutAside(asides, aside));
    },

    async 'report-clear'() {
      await store.inTurn(() => rows.clear());
    },
  };

  /** Starts an analysis in a page of its list's site, which is opened where none is. */
  async function begin(
    list: Analysis['list'],
    offers: Parameters<typeof analysis.start>[1],
    more: Parameters<typeof analysis.start>[3],
  ): Promise<StartAnswer | null> {
    const tabId = await listTab({ list, tab: NO_TAB });
    if (tabId === null) return null;
    const started = await store.inTurn(() => analysis.start(list, offers, tabId, more));
    if (started === 'started') await scripts.runAnalysis(tabId);
    return started;
  }

  /** An analysis that has gone on to another board's list goes on in a page of that board. */
  async function handOver(): Promise<void> {
    const current = await analysis.current();
    if (current?.status !== 'running' || current.tab !== NO_TAB) return;
    const tabId = await listTab(current);
    await store.inTurn(() =>
      tabId === null ? analysis.left(NO_TAB) : analysis.resume(tabId, false),
    );
    if (tabId !== null) await scripts.runAnalysis(tabId);
  }

  /** The tab where an analysis can resume: its own, another of the same site, or a new one. */
  async function listTab({ list, tab }: Pick<Analysis, 'list' | 'tab'>): Promise<number | null> {
    const rank = ({ id, url }: OpenTab) => (id === tab ? 0 : url === list.url ? 1 : 2);
    const open = await tabs.onSite(new URL(list.url).origin);
    for (const { id } of open.sort((one, other) => rank(one) - rank(other))) {
      if (await scripts.add(id, 'analysis')) return id;
    }
    const id = await tabs.open(list.url);
    return id !== null && (await scripts.add(id, 'analysis')) ? id : null;
  }
}

/** An address without its last slash; one with a query is another list. */
function pathOf({ origin, pathname, search }: URL): string {
  return search ? '' : origin + pathname.replace(/\/$/, '');
}
