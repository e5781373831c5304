import type { PageReading } from '../offer/reading.ts';

/** A page that its site may still be drawing. */
export interface FollowedPage {
  /**
   * Reads the page as it is now.
   *
   * @param isFinal whether the page has settled: parts that are in no known place are looked for
   *   everywhere
   */
  read(isFinal: boolean): Promise<PageReading>;
  /**
   * Reports the page's changes, and once that it has been quiet. Ends when time is up, or when the
   * page is quiet after `isSettled` became true.
   */
  changes(isSettled: () => boolean): AsyncIterable<PageChange> | Iterable<PageChange>;
}

/** The account of a page that still shows the previous offer. */
export const STILL_PREVIOUS: Pick<PageReading, 'conditions'> = {
  conditions: [{ id: 'current-page', outcome: 'failed', detail: null }],
};

/** The events of a followed page. */
export type PageChange = 'changed' | 'quiet';

/**
 * Gives a reading each time the page shows an offer that differs from the last one.
 *
 * On a single-page site the address changes before the page does: at first the page still shows the
 * previous offer. So a page equal to the previous one is never an answer, however long it stays. A
 * page that shows nothing new is reported as unreadable once it is quiet, and still followed: the
 * network may be slow.
 *
 * @param previous the fingerprint of the last offer shown in this page, or null
 */
export async function* followOffer(
  page: FollowedPage,
  previous: string | null,
): AsyncGenerator<PageReading> {
  let last = previous;
  let settled = false;
  const next = async (): Promise<PageReading | null> => {
    const reading = await page.read(false);
    const print = fingerprint(reading);
    if (print === null || print === last) return null;
    last = print;
    settled = true;
    return reading;
  };
  /**
   * The fingerprint of what was reported of a page that shows nothing new; undefined before any
   * report.
   */
  let reported: string | null | undefined;
  const everywhere = async (): Promise<PageReading | null> => {
    const reading = withoutPrevious(await page.read(true), previous);
    const print = fingerprint(reading);
    if (print === reported) return null;
    reported = print;
    return reading;
  };
  const first = await next();
  if (first) yield first;
  for await (const change of page.changes(() => settled)) {
    let reading = await next();
    if (!reading && change === 'quiet' && !settled) reading = await everywhere();
    if (reading) yield reading;
  }
  if (!settled && reported === undefined) yield withoutPrevious(await page.read(true), previous);
}

/** The reading, without the offer when that is the previous one. */
function withoutPrevious(reading: PageReading, previous: string | null): PageReading {
  if (previous === null || fingerprint(reading) !== previous) return reading;
  return {
    ...reading,
    offer: null,
    ...STILL_PREVIOUS,
  };
}

/** Tells one offer's page from another's; null when no offer could be read. */
export function fingerprint({ offer }: PageReading): string | null {
  return offer && JSON.stringify([offer.zones, offer.employer, offer.location, offer.contract]);
}
