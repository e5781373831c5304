/** What the page does next: read an offer, wait and ask again, or end. */
export type Step = { do: 'read'; url: string } | { do: 'wait'; ms: number } | { do: 'end' };

/** How long to wait for a site's answer, in ms. */
export const REQUEST_LIMIT_IN_MS = 30_000;
