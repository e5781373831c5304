import { DIRECTORY_ADDRESS } from '../../../lib/directory/refresh.ts';
import { clickInPanel, hasFound, readPanel } from '../../../scripts/browsers/panel.ts';
import { waitUntil } from '../../../scripts/console/wait.ts';
import { panelOn } from '../../support/extension.ts';
import { refreshBy } from '../../support/extension-pages.ts';
import {
  ANSWER,
  ANSWERED,
  askBackground,
  expectAllIsWell,
  expectAnswered,
  openSettings,
  readBefore,
  startWithWork,
} from '../../support/faults.ts';
import { type ServedChange, servedDirectory, serveJson } from '../../support/served-directory.ts';
import { refuse, type Script } from '../../support/stand-in.ts';
import { isLong, ONE_BROWSER } from '../../support/tags.ts';
import { expect, store, test } from '../../support/test.ts';
import { textsOf } from '../../support/texts.ts';

const PITCH = 'Trouver où passer quelques jours dans un métier.';
const FRESH = servedDirectory({ [ANSWER.id]: { pitch: PITCH } });
const WHOLE = JSON.stringify(FRESH);
const NEW_PITCH = 'Passer quelques jours dans un métier, puis choisir.';
const REQUEST_LIMIT_IN_MS = 15_000;
const HOUR_IN_MS = 3_600_000;

/** Every Startup changed in the same way. */
function everyStartup(change: ServedChange): unknown {
  return Object.fromEntries(
    Object.entries(FRESH).map(([id, incubator]) => [
      id,
      {
        ...incubator,
        startups: incubator.startups.map((one) => ({ ...(one as object), ...change })),
      },
    ]),
  );
}

/** A body that is sent piece by piece, as fast as it is taken. */
function flood(bytes: number, headers: Record<string, string>): Script {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    const piece = Buffer.alloc(100_000, ' ');
    let left = bytes;
    const send = () => {
      while (left > 0) {
        left -= piece.length;
        if (!response.write(piece)) {
          response.once('drain', send);
          return;
        }
      }
      response.end();
    };
    send();
  };
}

const atHalf = WHOLE.slice(0, WHOLE.length / 2);

interface Fault {
  what: string;
  script: Script;
  /** What the settings say: the key under `refreshFailure`, and its detail. */
  said: [key: string, detail?: string];
  /** It lies in what arrived, which the same code reads in both browsers; the unit tests have them all. */
  inContent?: 'first' | 'more';
}

const FAULTS: Fault[] = [
  { what: 'a server that is gone', script: refuse, said: ['network'] },
  { what: 'status 404', script: serveJson('{}', {}, 404), said: ['status', '404'] },
  {
    what: 'status 500',
    script: serveJson(FRESH, {}, 500),
    said: ['status', '500'],
    inContent: 'more',
  },
  {
    what: 'status 304 that nobody asked for',
    script: (_request, response) => response.writeHead(304).end(),
    said: ['status', '304'],
  },
  {
    what: 'a connection reset at half',
    script: (_request, response, cut) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(WHOLE),
      });
      response.write(atHalf, cut);
    },
    said: ['network'],
  },
  {
    what: 'a redirect loop',
    script: (_request, response) => response.writeHead(302, { location: DIRECTORY_ADDRESS }).end(),
    said: ['network'],
  },
  {
    what: 'a redirect to elsewhere',
    script: (_request, response) =>
      response.writeHead(301, { location: 'https://www.example.org/api.json' }).end(),
    said: ['network'],
  },
  {
    what: 'an HTML page',
    script: serveJson('<!doctype html><h1>Maintenance</h1>', { 'content-type': 'text/html' }),
    said: ['content_type', 'text/html'],
    inContent: 'first',
  },
  {
    what: 'an HTML page that says it is JSON',
    script: serveJson('<!doctype html><h1>Maintenance</h1>'),
    said: ['not_json'],
    inContent: 'more',
  },
  { what: 'truncated JSON', script: serveJson(atHalf), said: ['not_json'] },
  {
    what: 'an unescaped quote',
    script: serveJson(WHOLE.replace('"pitch":"', '"pitch":"Un "essai" ')),
    said: ['not_json'],
    inContent: 'more',
  },
  {
    what: '50 MB, announced',
    script: flood(50_000_000, { 'content-length': '50000000' }),
    said: ['too_large'],
  },
  { what: '50 MB, unannounced', script: flood(50_000_000, {}), said: ['too_large'] },
  {
    what: 'wrong types',
    script: serveJson(everyStartup({ name: 7, phases: 'construction' })),
    said: ['too_many_invalid'],
    inContent: 'first',
  },
  { what: 'a list', script: serveJson([FRESH]), said: ['wrong_shape'], inContent: 'more' },
  { what: 'an empty list', script: serveJson([]), said: ['wrong_shape'], inContent: 'more' },
  { what: 'an empty directory', script: serveJson({}), said: ['wrong_shape'], inContent: 'more' },
  {
    what: 'a directory without Startups',
    script: serveJson({ dinum: { title: 'Incubateur', startups: [] } }),
    said: ['too_few'],
    inContent: 'more',
  },
  { what: 'nothing', script: serveJson(''), said: ['not_json'], inContent: 'more' },
];

