import { type Analysis, isActive } from '../analysis/analysis.ts';
import { boardAddressesOf } from '../boards/addresses.ts';
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
  | 'report-clear'
>;

/**
 * Answers the popup, the report and the list's page about an analysis. The keeper's methods read,
 * change and write, so each of them waits its turn with the other writings.
 */
export function analysisHandlers(
  services: Pick<BackgroundServices, 'store' | 'analysis' | 'rows' | 'scripts' | 'tabs' | 'now'>,
): AnalysisHandlers {
  const { store, analysis, rows, scripts, tabs, now } = services;

  return {
    async 'analysis-start'({ tabId }) {
      const [address, offers] = await Promise.all([tabs.address(tabId), scripts.offersOn(tabId)]);
      const url = URL.parse(address);
      const board = url && boardAddressesOf(url)?.id;
      if (!offers || !board) return null;
      const list = { board, url: url.href };
      const queue = offers.map(({ url, datePosted }) => ({ url, datePosted }));
      const started = await store.inTurn(() => analysis.start(list, queue, tabId));
      if (started === 'started') await scripts.runAnalysis(tabId);
      return started;
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

    'analysis-step': (_, { tabId }) => store.inTurn(() => analysis.step(tabId)),

    'analysis-page': ({ url, verdict }) => store.inTurn(() => analysis.hand(url, verdict)),

    async 'analysis-left'(_, { tabId }) {
      await store.inTurn(() => analysis.left(tabId));
    },

    async 'report-clear'() {
      await store.inTurn(() => rows.clear());
    },
  };

  /** The tab where an analysis can resume: its own, another of the same site, or a new one. */
  async function listTab({ list, tab }: Analysis): Promise<number | null> {
    const rank = ({ id, url }: OpenTab) => (id === tab ? 0 : url === list.url ? 1 : 2);
    const open = await tabs.onSite(new URL(list.url).origin);
    for (const { id } of open.sort((one, other) => rank(one) - rank(other))) {
      if (await scripts.add(id, 'analysis')) return id;
    }
    const id = await tabs.open(list.url);
    return id !== null && (await scripts.add(id, 'analysis')) ? id : null;
  }
}
