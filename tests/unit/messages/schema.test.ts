import { describe, expect, it, test } from 'vitest';
import { readPage } from '../../../lib/boards/index.ts';
import { type MessageOf, parseBackgroundMessage } from '../../../lib/messages/schema.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { RECORDED_PAGES, recordedPage } from '../../support/pages.ts';

/** The watcher's message about a page, as it arrives: copied, never shared. */
function messageAbout({ url, html }: { url: string; html: string }): MessageOf<'resolve'> {
  const reading = readPage(pageOf(url, html));
  return structuredClone({ type: 'resolve', reading, panelLoaded: false, asked: false });
}

/** The offers of a recorded list. */
const listedOn = (path: string) => {
  const { url, html } = recordedPage(path);
  return readPage(pageOf(url, html)).offers;
};
const [LISTED] = listedOn('welcome-to-the-jungle/list-search');

const message = () => messageAbout(recordedPage('welcome-to-the-jungle/offer-startup-link'));

/** The message with something else at a path; undefined takes it away. */
function changed(path: string, value: unknown): unknown {
  const copy = message();
  const keys = path.split('.');
  const last = keys.pop() as string;
  // biome-ignore lint/suspicious/noExplicitAny: any shape is made on purpose
  const parent = keys.reduce<any>((object, key) => object[key], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe('what the watcher and the popup send is accepted as it is', () => {
  test.each(RECORDED_PAGES.filter(({ reading }) => reading.page === 'offer'))(
    'the reading of $board/$name',
    (page) =>
      expect(parseBackgroundMessage(messageAbout(page), 'board')).toEqual(messageAbout(page)),
  );

  test.each([
    { type: 'prepare' },
    { type: 'wake', page: 'offer', network: true, preview: null },
    { type: 'wake', page: 'list', network: false, preview: null },
    {
      type: 'wake',
      page: 'offer',
      network: false,
      preview: { title: 'Dev', texts: ['Une équipe'], addresses: ['/fr'] },
    },
    { type: 'list', offers: [] },
    { type: 'list', offers: listedOn('choisir-le-service-public/list-network') },
    { type: 'list', offers: listedOn('welcome-to-the-jungle/list-company-profile') },
    { type: 'left' },
    { type: 'panel-life' },
    { type: 'choose', url: 'https://exemple.fr/offre', startups: ['pix', 'a-dock'] },
    { type: 'choose', url: 'https://exemple.fr/offre', startups: [] },
    { type: 'startup-search' },
    { type: 'panel-state', form: 'tab' },
    { type: 'feedback' },
    { type: 'panel-state', more: true },
    { type: 'panel-state', side: 'left' },
  ])('%o from a board’s page alone', (value) => {
    expect(parseBackgroundMessage(value, 'board')).toEqual(value);
    expect(parseBackgroundMessage(value, 'extension')).toBeNull();
  });

  test.each([
    { type: 'tab-status', tabId: 7 },
    { type: 'settings-status' },
    { type: 'change-settings', settings: {} },
    { type: 'undo-choice', board: 'welcome-to-the-jungle', reference: 'org/slug' },
    { type: 'change-settings', settings: { theme: 'dark', opening: 'card' } },
    { type: 'change-settings', settings: { boards: { 'welcome-to-the-jungle': false } } },
    { type: 'refresh' },
    { type: 'erase' },
  ])('%o from the extension’s own pages alone', (value) => {
    expect(parseBackgroundMessage(value, 'extension')).toEqual(value);
    expect(parseBackgroundMessage(value, 'board')).toBeNull();
  });

  test.each([
    { type: 'choose', url: 'javascript:1', startups: ['pix'] },
    { type: 'choose', url: 'https://exemple.fr/offre', startups: ['a', 'b', 'c'] },
    { type: 'choose', url: 'https://exemple.fr/offre', startup: '' },
    { type: 'choose', url: 'https://exemple.fr/offre' },
    { type: 'list' },
    { type: 'list', offers: [{ title: 'Dev' }] },
    { type: 'list', offers: Array.from({ length: 501 }, () => LISTED) },
    { type: 'list', offers: [{ ...LISTED, url: 'javascript:1' }] },
    { type: 'panel-state', side: 'top' },
    { type: 'panel-state', form: 'sheet' },
  ])('but not %o', (value) => expect(parseBackgroundMessage(value, 'board')).toBeNull());

  test.each([
    { type: 'change-settings' },
    { type: 'undo-choice', board: 'another-board', reference: 'org/slug' },
    { type: 'change-settings', settings: { theme: 'pink' } },
    { type: 'change-settings', settings: { boards: { 'welcome-to-the-jungle': 'no' } } },
    { type: 'change-settings', settings: { boards: { 'another-board': true } } },
  ])('nor %o', (value) => expect(parseBackgroundMessage(value, 'extension')).toBeNull());

  test.each<[string, string, unknown]>([
    ['a reading without an offer', 'reading.offer', null],
    ['an employer that could not be read', 'reading.offer.employer', null],
    ['no links', 'reading.offer.links', []],
    ['a panel that is there already', 'panelLoaded', true],
  ])('%s', (_, path, value) => {
    expect(parseBackgroundMessage(changed(path, value), 'board')).toEqual(changed(path, value));
  });
});

describe('what is not of that shape is refused', () => {
  test.each<[string, string, unknown]>([
    ['another type', 'type', 'resolved'],
    ['no type', 'type', undefined],
    ['no reading', 'reading', undefined],
    ['a text for a truth', 'panelLoaded', 'false'],
    ['a wish that is not said', 'asked', undefined],
    ['an unknown board', 'reading.board', 'indeed'],
    ['an unknown kind of page', 'reading.page', 'company'],
    ['an offer on http', 'reading.offer.url', 'http://exemple.fr/'],
    ['an offer on javascript', 'reading.offer.url', 'javascript:alert(1)'],
    ['a reading without address', 'reading.url', ''],
    ['an offer that is a text', 'reading.offer', 'Dev'],
    ['no title', 'reading.offer.title', null],
    ['an unknown zone', 'reading.offer.zones.0.name', 'footer'],
    ['a zone without text', 'reading.offer.zones.0.text', undefined],
    ['an offset before the text', 'reading.offer.links.0.offset', -1],
    ['an offset between two places', 'reading.offer.links.0.offset', 1.5],
    ['an unknown source', 'reading.offer.sources', { title: 'guess' }],
    ['a source of an unknown field', 'reading.offer.sources', { wages: 'text' }],
    ['problems that are no list', 'reading.problems', 'none'],
    ['conditions that are not told', 'reading.conditions', undefined],
    ['an unknown condition', 'reading.conditions.0.id', 'weather'],
    ['a condition neither found nor missed', 'reading.conditions.0.outcome', 'maybe'],
    ['a detail that is no text', 'reading.conditions.0.detail', 7],
    [
      'a failure of what no page needs',
      'reading.conditions',
      [{ id: 'header', outcome: 'failed', detail: null }],
    ],
  ])('%s', (_, path, value) => {
    expect(parseBackgroundMessage(changed(path, value), 'board')).toBeNull();
  });

  test.each([
    null,
    undefined,
    7,
    'resolve',
    [],
    {},
    () => 'resolve',
    Symbol('resolve'),
    { type: 'tab-status' },
    { type: 'tab-status', tabId: '7' },
    { type: 'tab-status', tabId: 1.5 },
    { type: 'toggle-panel' },
    { type: '__proto__' },
    Object.create(null),
  ])('%o', (value) => {
    expect(parseBackgroundMessage(value, 'board')).toBeNull();
    expect(parseBackgroundMessage(value, 'extension')).toBeNull();
  });
});

it('drops what it does not know', () => {
  const value = { ...message(), evil: true, reading: { ...message().reading, evil: true } };
  expect(parseBackgroundMessage(value, 'board')).toEqual(message());
});
