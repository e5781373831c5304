/** The key of the drafts in the extension's local storage. Only the background writes them. */
export const DRAFTS_KEY = 'drafts';

/** As many drafts as are kept; none is dropped for another. */
export const MAXIMUM_DRAFTS = 40;