/** What one sitting of a person at the settings page goes through, one fault after the other. */
const SITTINGS = [
  {
    what: 'connections and statuses that are none of its own',
    faults: FAULTS.filter(({ inContent }) => !inContent),
    tag: [],
  },
  {
    what: 'contents that are no directory',
    faults: FAULTS.filter(({ inContent }) => inContent === 'first' || (inContent && isLong)),
    tag: ONE_BROWSER,
  },
];

for (const { what, faults, tag } of SITTINGS) {
  test(`beta.gouv.fr serves ${what}: each is said, and the last good copy answers`, {
    tag,
  }, async ({ browserWithExtension: browser, site, standIn, tab }) => {
    test.setTimeout(180_000);
    await startWithWork(browser, site);
    standIn.script = serveJson(FRESH);
    await askBackground(browser, { type: 'refresh' });
    const { settings, text } = await openSettings(browser);
    for (const fault of faults) {
      await test.step(fault.what, async () => {
        standIn.script = fault.script;
        const start = Date.now();
        const { directory } = await refreshBy(settings, text('settings.refresh'));
        const [key, detail] = fault.said;
        const sentence = text(`refreshFailure.${key}`, detail);
        // Where the numbers are, the words around them are enough.
        expect(directory).toContain(detail ? sentence : sentence.split(' (')[0]);
        expect(directory).toContain(text('settings.refreshKept'));
        // And when it was, in the person's own words.
        const status = await askBackground(browser, { type: 'settings-status' });
        const { at = '' } = status?.directory.lastFailure ?? {};
        expect(Date.parse(at)).toBeGreaterThanOrEqual(start);
        const instant = await settings.run(
          (wanted) =>
            new Intl.DateTimeFormat(document.documentElement.lang, {
              dateStyle: 'long',
              timeStyle: 'short',
            }).format(new Date(wanted)),
          at,
        );
        expect(directory).toContain(text('settings.refreshFailed', instant));
        await expectAnswered({ browser, tab }, PITCH);
      });
    }
    await expectAllIsWell({ browser, tab }, PITCH);
    expect(settings.faults).toEqual([]);
    await settings.close();
  });
}

test('beta.gouv.fr goes silent in the middle: fifteen seconds, offers are answered meanwhile', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, standIn, tab }) => {
  await startWithWork(browser, site);
  const { settings, text } = await openSettings(browser);
  standIn.script = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(atHalf);
  };
  const start = Date.now();
  const refreshing = refreshBy(settings, text('settings.refresh'));
  await waitUntil('the request', async () => standIn.requests.length === 1);
  await expectAllIsWell({ browser, tab });
  const { directory } = await refreshing;
  expect(Date.now() - start).toBeGreaterThanOrEqual(REQUEST_LIMIT_IN_MS);
  expect(directory).toContain(text('refreshFailure.time_out'));
  await expectAllIsWell({ browser, tab });
  expect(standIn.requests).toHaveLength(1);
  await settings.close();
});

test('beta.gouv.fr serves a fresh directory, then says that nothing is new', async ({
  browserWithExtension: browser,
  site,
  standIn,
  tab,
}) => {
  await startWithWork(browser, site);
  const named = { etag: '"6f2-1a"', 'last-modified': 'Mon, 02 Nov 2026 08:00:00 GMT' };
  const { settings, text } = await openSettings(browser);
  standIn.script = serveJson(FRESH, named);
  const first = await refreshBy(settings, text('settings.refresh'));
  const [readOn] = text('settings.refreshed', '|').split('|');
  expect(first.directory).toContain(readOn);
  expect(first.directory).not.toContain(text('settings.refreshKept'));
  await expectAllIsWell({ browser, tab }, PITCH);

  standIn.script = (_request, response) => response.writeHead(304, named).end();
  const second = await refreshBy(settings, text('settings.refresh'));
  const asked = standIn.requests.map(({ headers }) => [
    headers['if-none-match'],
    headers['if-modified-since'],
  ]);
  expect(asked).toEqual([
    [undefined, undefined],
    [named.etag, named['last-modified']],
  ]);
  expect(second.directory).toContain(readOn);
  expect(second.directory).not.toContain(text('settings.refreshKept'));
  await expectAllIsWell({ browser, tab }, PITCH);
  await settings.close();
});

