import { hasPanelElement } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { decisionOn, panelOn } from '../support/extension.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, test } from '../support/test.ts';

/*
 * A control named "nextSibling" takes the place of its form's own property, an image named "title" that of
 * the document's, and an element whose id is a script's global that of the global. Pages that do so with every
 * property that the scripts in pages use are read like any other, in the extension's own world of each browser.
 */

const WTTJ = recordedPage('welcome-to-the-jungle/offer-name-in-title');
const CSP = recordedPage('choisir-le-service-public/offer-name-after-cue');
const LIST = recordedPage('welcome-to-the-jungle/list-search');

/** What is read of elements, anywhere in lib/. */
const OF_ELEMENTS = [
  'attributes',
  'childNodes',
  'children',
  'closest',
  'contains',
  'firstChild',
  'firstElementChild',
  'getAttribute',
  'getBoundingClientRect',
  'hasAttribute',
  'id',
  'innerHTML',
  'isConnected',
  'lastChild',
  'matches',
  'nextElementSibling',
  'nextSibling',
  'nodeName',
  'nodeType',
  'nodeValue',
  'ownerDocument',
  'parentElement',
  'parentNode',
  'previousElementSibling',
  'querySelector',
  'querySelectorAll',
  'scrollIntoView',
  'tagName',
  'textContent',
];

/** What is read of the document. */
const OF_DOCUMENT = [
  'addEventListener',
  'body',
  'createElement',
  'createRange',
  'createTreeWalker',
  'defaultView',
  'documentElement',
  'querySelector',
  'querySelectorAll',
  'readyState',
  'removeEventListener',
  'title',
  'visibilityState',
];

/** Globals of the scripts in pages. */
const GLOBALS = ['Watcher', 'Follower', 'Panel', 'Marker', 'Badges', 'Analysis'];

const controls = (names: readonly string[]) =>
  names.map((name) => `<input type="hidden" name="${name}">`).join('');

/** A form around the words, with controls of these names. */
const formAround = (words: string, names: readonly string[]) =>
  `<form>${controls(names)}<p>${words}</p></form>`;

/** A page whose offer's words stand in a form, from the first heading of its text on. */
function shadowed(html: string, names: readonly string[]): string {
  const form = formAround('Une phrase dans un formulaire.', names);
  const changed = html.replace(/(<(?:h5|h2>Vos missions)[^>]*>)/, `${form}$1`);
  expect(changed).not.toBe(html);
  return changed;
}

for (const page of [WTTJ, CSP]) {
  const tag = page === WTTJ ? [] : ONE_BROWSER;
  test(`forms with controls of every name in an offer of ${page.board}`, { tag }, async ({
    browserWithExtension: browser,
    site,
    tab,
  }) => {
    site.serve(page.url, shadowed(page.html, OF_ELEMENTS));
    await tab.open(page.url);
    const state = await decisionOn(browser, page.url);
    expect(state.resolution.startups.map(({ id }) => id)).toEqual(page.resolution?.startups);
    await panelOn(tab);
  });
}

test('one control at a time: none freezes the page, nor hides its offer', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  test.setTimeout(180_000);
  for (const name of OF_ELEMENTS) {
    const url = `${WTTJ.url.replace(/\?.*/, '')}?control=${name}`;
    site.serve(url, shadowed(WTTJ.html, [name]));
    await tab.open(url);
    const state = await decisionOn(browser, url);
    expect([name, state.resolution.startups.map(({ id }) => id)]).toEqual([
      name,
      WTTJ.resolution?.startups,
    ]);
  }
});

test('images with the names of the document’s own properties', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  const images = OF_DOCUMENT.map((name) => `<img name="${name}" alt="">`).join('');
  site.serve(
    WTTJ.url,
    WTTJ.html.replace(/<h5[^>]*>/, (heading) => `${images}${heading}`),
  );
  await tab.open(WTTJ.url);
  const state = await decisionOn(browser, WTTJ.url);
  expect(state.resolution.startups.map(({ id }) => id)).toEqual(WTTJ.resolution?.startups);
  await panelOn(tab);
});

test('elements with the names of the scripts’ globals', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  const ids = GLOBALS.map((name) => `<div id="repere${name}"></div>`).join('');
  site.serve(
    WTTJ.url,
    WTTJ.html.replace(/<h5[^>]*>/, (heading) => `${ids}${heading}`),
  );
  await tab.open(WTTJ.url);
  const state = await decisionOn(browser, WTTJ.url);
  expect(state.resolution.startups.map(({ id }) => id)).toEqual(WTTJ.resolution?.startups);
  await panelOn(tab);
});

test('a form around a list’s cards: they wear their badges', { tag: ONE_BROWSER }, async ({
  site,
  tab,
}) => {
  const html = LIST.html.replace(
    /<ul\b[\s\S]*<\/ul>/,
    (list) => `<form>${controls(OF_ELEMENTS)}${list}</form>`,
  );
  expect(html).not.toBe(LIST.html);
  site.serve(LIST.url, html);
  await tab.open(LIST.url);
  await waitUntil('a badge', () =>
    tab.run(() => document.querySelectorAll('repere-badge').length > 0, null),
  );
  expect(await hasPanelElement(tab)).toBe(false);
});
