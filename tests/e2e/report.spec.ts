import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { has } from '../../scripts/browsers/has-element.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { sampleRows, storedRows } from '../../scripts/pages/sample-rows.ts';
import { brokenRules } from '../support/axe.ts';
import { wordsOnSheets } from '../support/sheets.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { expect, store, test } from '../support/test.ts';
import { textsOn } from '../support/texts.ts';

const LIST = {
  board: 'choisir-le-service-public',
  url: 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/',
};

/** An analysis that stands before an obstacle. */
const STOPPED = {
  list: LIST,
  offers: [1, 2, 3].map((number) => ({
    url: `https://choisirleservicepublic.gouv.fr/offre-emploi/2026-${number}/`,
    datePosted: null,
  })),
  position: 1,
  gone: 1,
  skipped: 1,
  status: 'stopped',
  obstacle: {
    kind: 'no-offer',
    url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-2/',
    status: null,
    address: null,
  },
  tab: 1,
  asked: false,
  notBefore: 0,
  lastRequest: 0,
  heard: 0,
  startedAt: '2026-11-23T09:00:00.000Z',
};

for (const theme of ['light', 'dark']) {
  test(`the report breaks no rule of accessibility, ${theme}, wide and narrow, empty or not`, {
    tag: ONE_BROWSER,
  }, async ({ browserWithExtension: browser, extensionBrowser, tab }) => {
    expect(tab.faults).toEqual([]);
    await store(browser, { settings: { theme } });
    const report = await openReport(browser);
    await waitUntil('the empty report', () => has(report, '.empty'));
    expect(await brokenRules(report, null)).toEqual([]);
    await store(browser, { ...storedRows(sampleRows(120)), analysis: STOPPED });
    await waitUntil('the rows', () => has(report, 'tr.offer'));
    for (const [width, height] of [
      [1280, 900],
      [320, 640],
    ] as const) {
      await report.setSize(width, height);
      await clickAll(report, '.charts:not([open]) summary', 1);
      await clickAll(report, '.unfold button[aria-expanded=false]', 2);
      expect(await brokenRules(report, null), `at ${width} px`).toEqual([]);
      await report.screenshot(`.output/e2e/${extensionBrowser}-report-${theme}-${width}.png`);
      const cut = await report.run(
        () =>
          Array.from(document.querySelectorAll('.report *'))
            .filter((element) => {
              const { left, right, width: wide } = element.getBoundingClientRect();
              // What is folded has no place.
              return (
                element.checkVisibility() &&
                wide > 1 &&
                (left < 0 || right > document.documentElement.clientWidth + 1)
              );
            })
            .map(({ outerHTML }) => outerHTML.slice(0, 90)),
        null,
      );
      expect(cut, `at ${width} px nothing is cut off`).toEqual([]);
    }
    expect(report.faults).toEqual([]);
    await report.close();
  });
}

test('the table is sorted, searched and filtered, and goes on page by page', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, tab }) => {
  expect(tab.faults).toEqual([]);
  await store(browser, storedRows(sampleRows(120)));
  const report = await openReport(browser);
  const text = await textsOn(report, extensionBrowser);
  await waitUntil('the rows', () => has(report, 'tr.offer'));
  expect(await titles(report)).toHaveLength(50);

  // By its header, and back to front with a second press.
  await press(report, text('reportColumn.title'));
  const ascending = await titles(report);
  expect(await sortOf(report)).toEqual(['ascending']);
  await press(report, text('reportColumn.title'));
  expect(await sortOf(report)).toEqual(['descending']);
  expect((await titles(report))[0]).not.toBe(ascending[0]);

  await press(report, text('report.next'));
  await press(report, text('report.next'));
  expect(await titles(report)).toHaveLength(20);
  expect((await titles(report)).at(-1)).toBe(ascending[0]);

  await report.run(
    () => document.querySelector<HTMLInputElement>('input[name=words]')?.focus(),
    null,
  );
  await report.type('DEPLOIEMENT pix');
  await waitUntil('what was found', async () => {
    const found = await titles(report);
    return found.length > 0 && found.every((title) => /déploiement/.test(title));
  });
  await press(report, text('report.reset'));
  await waitUntil('all of them', async () => (await titles(report)).length === 50);

  for (const [name, value] of [
    ['answer', 'certain'],
    ['board', 'welcome-to-the-jungle'],
    ['incubator', 'anct'],
    ['failedCheck', 'incubator-named'],
  ] as const) {
    await choose(report, name, value);
  }
  const found = await titles(report);
  const expected = sampleRows(120).filter(
    ({ certainty, board, incubators, failed }) =>
      certainty === 'certain' &&
      incubators.some(({ id }) => id === 'anct') &&
      board === 'welcome-to-the-jungle' &&
      failed.some(({ id }) => id === 'incubator-named'),
  );
  expect(expected.length).toBeGreaterThan(0);
  expect(found).toHaveLength(expected.length);
  await report.close();
});