test('a record that is invalid is left out and counted, its Startup stays as it was', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, standIn, tab }) => {
  await startWithWork(browser, site);
  const { settings, text } = await openSettings(browser);
  standIn.script = serveJson(FRESH);
  await refreshBy(settings, text('settings.refresh'));
  standIn.script = serveJson(servedDirectory({ [ANSWER.id]: { name: null } }));
  const { directory } = await refreshBy(settings, text('settings.refresh'));
  expect(directory).toContain(text('settings.leftOut', '1').split(' | ')[0]);
  await expectAllIsWell({ browser, tab }, PITCH);
  await settings.close();
});

test('a Startup with markup for a name is shown as its name', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  standIn,
  tab,
}) => {
  await startWithWork(browser, site);
  const name = '<img src=x onerror="document.title=\'taken\'">';
  standIn.script = serveJson(
    servedDirectory({ [ANSWER.id]: { name, pitch: name }, 'une-nouvelle': { name: `${name}<b>` } }),
  );
  await askBackground(browser, { type: 'refresh' });
  await tab.open(ANSWERED.url);
  const { language } = await panelOn(tab, ({ text }) => text.includes(name));
  const text = textsOf(extensionBrowser, language);
  // The new one is found by the search, too.
  expect(await clickInPanel(tab, text('chooser.wrong'))).toBe(true);
  await waitUntil('the search', () => clickInPanel(tab, text('chooser.search')));
  await tab.type('img src onerror');
  await waitUntil('the Startups found', () => hasFound(tab));
  expect((await readPanel(tab))?.text).toContain(name);
  const found = await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    return { title: document.title, images: root?.querySelectorAll('img').length };
  }, null);
  expect(found).toMatchObject({ images: 0, title: expect.not.stringContaining('taken') });
});

test('the first use brings a fresh directory to the offer that is open, the alarm the next ones', async ({
  browserWithExtension: browser,
  site,
  standIn,
  tab,
}) => {
  await startWithWork(browser, site);
  // As newly installed: it was never asked for.
  await store(browser, { refresh: null });
  standIn.script = serveJson(FRESH);
  await tab.open(ANSWERED.url);
  await panelOn(tab, ({ text }) => text.includes(PITCH));
  expect(standIn.requests).toHaveLength(1);
  await expectAllIsWell({ browser, tab }, PITCH);
  // The extension's own alarm, brought forward as if its minute had come.
  const planned = await waitUntil('the alarm', () =>
    browser.runInExtension(async () => {
      const { chrome } = globalThis as unknown as { chrome: Alarms };
      const alarm = await chrome.alarms.get('refresh');
      if (alarm) await chrome.alarms.create('refresh', { when: Date.now() });
      return alarm?.scheduledTime;
    }, null),
  );
  const hours = (planned - Date.now()) / HOUR_IN_MS;
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThan(31);
  expect(standIn.requests, 'it rang too early').toHaveLength(1);
  standIn.script = serveJson(servedDirectory({ [ANSWER.id]: { pitch: NEW_PITCH } }));
  await store(browser, readBefore(31 * HOUR_IN_MS));
  await browser.runInExtension(async () => {
    const { chrome } = globalThis as unknown as { chrome: Alarms };
    await chrome.alarms.create('refresh', { when: Date.now() });
  }, null);
  await waitUntil('the next request', async () => standIn.requests.length === 2);
  await waitUntil('the fresh directory', async () => {
    const status = await askBackground(browser, { type: 'settings-status' });
    const read = Date.parse(status?.directory.lastSuccess ?? '');
    return Date.now() - read < HOUR_IN_MS && status?.directory.lastFailure === null;
  });
  await expectAllIsWell({ browser, tab }, NEW_PITCH);
});

interface Alarms {
  alarms: {
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
    create(name: string, info: object): Promise<void>;
  };
}
