import type { OfferView } from './view.ts';

/** What runs, for a report: the extension's version and the browser's name and version. */
export interface Versions {
  extension: string;
  browser: string;
}

/** The browser's name and major version from its user agent: nothing else of it. */
export function browserOf(userAgent: string): string {
  const [, name, version] = /\b(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(
    // Edge and Opera name Chrome first.
    userAgent.replace(/\bChrome\/\d+(?=.*\b(?:Edg|OPR)\/)/, ''),
  ) ?? [null, 'unknown', ''];
  return `${name} ${version}`.trim();
}

/**
 * The text that a person can copy and send when a page could not be read. In the
 * maintainers' language rather than the reader's: what failed in sentences, then all that was
 * looked for, found or not, and where. Without anything about the person: the address loses its
 * query.
 */
export function readingReport(view: OfferView, versions: Versions): string {
  return [
    `Repère ${versions.extension}, ${versions.browser}`,
    `board: ${view.board}`,
    `page: ${view.url.replace(/[?#].*$/s, '')}`,
    `outcome: ${view.resolution.outcome}`,
    `directory: ${view.resolution.directoryDate}`,
    'problems:',
    ...view.resolution.problems.map((problem) => `- ${problem}`),
    'conditions:',
    ...view.conditions.map(
      ({ id, outcome, detail }) => `- ${outcome}: ${id}${detail === null ? '' : ` (${detail})`}`,
    ),
  ].join('\n');
}
