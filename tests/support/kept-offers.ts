import type { BrowserTab, ExtensionBrowser, Point } from '../../scripts/browsers/driver.ts';
import { has } from '../../scripts/browsers/has-element.ts';
import { clickInPanel } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { answerOn, panelOn } from './extension.ts';
import type { Site } from './test.ts';
import { textsOf } from './texts.ts';

/** Keeps an offer as a person does: opens its page, and presses the button in the panel. */
export async function keepInPanel(
  browser: ExtensionBrowser,
  tab: BrowserTab,
  site: Site,
  page: { url: string; html: string },
): Promise<void> {
  site.serve(page.url, page.html);
  const { panel } = await answerOn(browser, tab, page.url);
  const text = textsOf(browser.name, panel?.language ?? '');
  await waitUntil('the button that keeps', () => clickInPanel(tab, text('keep.keep')));
  await panelOn(tab, (now) => now.text.includes(text('keep.kept')));
}

/** Opens "Mes offres", and waits for what is to be seen there. */
export async function openOffers(
  browser: ExtensionBrowser,
  seen = '.offer-card',
): Promise<BrowserTab> {
  const offers = await browser.openOffers();
  await waitUntil(seen, () => has(offers, seen));
  return offers;
}

/** Opens the sheet of the first offer on the page. */
export async function openSheet(offers: BrowserTab): Promise<void> {
  await waitUntil('the sheet', async () => {
    await offers.run(() => document.querySelector<HTMLElement>('.title-button')?.click(), null);
    return has(offers, 'textarea[name=notes]');
  });
}

/** The middle of the first element that a selector finds. */
export async function middleOf(page: BrowserTab, selector: string): Promise<Point> {
  return waitUntil(selector, () =>
    page.run((wanted) => {
      const box = document.querySelector(wanted)?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    }, selector),
  );
}

/** The words of the first element that a selector finds. */
export function wordsIn(page: BrowserTab, selector: string): Promise<string> {
  return page.run(
    (wanted) => document.querySelector(wanted)?.textContent?.replace(/[ \n\t]+/g, ' ') ?? '',
    selector,
  );
}

/** Fills a field of a page as it hears it of a person. */
export function fill(page: BrowserTab, selector: string, value: string): Promise<void> {
  return page.run(
    ([wanted, typed]) => {
      const field = document.querySelector<HTMLInputElement>(wanted);
      if (!field) throw new Error(`no ${wanted}`);
      field.value = typed;
      for (const type of ['input', 'change']) {
        field.dispatchEvent(new Event(type, { bubbles: true }));
      }
    },
    [selector, value] as const,
  );
}

/** What a field of a page holds. */
export function valueIn(page: BrowserTab, selector: string): Promise<string | undefined> {
  return page.run((wanted) => document.querySelector<HTMLInputElement>(wanted)?.value, selector);
}

/** Puts the focus in a field, at its end. */
export function focusIn(page: BrowserTab, selector: string): Promise<void> {
  return page.run((wanted) => {
    const field = document.querySelector<HTMLTextAreaElement>(wanted);
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, selector);
}

/** Has a page hand over the files that it saves, instead of the browser's downloads. */
export function catchFiles(page: BrowserTab): Promise<void> {
  return page.run(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      (blob as Blob).text().then((words) => {
        document.body.dataset.file = words;
      });
      return create(blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
  }, null);
}

/** The last file that a page saved, once. */
export async function fileOf(page: BrowserTab): Promise<string> {
  const file = await waitUntil('the file', () => page.run(() => document.body.dataset.file, null));
  await page.run(() => {
    delete document.body.dataset.file;
  }, null);
  return file;
}

/** Chooses a file to be imported. */
export function chooseFile(page: BrowserTab, content: string): Promise<void> {
  return page.run((text) => {
    const input = document.querySelector<HTMLInputElement>('input[name=import]');
    const files = new DataTransfer();
    files.items.add(new File([text], 'repere.json', { type: 'application/json' }));
    if (!input) throw new Error('nothing takes a file');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, content);
}
