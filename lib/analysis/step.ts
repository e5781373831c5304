/** What the page does next: read an offer or a list, wait and ask again, or end. */
export type Step =
  | { do: 'read'; url: string }
  /** Read the offers of a list's page, and where the next one is. */
  | { do: 'list'; url: string }
  | { do: 'wait'; ms: number }
  | { do: 'end' };

/** How long to wait for a site's answer, in ms. */
export const REQUEST_LIMIT_IN_MS = 30_000;