test('details unfold by keyboard, with reasons and what to write instead', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, tab }) => {
  expect(tab.faults).toEqual([]);
  await store(browser, storedRows(sampleRows(1)));
  const report = await openReport(browser);
  const text = await textsOn(report, extensionBrowser);
  await waitUntil('the row', () => has(report, 'tr.offer'));
  await report.run(() => document.querySelector<HTMLElement>('.unfold button')?.focus(), null);
  await report.press('Enter');
  await waitUntil('the details', () => has(report, '.offer-details .checks-failed li'));
  const said = await report.run(
    () => document.querySelector('.offer-details')?.textContent ?? '',
    null,
  );
  expect(said).toContain(text('report.reasons'));
  expect(said).toContain(text('rule.startup_linked'));
  const controlled = await report.run(() => {
    const button = document.activeElement;
    const id = button?.getAttribute('aria-controls');
    return (
      button?.getAttribute('aria-expanded') === 'true' && document.getElementById(id ?? '') !== null
    );
  }, null);
  expect(controlled).toBe(true);
  await report.press('Enter');
  await waitUntil('their folding', async () => !(await has(report, '.offer-details')));
  await report.close();
});

test('paper gets all rows, and the files hold what is shown', async ({
  browserWithExtension: browser,
  extensionBrowser,
  tab,
}) => {
  expect(tab.faults).toEqual([]);
  await store(browser, storedRows([...sampleRows(120), { board: 'none' }]));
  const report = await openReport(browser);
  const text = await textsOn(report, extensionBrowser);
  await waitUntil('the rows', () => has(report, 'tr.offer'));
  const left = text('report.leftOut').split(' | ')[0]?.replace('$1', '1') ?? '';
  expect(await report.run(() => document.body.textContent, null)).toContain(left);
  const printed = await report.run(() => {
    const count = () => document.querySelectorAll('tr.offer').length;
    const heading = document.querySelector<HTMLElement>('th button');
    heading?.focus();
    dispatchEvent(new Event('beforeprint'));
    const during = count();
    dispatchEvent(new Event('afterprint'));
    return [during, count(), document.activeElement?.textContent];
  }, null);
  expect(printed).toEqual([120, 50, text('reportColumn.title')]);
  await report.prefer({ print: true });
  const shown = await report.run(
    () =>
      Array.from(document.querySelectorAll('button:not(th button), input, select')).filter((one) =>
        one.checkVisibility(),
      ).length,
    null,
  );
  // But for the headings of the table, whose words are wanted.
  expect(shown).toBe(0);
  await report.prefer({});

  const sheets = `.output/e2e/${extensionBrowser}-report.pdf`;
  await choose(report, 'answer', 'certain');
  await report.paper(sheets);
  const told = text('report.filter')
    .replace('$1', text('report.answer'))
    .replace('$2', text('reportAnswer.certain'))
    // As the words of the sheets are: no space that does not break.
    .normalize('NFKC');
  const printedSheets = await wordsOnSheets(sheets);
  for (const [number, words] of printedSheets.entries()) {
    if (/\d\d.\d\d.2026/.test(words)) {
      expect(words, `sheet ${number} has the headings`).toContain(text('reportColumn.incubators'));
    }
  }
  // Where a program can tell.
  if (printedSheets.length > 0) expect(printedSheets.join('\n')).toContain(told);
  await press(report, text('report.reset'));

  await report.run(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      (blob as Blob).arrayBuffer().then((bytes) => {
        document.body.dataset.file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      });
      return create(blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
  }, null);
  await choose(report, 'answer', 'ambiguous');
  const expected = sampleRows(120).filter(({ outcome }) => outcome === 'ambiguous').length;
  await press(report, text('report.exportCsv'));
  const csv = await fileOf(report);
  expect(csv.startsWith(`\ufeff"${text('reportColumn.board')}";`)).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(expected + 1);
  await press(report, text('report.exportJson'));
  const file = await fileOf(report);
  expect(JSON.parse(file).rows).toHaveLength(expected);

  // Opened again, it stands in place of today's report, and leads back.
  await openFile(report, 'rapport.json', file);
  await waitUntil('the saved report', () => has(report, '.saved'));
  await press(report, text('report.reset'));
  await waitUntil('its rows', async () => (await titles(report)).length === expected);
  await press(report, text('saved.close'));
  await waitUntil('today’s report', async () => (await titles(report)).length === 50);
  await openFile(report, 'autre.json', '{}');
  await waitUntil('what is wrong', async () =>
    report.run(() => /autre\.json/.test(document.body.textContent ?? ''), null),
  );
  await report.close();
});

