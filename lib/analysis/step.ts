/** What the page is to do next: read an offer, wait so many ms and ask again, or nothing more. */
export type Step = { do: 'read'; url: string } | { do: 'wait'; ms: number } | { do: 'end' };

/** A site that has not answered by then is not waited for any longer, in ms. */
export const REQUEST_LIMIT_IN_MS = 30_000;
