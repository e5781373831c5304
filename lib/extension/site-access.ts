import type { browser } from 'wxt/browser';
import { BOARD_MATCH_PATTERNS } from '../boards/hosts.ts';

/** The part of the browser that grants sites to the extension, or withholds them. */
type Permissions = Pick<
  typeof browser.permissions,
  'contains' | 'request' | 'onAdded' | 'onRemoved'
>;

/**
 * The sites that the manifest asks for. Firefox may leave them to the person's choice, and Chromium lets a
 * person grant them page by page ("on click") or not at all.
 */
export interface SiteAccess {
  /** The hosts of the sites that the browser withholds. */
  withheld(): Promise<string[]>;
  /**
   * Asks the person for all of them, through the browser's own question. To be called in the click itself,
   * before anything is waited for: browsers ask nothing otherwise. True when they are granted.
   */
  ask(): Promise<boolean>;
  /** Calls back when sites were granted or withheld since; gives the way to stop. */
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
    // Refused by the browser itself, it is not granted either.
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

/** Whether one of these hosts is a job board's: without it Repère cannot answer there. */
export function isBoardAmong(hosts: readonly string[]): boolean {
  return BOARD_MATCH_PATTERNS.some((pattern) => hosts.includes(hostOf(pattern)));
}

/** "beta.gouv.fr" of "https://beta.gouv.fr/*". */
function hostOf(pattern: string): string {
  return pattern.replace(/^https:\/\/|\/\*$/g, '');
}
