import type { browser } from 'wxt/browser';
import type { ListedOffer } from '../offer/listed-offer.ts';
import { BOARD_IDS, type BoardId, type Offer } from '../offer/offer.ts';

/** The scripts of pages, with their files in the build; what makes the panel live comes with its marker. */
const PAGE_SCRIPTS = {
  watcher: ['/watcher.js'],
  'follower-welcome-to-the-jungle': ['/follower-welcome-to-the-jungle.js'],
  'follower-choisir-le-service-public': ['/follower-choisir-le-service-public.js'],
  'badges-welcome-to-the-jungle': ['/badges-welcome-to-the-jungle.js'],
  'badges-choisir-le-service-public': ['/badges-choisir-le-service-public.js'],
  panel: ['/panel.js'],
  'panel-life': ['/marker.js', '/panel-life.js'],
  'startup-search': ['/startup-search.js'],
  analysis: ['/analysis.js'],
} as const;

/** A script of pages. */
export type PageScript = keyof typeof PAGE_SCRIPTS;
type ScriptFile = (typeof PAGE_SCRIPTS)[PageScript][number];

/** The follower of a board's offers: it has that board's reader alone. */
export function followerOf(board: BoardId): PageScript {
  return `follower-${board}`;
}

/** The badges of a board's lists: they have that board's reader alone. */
export function badgesFor(board: BoardId): PageScript {
  return `badges-${board}`;
}

/** The files of scripts in the build, from its root ("/panel.js"), in order. */
export function filesOf(...scripts: PageScript[]): ScriptFile[] {
  return scripts.flatMap((script) => PAGE_SCRIPTS[script]);
}

/** The part of the browser that runs scripts in pages. */
export type Scripting = Pick<typeof browser.scripting, 'executeScript'>;

/** The extension's scripts in the pages of tabs, as the background and the popup call them. */
export class TabScripts {
  readonly #scripting: Scripting;

  constructor(scripting: Scripting) {
    this.#scripting = scripting;
  }

  /** Adds scripts to a tab's page, in order; false when the page does not take them. */
  async add(tabId: number, ...scripts: PageScript[]): Promise<boolean> {
    try {
      await this.#scripting.executeScript({ target: { tabId }, files: filesOf(...scripts) });
      return true;
    } catch (error) {
      // The tab went elsewhere meanwhile, or its permission was withdrawn: the popup still answers.
      console.warn(`Repère: ${scripts.join(', ')} could not be added to tab ${tabId}:`, error);
      return false;
    }
  }

  /** Opens or folds the tab's panel; false when there is none. */
  togglePanel(tabId: number): Promise<boolean> {
    return this.#call(tabId, () => {
      globalThis.reperePanel?.toggle();
      return globalThis.reperePanel !== undefined;
    });
  }

  /** Has the tab's page read at a person's request; true when it was. */
  async analyse(tabId: number): Promise<boolean> {
    // Each of them leaves the pages of other boards alone.
    await this.add(tabId, ...BOARD_IDS.map(followerOf));
    return this.#call(tabId, async () => {
      await globalThis.repereFollower?.analyse();
      return globalThis.repereFollower !== undefined;
    });
  }

  /** The offer that a tab shows, with its text; null when the page cannot be reached or shows none. */
  async offerOn(tabId: number): Promise<Offer | null> {
    try {
      const [answer] = await this.#scripting.executeScript({
        target: { tabId },
        func: () => globalThis.repereFollower?.offer() ?? null,
      });
      return answer?.result ?? null;
    } catch {
      return null;
    }
  }

  /** The HTML of a tab's page as it is now; null when the page cannot be reached. */
  async htmlOf(tabId: number): Promise<string | null> {
    try {
      const [answer] = await this.#scripting.executeScript({
        target: { tabId },
        func: () => document.documentElement.outerHTML,
      });
      return answer?.result ?? null;
    } catch {
      return null;
    }
  }

  /** The offers on a tab's list; null when the page cannot be reached. */
  async offersOn(tabId: number): Promise<ListedOffer[] | null> {
    if (!(await this.add(tabId, 'analysis'))) return null;
    const [answer] = await this.#scripting.executeScript({
      target: { tabId },
      func: () => globalThis.repereAnalysis?.offers() ?? null,
    });
    return answer?.result ?? null;
  }

  /** Whether a tab's list has no page after this one, once `offersOn` was asked. */
  isLastPage(tabId: number): Promise<boolean> {
    return this.#call(tabId, () => globalThis.repereAnalysis?.isLastPage() ?? false);
  }

  /** Starts or resumes reading an analysis's offers in the page of a list. */
  runAnalysis(tabId: number): Promise<boolean> {
    return this.#call(tabId, () => {
      globalThis.repereAnalysis?.run();
      return globalThis.repereAnalysis !== undefined;
    });
  }

  /** Has the tab's page apply the present settings. */
  renew(tabId: number): Promise<boolean> {
    return this.#call(tabId, () => {
      globalThis.repereWatcher?.renew();
      return globalThis.repereWatcher !== undefined;
    });
  }

  /** Removes everything from the tab's page: its board was switched off. */
  dismiss(tabId: number): Promise<boolean> {
    return this.#call(tabId, () => {
      globalThis.repereWatcher?.dismiss();
      return globalThis.repereWatcher !== undefined;
    });
  }

  /**
   * Adds the watcher to a page that was open before this version of the extension started. Scripts
   * of an older version live in another isolated world and notice by themselves that they are cut
   * off; only their panel must be removed. Harmless where nothing is to be done.
   */
  async takeOver(tabId: number): Promise<void> {
    await this.#call(tabId, () => {
      if (globalThis.reperePanel) return true;
      for (const old of document.querySelectorAll('repere-panel')) old.remove();
      return true;
    });
    await this.add(tabId, 'watcher');
  }

  async #call(tabId: number, func: () => boolean | Promise<boolean>): Promise<boolean> {
    try {
      const [done] = await this.#scripting.executeScript({
        target: { tabId },
        func,
        // Runs even while the page is still loading.
        injectImmediately: true,
      });
      return done?.result === true;
    } catch {
      return false;
    }
  }
}
