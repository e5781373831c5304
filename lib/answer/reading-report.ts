import type { OfferView } from './view.ts';

/** The extension's version and the browser's name and version. */
export interface Versions {
  extension: string;
  browser: string;
}

/** The browser's name and major version, and nothing else of its user agent. */
export function browserOf(userAgent: string): string {
  const [, name, version] = /\b(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(
    // Edge and Opera name Chrome first.
    userAgent.replace(/\bChrome\/\d{1,9}(?=.{0,200}\b(?:Edg|OPR)\/)/, ''),
  ) ?? [null, 'unknown', ''];
  return `${name} ${version}`.trim();
}

/**
 * The text that a person can copy and send when a page could not be read. It is in the maintainers'
 * language: first what failed, then every condition, found or not, and where. It tells nothing
 * about the person: the address has no query.
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
