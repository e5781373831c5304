import { type Recorded, recordedPages } from '../../scripts/pages/recorded.ts';

/** Every page of tests/pages. */
export const RECORDED_PAGES: readonly Recorded[] = recordedPages();

/** The recorded page at "<board>/<name>". */
export function recordedPage(path: string): Recorded {
  const page = RECORDED_PAGES.find(({ board, name }) => `${board}/${name}` === path);
  if (!page) throw new Error(`tests/pages has no ${path}.html`);
  return page;
}
