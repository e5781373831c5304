import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserTab, FEEDBACK_PAGE } from '../../scripts/browsers/driver.ts';
import { launchBrowser } from '../../scripts/browsers/launch.ts';
import { clickInPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { extensionFolder } from '../../scripts/extension/build.ts';
import { brokenRules } from '../support/axe.ts';
import { panelOn } from '../support/extension.ts';
import { click } from '../support/extension-pages.ts';
import { recordedPage } from '../support/pages.ts';
import type { StandIn } from '../support/stand-in.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, LANGUAGES, Site, startStandIn, store, test } from '../support/test.ts';
import { textsOf, textsOn } from '../support/texts.ts';

const UNNAMED = recordedPage('welcome-to-the-jungle/offer-incubator-only');
const UNREAD = recordedPage('welcome-to-the-jungle/broken-empty-sections');
const CORRECTED = recordedPage('choisir-le-service-public/offer-name-after-cue');

/** Where the built extension is told that reports go, in place of the project's own page. */
const SUPPORT = 'https://forge.example/repere/issues';

/** A stand-in for the project's form: it shows what its address fills in, and takes what its button would send. */
const FORM = `<!doctype html><title>form</title><form><button>Envoyer</button></form><script>
const [form] = document.forms;
for (const [name, value] of new URLSearchParams(location.search)) {
  const field = document.createElement('textarea');
  field.name = name;
  field.value = value;
  form.append(field);
}
form.onsubmit = (event) => {
  event.preventDefault();
  document.body.dataset.sent = JSON.stringify(Object.fromEntries(new FormData(form)));
};
</script>`;

/** Hands the form to those tabs that are not served by the test itself: in Firefox, those that a click opens. */
const serveForm: StandIn['script'] = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(FORM);
};

