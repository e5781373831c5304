import type { browser } from 'wxt/browser';
import { BOARD_MATCH_PATTERNS } from '../boards/hosts.ts';

/** The part of the browser that grants or withholds sites. */
type Permissions = Pick<
  typeof browser.permissions,
  'contains' | 'request' | 'onAdded' | 'onRemoved'
>;

/**
 * The sites that the manifest asks for. In Firefox they may be left to the person's choice; in
 * Chromium a person may grant them page by page ("on click") or not at all.
 */
export interface SiteAccess {
  /** The hosts that the browser withholds. */
  withheld(): Promise<string[]>;
  /**
   * Asks the person for all of them, in the browser's own dialogue; true when they are granted.
   * Must be called in the click handler before anything is awaited: otherwise browsers refuse to
   * ask.
   */
  ask(): Promise<boolean>;
  /** Calls back when sites are granted or withheld; returns a function that ends that. */
  watch(changed: (withheld: string[]) => void): () => void;
}

/**
 * The sites of this browser's extension.
 *
 * @param sites the patterns that its manifest asks for
 */
export function siteAccessOf(permissions: Permissions, sites: string[] = []): SiteAccess {
  async function withheld(): Promise<string[]> {
    const answers = await Promise.all(
      sites.map((site) => permissions.contains({ origins: [site] })),
    );
    return sites.filter((_, index) => !answers[index]).map(hostOf);
  }

  return {
    withheld,
    // When the browser itself refuses, nothing is granted either.
    ask: () => permissions.request({ origins: sites }).catch(() => false),
    watch(changed) {
      const look = async () => changed(await withheld());
      permissions.onAdded.addListener(look);
      permissions.onRemoved.addListener(look);
      return () => {
        permissions.onAdded.removeListener(look);
        permissions.onRemoved.removeListener(look);
      };
    },
  };
}

/** Whether one of these hosts is a job board's: Repère cannot answer there without it. */
export function isBoardAmong(hosts: readonly string[]): boolean {
  return BOARD_MATCH_PATTERNS.some((pattern) => hosts.includes(hostOf(pattern)));
}

/** "beta.gouv.fr" of "https://beta.gouv.fr/*". */
function hostOf(pattern: string): string {
  return pattern.replace(/^https:\/\/|\/\*$/g, '');
}
