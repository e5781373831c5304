import { type RecordedPage, readRecordedPages } from '../../scripts/replay/samples.ts';

/** Every page of tests/pages. */
export const RECORDED_PAGES: readonly RecordedPage[] = readRecordedPages();

/** The recorded page of that name ("welcome-to-the-jungle/offer-name-in-title"). */
export function recordedPage(name: string): RecordedPage {
  const page = RECORDED_PAGES.find((candidate) => candidate.name === name);
  if (!page) throw new Error(`tests/pages has no ${name}.html`);
  return page;
}
