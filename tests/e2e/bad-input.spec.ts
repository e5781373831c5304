import { hasPanelElement } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { decisionOn, panelOn } from '../support/extension.ts';
import { insertBefore } from '../support/html.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';

const WTTJ = recordedPage('welcome-to-the-jungle/offer-name-in-title');
const CSP = recordedPage('choisir-le-service-public/offer-name-after-cue');

const STRICT_POLICY =
  "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'";

test('the panel stands, with its style, under the strictest policy of a site', async ({
  site,
  tab,
}) => {
  site.serve(WTTJ.url, {
    body: WTTJ.html.replaceAll(/<(img|svg)[^>]*>/g, ''),
    headers: { 'content-security-policy': STRICT_POLICY },
  });
  await tab.open(WTTJ.url);
  await panelOn(tab);
  const isStyled = await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    const aside = root?.querySelector('aside')?.firstElementChild;
    const all = Array.from(root?.querySelectorAll('aside *') ?? []);
    return Boolean(aside) && all.some((element) => getComputedStyle(element).position === 'fixed');
  }, null);
  expect(isStyled).toBe(true);
});

/** Pages that must neither throw nor freeze, and are answered as unreadable. */
const UNREADABLE: Record<string, string> = {
  'an empty page': '',
  'a page without main': '<!doctype html><title>Offre</title><p>Bientôt</p>',
  'invalid structured data':
    '<!doctype html><title>x</title><script type="application/ld+json">{"@type": "JobPosting", </script>',
  'deeply nested structured data': `<!doctype html><title>x</title><script type="application/ld+json">${'['.repeat(20_000)}${']'.repeat(20_000)}</script>`,
};

for (const [what, html] of Object.entries(UNREADABLE)) {
  for (const page of [WTTJ, CSP]) {
    test(`${what} on ${page.board} is unreadable, not a "no"`, {
      tag: page === WTTJ && html === '' ? [] : ONE_BROWSER,
    }, async ({ browserWithExtension: browser, site, tab }) => {
      site.serve(page.url, html);
      await tab.open(page.url);
      const state = await decisionOn(browser, page.url);
      expect(state.resolution.outcome).toBe('unreadable');
      expect(state.resolution.problems.length).toBeGreaterThan(0);
      // Said in the page only where the address alone is the network's.
      if (state.networkByAddress) await panelOn(tab);
      else expect(await hasPanelElement(tab)).toBe(false);
    });
  }
}

/** What people read first in the second paragraph of the offer; its structured data has it too. */
const HEADING = '<h5>Votre terrain de jeu</h5>';

test('a 5 MB offer with 10,000 links is read, and the page stays alive', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  const link = '<a href="https://example.org/page">une page</a> ';
  const words = 'Une phrase ordinaire, sans rien de particulier. '.repeat(20);
  const filler = `<p>${link.repeat(100)}</p><p>${words.repeat(50)}</p>`.repeat(100);
  expect(filler.length).toBeGreaterThan(5_000_000);
  site.serve(WTTJ.url, insertBefore(WTTJ.html, HEADING, filler));
  await tab.open(WTTJ.url);
  expect(await tab.run(() => document.querySelectorAll('main p > a').length, null)).toBeGreaterThan(
    10_000,
  );
  const state = await decisionOn(browser, WTTJ.url);
  expect(state.resolution.startups.map(({ id }) => id)).toEqual(WTTJ.resolution?.startups);
  // The filler reached the reader, which says that it kept no more than an offer has.
  expect(state.problems).toContain('length');
  await panelOn(tab);
  const isDrawn = tab.run(
    () => new Promise<boolean>((resolve) => requestAnimationFrame(() => resolve(true))),
    null,
  );
  expect(await isDrawn).toBe(true);
});

test('hostile words are shown as words', async ({ browserWithExtension: browser, site, tab }) => {
  const words = '<img src=x onerror="document.title=\'pwned\'"> \uD800 </style>';
  const escaped = words.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const link = '<p><a href="javascript:document.title=1">Immersion Facilitée</a></p>';
  const named = insertBefore(
    WTTJ.html,
    'Immersion Facilitée recrute un·e chargé·e de déploiement</h2>',
    `${escaped} `,
  );
  site.serve(WTTJ.url, insertBefore(named, HEADING, link));
  await tab.open(WTTJ.url);
  const title = await tab.run(() => document.title, null);
  expect(await tab.run(() => document.querySelectorAll('[href^="javascript:"]').length, null)).toBe(
    1,
  );
  await panelOn(tab);
  const { resolution } = await decisionOn(browser, WTTJ.url);
  const quotes = resolution.startups.flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
  expect(quotes).toContain('Immersion Facilitée');
  const found = await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    return {
      title: document.title,
      images: root?.querySelectorAll('img').length,
      scripts: root?.querySelectorAll('a[href^="javascript:"]').length,
    };
  }, null);
  expect(found).toEqual({ title, images: 0, scripts: 0 });
});

test('a page that wipes its own document cannot keep the panel from coming back', async ({
  site,
  tab,
}) => {
  site.serve(WTTJ.url, WTTJ.html);
  await tab.open(WTTJ.url);
  await panelOn(tab);
  await tab.run(() => document.querySelector('repere-panel')?.remove(), null);
  await waitUntil('the panel to come back', () => hasPanelElement(tab));
});
