import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Recorded } from './recorded.ts';

/** Real captures of the boards' pages, beside the project where somebody has them: never in it. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'boards');

/** A whole offer's page of each board: the one of Welcome to the Jungle has the site's own styles. */
const FILES: Record<string, string> = {
  'welcome-to-the-jungle': 'wttj-offer-2025-09.html',
  'choisir-le-service-public': 'csp-offer-state.html',
};

/** The grid of the State's design system, which the other capture came without. */
const GRID = `
  *, ::before, ::after { box-sizing: border-box; }
  body { margin: 0; font: 16px/24px Arial, sans-serif; color: #161616; }
  h1 { margin: 0; font-size: 32px; line-height: 40px; }
  h2 { margin: 32px 0 24px; font-size: 28px; line-height: 36px; }
  .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .fr-container { max-width: 1248px; margin: 0 auto; padding: 0 24px; }
  .fr-grid-row { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; }
  .fr-grid-row > * { flex: 0 0 100%; max-width: 100%; }
  .fr-grid-row--gutters { margin: 0 -12px; }
  .fr-grid-row--gutters > * { padding: 12px; }
  .strate-hero-offer { padding-bottom: 72px; background: #f6f6f6; }
  .logo img { height: 96px; }
  .fr-btn--lg { display: inline-block; padding: 8px 24px; background: #000091; color: #fff; font-size: 18px; line-height: 28px; }
  ul.table { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 1px; margin: 0; padding: 0; list-style: none; }
  .table-cell { padding: 12px 16px; background: #fff; }
  .table-cell span { display: block; }
  .strate-two-columns { padding: 40px 0 56px; }
  .fr-collapse { display: none; }
  @media (min-width: 992px) {
    h1 { font-size: 40px; line-height: 48px; }
    .title { margin-top: 48px; }
    .title > .fr-grid-row:first-child { margin-top: 96px; }
    .fr-grid-row > .fr-col-lg-3 { flex-basis: 25%; }
    .fr-grid-row > .fr-col-lg-4 { flex-basis: 33.333%; }
    .fr-grid-row > .fr-col-lg-5 { flex-basis: 41.667%; max-width: 41.667%; }
    .fr-grid-row > .fr-col-lg-6 { flex-basis: 50%; max-width: 50%; }
    .fr-grid-row > .fr-col-lg-7 { flex-basis: 58.333%; max-width: 58.333%; }
    .fr-grid-row > .fr-col-md-8 { flex-basis: 66.667%; }
    .fr-col-offset-lg-2 { margin-left: 16.667%; }
    .fr-col-offset-md-1 { margin-left: 8.333%; }
  }
`;

/** Whether the captures are there. */
export function hasCaptures(): boolean {
  return Object.values(FILES).every((file) => existsSync(join(FOLDER, file)));
}

/** The parts of an offer that are put into a capture, by board. */
const PARTS: Record<string, readonly string[]> = {
  'welcome-to-the-jungle': [
    '[data-testid="job-metadata-block"] h2',
    '[data-testid="job-section-description"]',
    '[data-testid="job-section-experience"]',
    '[data-testid="job-section-process"]',
  ],
  'choisir-le-service-public': [
    'main h1',
    'li.ic--user',
    'li.ic--pin',
    '.strate-two-columns:not(.about-agency) .col-left',
    '.text-clamp--text',
  ],
};

/** What says which offer a page is about. */
const IDENTITY =
  'title, link[rel=canonical], meta[property^="og:"], script[type="application/ld+json"], input[id^=content_], #page_name';

/**
 * The capture of an invented offer's board with that offer in it: the real page's markup, and its geometry
 * where its styles are in it; the rest is the invented page's.
 */
export function captureWith({ board, html }: Recorded): string {
  const { document } = parseHTML(readFileSync(join(FOLDER, FILES[board] ?? ''), 'utf8'));
  const { document: offer } = parseHTML(html);
  for (const old of document.querySelectorAll(IDENTITY)) old.remove();
  for (const value of offer.querySelectorAll(IDENTITY)) {
    const isInHead = value.closest('head') !== null;
    (isInHead ? document.head : document.body).append(value.cloneNode(true));
  }
  for (const selector of PARTS[board] ?? []) {
    const [from, to] = [offer.querySelector(selector), document.querySelector(selector)];
    if (from && to) to.innerHTML = from.innerHTML;
    else to?.remove();
  }
  if (board === 'choisir-le-service-public') {
    const style = document.createElement('style');
    style.textContent = GRID;
    document.head.append(style);
  }
  // The company's name and page say whose offer it is.
  for (const link of document.querySelectorAll('a[href*="/companies/"]')) {
    link.setAttribute('href', '/fr/companies/communaute-beta-gouv');
  }
  for (const image of document.querySelectorAll('img')) image.removeAttribute('src');
  // Nothing is asked of the sites, their fonts neither.
  for (const style of document.querySelectorAll('style')) {
    style.textContent = style.textContent.replace(/@font-face\s*\{[^}]*\}/g, '');
  }
  return document.toString();
}