test('5,000 rows: no more is drawn than is seen, and the table is emptied when it is asked twice', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, tab }) => {
  expect(tab.faults).toEqual([]);
  await store(browser, storedRows(sampleRows(5_000)));
  const report = await openReport(browser);
  const text = await textsOn(report, extensionBrowser);
  await waitUntil('the rows', () => has(report, 'tr.offer'));
  const nodes = () => report.run(() => document.querySelectorAll('*').length, null);
  const many = await nodes();
  expect(many).toBeLessThan(3_000);
  for (const label of ['reportColumn.title', 'reportColumn.checks', 'reportColumn.startups']) {
    await press(report, text(label));
  }
  await choose(report, 'answer', 'certain');
  expect(await titles(report)).toHaveLength(50);
  expect(await nodes()).toBeLessThan(many * 1.1);
  await press(report, text('report.clear'));
  await press(report, text('report.clearConfirm'));
  await waitUntil('the empty report', () => has(report, '.empty'));
  await report.close();
});

async function openReport(browser: ExtensionBrowser): Promise<BrowserTab> {
  const report = await browser.openReport();
  await report.setSize(1280, 900);
  await waitUntil('the report', () => has(report, '.report'));
  return report;
}

function titles(page: BrowserTab): Promise<string[]> {
  return page.run(
    () =>
      Array.from(document.querySelectorAll('.offer-title a'), (link) =>
        (link.textContent ?? '').replaceAll('\u2060', ''),
      ),
    null,
  );
}

function sortOf(page: BrowserTab): Promise<(string | null)[]> {
  return page.run(
    () =>
      Array.from(document.querySelectorAll('th[aria-sort]'), (th) =>
        th.getAttribute('aria-sort'),
      ).filter((sort) => sort !== 'none'),
    null,
  );
}

/** Clicks the first elements that match. */
function clickAll(page: BrowserTab, selector: string, most: number): Promise<void> {
  return page.run(
    ([wanted, count]) => {
      const all = Array.from(document.querySelectorAll<HTMLElement>(wanted));
      for (const element of all.slice(0, count)) element.click();
    },
    [selector, most] as const,
  );
}

/** Chooses a value of a filter, as a person does. */
async function choose(page: BrowserTab, name: string, value: string): Promise<void> {
  await waitUntil(`the filter ${name}`, () =>
    page.run(
      ([filter, wanted]) => {
        const select = document.querySelector<HTMLSelectElement>(`select[name=${filter}]`);
        if (!select || !Array.from(select.options).some((option) => option.value === wanted))
          return false;
        select.value = wanted;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return new Promise<boolean>((resolve) => {
          requestAnimationFrame(() => setTimeout(() => resolve(select.value === wanted)));
        });
      },
      [name, value] as const,
    ),
  );
}

/** Gives the page a file, as a person who picks one does. */
function openFile(page: BrowserTab, name: string, content: string): Promise<void> {
  return page.run(
    ([wanted, text]) => {
      const input = document.querySelector<HTMLInputElement>('input[name=saved]');
      if (!input) throw new Error('no field for files');
      const files = new DataTransfer();
      files.items.add(new File([text], wanted, { type: 'application/json' }));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [name, content] as const,
  );
}

/** Clicks a button by its words, and lets the page draw. */
async function press(page: BrowserTab, words: string): Promise<void> {
  await waitUntil(words, () =>
    page.run((wanted) => {
      const buttons = Array.from(document.querySelectorAll('button'));
      const button = buttons.find(({ textContent }) => textContent === wanted);
      button?.click();
      return new Promise<boolean>((resolve) => {
        requestAnimationFrame(() => setTimeout(() => resolve(button !== undefined)));
      });
    }, words),
  );
}

/** The file that was last given to the person. */
function fileOf(page: BrowserTab): Promise<string> {
  return waitUntil('the file', () =>
    page.run(() => {
      const { file } = document.body.dataset;
      delete document.body.dataset.file;
      return file;
    }, null),
  );
}
