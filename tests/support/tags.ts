/** The tag of tests that are run in Chromium alone, where Firefox would say nothing new. */
export const ONE_BROWSER = '@one-browser';
