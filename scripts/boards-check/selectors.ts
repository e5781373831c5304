import { readPage } from '../../lib/boards/index.ts';
import type { PageReading } from '../../lib/offer/reading.ts';
import { pageOf } from '../pages/parse.ts';

/** A selector that a board's reader tried on a page. */
export interface TriedSelector {
  selector: string;
  /** It found something, at least once. */
  found: boolean;
  /** The selector that was tried right before it and found nothing: the one that it may stand in for. */
  after: string | null;
}

/** What a board's reader reads on a page, and the selectors that it tried for that, in the order of their first trial. */
export interface WatchedReading {
  reading: PageReading;
  tried: TriedSelector[];
}

/** The methods by which readers look for elements (lib/dom/dom.ts), on documents and on elements. */
const METHODS = ['querySelector', 'querySelectorAll', 'closest'] as const;

/** Reads a page as the extension does, and notes each selector that is tried. Readers need no code for it. */
export function readWatched(address: string, html: string): WatchedReading {
  const page = pageOf(address, html);
  const tried = new Map<string, TriedSelector>();
  let missed: string | null = null;
  const note = (selector: string, found: boolean) => {
    const known = tried.get(selector);
    if (known) known.found ||= found;
    else tried.set(selector, { selector, found, after: missed });
    missed = found ? null : selector;
  };
  const restore = watchMethods(page.document, note);
  try {
    return { reading: readPage(page), tried: [...tried.values()] };
  } finally {
    restore();
  }
}

/**
 * Has the parser's documents and elements report each selector, by putting methods in place of their own.
 * @returns puts their own methods back
 */
function watchMethods(
  document: Document,
  note: (selector: string, found: boolean) => void,
): () => void {
  const restorers: (() => void)[] = [];
  for (const method of METHODS) {
    const owners = [document, document.documentElement].map((part) => ownerOf(part, method));
    for (const owner of new Set(owners)) {
      const original = owner && Reflect.get(owner, method);
      if (!original) continue;
      Reflect.set(owner, method, function watched(this: object, selector: string) {
        const found = original.call(this, selector);
        note(selector, found !== null && found.length !== 0);
        return found;
      });
      restorers.push(() => Reflect.set(owner, method, original));
    }
  }
  return () => {
    for (const restore of restorers) restore();
  };
}

/** The prototype that has a method, where there is one. */
function ownerOf(part: object, method: string): object | null {
  for (let one: object | null = part; one; one = Object.getPrototypeOf(one)) {
    if (Object.hasOwn(one, method)) return one;
  }
  return null;
}

/** What became of a selector on the pages of one kind that were looked at. */
export interface SelectorFinding {
  selector: string;
  /**
   * - `holds`: it finds something, and is tried on the recorded page as well.
   * - `falls-back`: it finds something, and the recorded page needs no such place to look.
   * - `gone`: it finds something on the recorded page, and on none of these.
   */
  outcome: 'holds' | 'falls-back' | 'gone';
  /** On how many pages it found something. */
  found: number;
  /** What it is read in place of, when it falls back. */
  insteadOf: string | null;
}

/**
 * Compares the selectors that were tried on pages of one kind with those of the recorded page that stands for them. Those
 * that find nothing on either are left out: they are for what an offer need not have.
 */
export function compareSelectors(
  recorded: WatchedReading,
  seen: readonly WatchedReading[],
): SelectorFinding[] {
  const known = new Map(recorded.tried.map((one) => [one.selector, one]));
  const selectors = new Set(seen.flatMap(({ tried }) => tried.map(({ selector }) => selector)));
  return [...selectors].flatMap((selector): SelectorFinding[] => {
    const hits = seen.filter(({ tried }) =>
      tried.some((one) => one.selector === selector && one.found),
    );
    const before = known.get(selector);
    const found = hits.length;
    if (found === 0)
      return before?.found ? [{ selector, outcome: 'gone', found, insteadOf: null }] : [];
    if (before) return [{ selector, outcome: 'holds', found, insteadOf: null }];
    // Where the whole page is read nothing stands in for anything: that is told by itself.
    const insteadOf = hits
      .filter(({ reading }) => reading.page === 'list' || isReadInParts(reading))
      .flatMap(({ tried }) => tried.find((one) => one.selector === selector)?.after ?? [])[0];
    return insteadOf === undefined ? [] : [{ selector, outcome: 'falls-back', found, insteadOf }];
  });
}

function isReadInParts({ offer }: PageReading): boolean {
  return offer !== null && !offer.isWholePage;
}