test('a correction is reported in three clicks: the link, the way to the form in a new tab, its own button', {
  tag: ONE_BROWSER,
}, async ({ extensionBrowser }) => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(join(tmpdir(), 'repere-with-support-'));
  await cp(extensionFolder(extensionBrowser), folder, { recursive: true });
  const page = join(folder, FEEDBACK_PAGE);
  const html = await readFile(page, 'utf8');
  const told = html.replace(/(name="support" content=")[^"]*/, `$1${SUPPORT}`);
  expect(told, 'the page says where reports go').not.toBe(html);
  await writeFile(page, told);
  const site = new Site();
  const standIn = await startStandIn(new URL(SUPPORT).host);
  standIn.script = serveForm;
  const browser = await launchBrowser(extensionBrowser, {
    extensionFolder: folder,
    headless: true,
    language: LANGUAGES[extensionBrowser],
    answer: (address) => (address.startsWith(SUPPORT) ? { body: FORM } : site.answer(address)),
    standIn,
  });
  try {
    const { board, url, html: offer, reading } = CORRECTED;
    const visited = `${url}?utm_source=quelqu-un`;
    site.serve(visited, offer);
    const choice = { board, reference: reading.offer?.reference, startup: 'pix' };
    await store(browser, { settings: { opening: 'card' }, choices: [choice] });
    const tab = await browser.newTab();
    await tab.open(visited);
    const { language } = await panelOn(tab);
    const text = textsOf(extensionBrowser, language);

    // One.
    expect(await clickInPanel(tab, text('feedback.link'))).toBe(true);
    const report = await browser.openedPage(FEEDBACK_PAGE);
    const shown = await linesOn(report);
    expect(shown).toContain('pix (Pix)');

    // Two.
    await report.activate();
    await clickOn(report, '.deliver a');
    const form = await browser.openedTab(`${SUPPORT}/new?`);
    expect(await form.run(() => document.body.dataset.sent ?? null, null)).toBe(null);

    // Three.
    await form.activate();
    await clickOn(form, 'button');
    const sent: Record<string, string> = await waitUntil('what is sent', () =>
      form.run(() => JSON.parse(document.body.dataset.sent ?? 'null'), null),
    );
    expect(sent).toMatchObject({
      template: 'wrong-answer.yml',
      offer: url,
      right: 'pix (Pix)',
      kind: 'Une autre Startup est nommée · Another Startup is named',
    });
    expect(sent.report?.split(/\r?\n/).map((line) => line.replace(/^[a-z-]+: /, ''))).toEqual(
      shown,
    );
    expect(JSON.stringify(sent)).not.toContain('quelqu-un');
    expect(report.faults).toEqual([]);
  } finally {
    await browser.close();
    await standIn.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('without an address for reports, the one of a page not understood is copied, and nothing is sent', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  site.serve(UNREAD.url, UNREAD.html);
  await tab.open(UNREAD.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  expect(await clickInPanel(tab, text('feedback.link'))).toBe(true);
  const report = await browser.openedPage(FEEDBACK_PAGE);
  const shown = await linesOn(report);
  expect(shown[0]).toBe('unread-page');
  expect(shown).toContain(UNREAD.url);
  await clickOn(report, '.told li:nth-child(3) input');
  await clickOn(report, '.deliver .button');
  await waitUntil('it is said to be copied', () => says(report, text('copy.done')));
  await report.run(
    () => document.querySelector('.deliver')?.append(document.createElement('textarea')),
    null,
  );
  await report.run(() => document.querySelector('textarea')?.focus(), null);
  await report.paste();
  const copied = await waitUntil('the copied text', () =>
    report.run(() => document.querySelector('textarea')?.value, null),
  );
  expect(copied).toMatch(/^fault: unread-page\nboard: welcome-to-the-jungle\n/);
  expect(copied, 'the line that was taken out').not.toContain(UNREAD.url);
  expect(report.faults).toEqual([]);
  await report.close();
});

test('the popup leads to it; a Startup is searched there; it is read by everyone', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  site.serve(UNNAMED.url, UNNAMED.html);
  await tab.open(UNNAMED.url);
  const { language } = await panelOn(tab);
  const text = textsOf(extensionBrowser, language);
  const popup = await browser.openPopup(tab);
  await click(popup, '.feedback button');
  const report = await browser.openedPage(FEEDBACK_PAGE);
  await linesOn(report);
  await report.activate();
  await clickOn(report, '[role=combobox]');
  await report.type('dosier facile');
  await waitUntil('the Startups found', () =>
    report.run(() => document.querySelector('[role=option]') !== null, null),
  );
  await report.press('ArrowDown');
  await report.press('Enter');
  await waitUntil('the right Startup', async () =>
    (await linesOn(report)).includes('dossierfacile (DossierFacile)'),
  );
  for (const [width, height] of [
    [1280, 1500],
    [390, 1900],
  ] as const) {
    await report.setSize(width, height);
    for (const colorScheme of ['light', 'dark'] as const) {
      await report.prefer({ colorScheme });
      await report.screenshot(
        `.output/e2e/${extensionBrowser}-feedback-${width}-${colorScheme}.png`,
      );
      expect(await brokenRules(report, null)).toEqual([]);
    }
  }
  expect(await says(report, text('feedback.title'))).toBe(true);
  expect(report.faults).toEqual([]);
  await report.close();
});

test('an offer that has left its tab is asked for again', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  extensionBrowser,
}) => {
  const report = await browser.newTab();
  const opened = await browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { create(tab: { url: string }): Promise<unknown> } };
    };
    await chrome.tabs.create({ url: '/feedback.html?tab=987654' });
    return true;
  }, null);
  expect(opened).toBe(true);
  const page = await browser.openedPage(FEEDBACK_PAGE);
  const text = await textsOn(page, extensionBrowser);
  await waitUntil('it says so', () => says(page, text('feedback.gone')));
  await page.close();
  await report.close();
});

/** The values of the lines that the page shows, once it shows some. */
function linesOn(page: BrowserTab): Promise<string[]> {
  return waitUntil('the lines of the report', async () => {
    const lines = await page.run(
      () => Array.from(document.querySelectorAll('.told .value'), (one) => one.textContent ?? ''),
      null,
    );
    return lines.length > 0 && lines;
  });
}

function says(page: BrowserTab, words: string): Promise<boolean> {
  return page.run(
    (wanted) =>
      (document.body.textContent ?? '').replace(/\s+/g, ' ').includes(wanted.replace(/\s+/g, ' ')),
    words,
  );
}

/** Clicks an element where it is seen, as a person does. */
async function clickOn(page: BrowserTab, selector: string): Promise<void> {
  const { x, y } = await waitUntil(selector, () =>
    page.run((wanted) => {
      const element = document.querySelector(wanted);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, selector),
  );
  await page.clickAt(x, y);
}
