import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WATCHED_MATCH_PATTERNS } from '../../lib/boards/hosts.ts';
import { FIRST_PAGE } from '../browsers/driver.ts';

/** What the least script that could do the same has to show, by the path of a page. */
export interface FloorAnswer {
  /** The panel's style sheet and markup. */
  panel?: { css: string; html: string };
  /** A list's badges and their style sheet. */
  badges?: FloorBadges;
}

/** The badges of a list, as they stand there. */
export interface FloorBadges {
  css: string;
  /** Each badge's markup, and the place among the page's links of the one that it follows. */
  each: { link: number; html: string }[];
}

/**
 * Writes an extension that does what Repère does with the least code: a text is read once, one message sent; the
 * background answers from a table, a panel is its markup put up, and so is each badge, once the page is loaded. It decides
 * nothing, measures nothing, follows nothing and answers nobody: no extension could pay less for the same pages.
 *
 * @returns its folder
 */
export function writeFloor(answers: Record<string, FloorAnswer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'repere-floor-'));
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write(
    'manifest.json',
    JSON.stringify({
      manifest_version: 3,
      name: 'Floor',
      version: '1',
      background: { service_worker: 'background.js' },
      content_scripts: [
        { matches: WATCHED_MATCH_PATTERNS, js: ['content.js'], run_at: 'document_end' },
      ],
    }),
  );
  for (const page of ['popup.html', FIRST_PAGE]) {
    write(page, '<!doctype html><title>Floor</title>');
  }
  write(
    'background.js',
    `const answers = ${JSON.stringify(answers)};
chrome.runtime.onMessage.addListener(({ path }, sender, answer) => { answer(answers[path] ?? null); });
// What starts browsers waits for an extension's first page.
chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: '${FIRST_PAGE}' }));
`,
  );
  write('content.js', CONTENT);
  return folder;
}

const CONTENT = `(async () => {
  const text = (document.querySelector('main') ?? document.body).textContent;
  const answer = await chrome.runtime.sendMessage({ path: location.pathname, length: text.length });
  if (!answer) return;
  const { panel, badges } = answer;
  if (panel) {
    const host = document.createElement('repere-panel');
    host.attachShadow({ mode: 'open' }).innerHTML = '<style>' + panel.css + '</style><div>' + panel.html + '</div>';
    document.documentElement.append(host);
  }
  if (!badges) return;
  if (document.readyState !== 'complete') await new Promise((loaded) => addEventListener('load', loaded));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(badges.css);
  const links = document.querySelectorAll('a');
  for (const { link, html } of badges.each) {
    const host = document.createElement('repere-badge');
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.innerHTML = html;
    shadow.adoptedStyleSheets = [sheet];
    links[link].after(host);
  }
})();
`;
