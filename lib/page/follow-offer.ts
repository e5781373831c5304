import type { PageReading } from '../offer/reading.ts';

/** The page as it can be followed while its site is still drawing it. */
export interface FollowedPage {
  /**
   * Reads the page as it stands now.
   *
   * @param isFinal it is not about to change: what is in no known place is looked for everywhere
   */
  read(isFinal: boolean): Promise<PageReading>;
  /**
   * Reports changes of the page worth a new reading, and once that it has been quiet; ends when
   * time is up, or when the page is quiet after `isSettled` became true.
   */
  changes(isSettled: () => boolean): AsyncIterable<PageChange> | Iterable<PageChange>;
}

/** What there is to say of a page whose address is ahead of what it shows. */
export const STILL_PREVIOUS: Pick<PageReading, 'conditions'> = {
  conditions: [{ id: 'current-page', outcome: 'failed', detail: null }],
};

/** What a followed page does. */
export type PageChange = 'changed' | 'quiet';

/**
 * Gives a reading each time the page shows an offer that differs from the last one.
 *
 * On a single-page site the address changes before the page does: what stands there first is
 * the previous offer, whatever the address says. So a page equal to the previous one is not an
 * answer, however long it stays. A page that shows nothing new is said to be unreadable once
 * it is quiet, and followed on: the network may only be slow.
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
  /** What there is to say of a page that shows nothing new; null when it was said already. */
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

/** A reading that is not the offer shown before. */
function withoutPrevious(reading: PageReading, previous: string | null): PageReading {
  if (previous === null || fingerprint(reading) !== previous) return reading;
  return {
    ...reading,
    offer: null,
    ...STILL_PREVIOUS,
  };
}

/** What tells one offer's page from another's; null when no offer could be read. */
export function fingerprint({ offer }: PageReading): string | null {
  return offer && JSON.stringify([offer.zones, offer.employer, offer.location, offer.contract]);
}
