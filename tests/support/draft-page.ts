import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { waitUntil } from '../../scripts/console/wait.ts';

export async function openDrafts(browser: ExtensionBrowser): Promise<BrowserTab> {
  const page = await browser.openDrafts();
  await page.setSize(1440, 900);
  await waitUntil('the page', () =>
    page.run(() => document.querySelector('.draft-page') !== null, null),
  );
  return page;
}

/** Writes a field's whole text, as pasting over it does. */
export async function write(page: BrowserTab, field: number, words: string): Promise<void> {
  await page.run(
    ([index, wanted]) => {
      const area = document.querySelectorAll('textarea')[index];
      if (!area) throw new Error(`no field ${index}`);
      area.focus();
      area.select();
      if (!document.execCommand('insertText', false, wanted)) throw new Error('not written');
    },
    [field, words] as const,
  );
  await waitUntil('the text', async () => (await value(page, field)) === words);
}

export function value(page: BrowserTab, field: number): Promise<string> {
  return page.run((index) => document.querySelectorAll('textarea')[index]?.value ?? '', field);
}

export function words(page: BrowserTab, selector: string): Promise<string> {
  return page.run((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
}

export function ruleStatus(page: BrowserTab, check: string, status: string): Promise<boolean> {
  return page.run(
    ([id, wanted]) =>
      document.querySelector(`.rules li[data-check=${id}] .rule-${wanted}`) !== null,
    [check, status] as const,
  );
}

/** Presses the button that inserts a rule's proposal. */
export async function insert(page: BrowserTab, check: string): Promise<void> {
  await waitUntil(`the proposal of ${check}`, () =>
    page.run((id) => {
      const button = document.querySelector<HTMLElement>(`.rules li[data-check=${id}] .button`);
      button?.click();
      return button !== null;
    }, check),
  );
}

/** Fills in what Repère cannot know, as a person does. */
export async function fillBlanks(page: BrowserTab): Promise<void> {
  const filled = {
    '[nom du titulaire]': 'Zébulix',
    '[date]': '15 décembre 2099',
    '[nom de la Startup d’État]': 'Mon Suivi Social',
    '[identifiant]': 'mon-suivi-social',
    '[nom de l’incubateur]': 'l’Incubateur des Territoires',
  };
  for (const field of [0, 1]) {
    const before = await value(page, field);
    let after = before;
    for (const [blank, name] of Object.entries(filled)) after = after.replaceAll(blank, name);
    if (after !== before) await write(page, field, after);
  }
}

/** Clicks a button as a person does: the browser gives the clipboard to nobody else. */
export async function clickOn(page: BrowserTab, label: string): Promise<void> {
  const [x, y] = await page.run((wanted) => {
    const buttons = Array.from(document.querySelectorAll('button'));
    const button = buttons.find(({ textContent }) => textContent === wanted);
    button?.scrollIntoView({ block: 'center' });
    const { left = 0, top = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
    return [left + width / 2, top + height / 2] as const;
  }, label);
  await page.clickAt(x, y);
}

/** The titles of the drafts that are kept. */
export function storedTitles(browser: ExtensionBrowser): Promise<string[]> {
  return browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        storage: { local: { get(key: string): Promise<{ drafts?: { title: string }[] }> } };
      };
    };
    const { drafts = [] } = await chrome.storage.local.get('drafts');
    return drafts.map(({ title }) => title);
  }, null);
}

/** Inserts proposal after proposal and fills in the blanks, until no rule that can be mended so is broken. */
export async function mendAll(page: BrowserTab): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await waitUntil('the rules of the present text', () =>
      page.run(() => document.querySelector('.rules:not([aria-busy=true])') !== null, null),
    );
    const next = await page.run(
      () =>
        document
          .querySelector('.rules li[data-check] .rule-failed')
          ?.closest('li')
          ?.getAttribute('data-check') ?? null,
      null,
    );
    if (next === null) break;
    const before = await value(page, 1);
    const title = await value(page, 0);
    await insert(page, next);
    await waitUntil(`the proposal of ${next}`, async () => {
      const isChanged = (await value(page, 1)) !== before || (await value(page, 0)) !== title;
      return isChanged;
    });
    await fillBlanks(page);
    await waitUntil(`${next} to be followed`, () => ruleStatus(page, next, 'passed'));
  }
}
