// @vitest-environment happy-dom
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import type { Ask } from '../../../lib/messages/ask.ts';
import type { PanelAnswer } from '../../../lib/messages/messages.ts';
import type { Asking } from '../../../lib/messages/retry-message.ts';
import type { BackgroundMessage } from '../../../lib/messages/schema.ts';
import type { PageReading } from '../../../lib/offer/reading.ts';
import { followPage } from '../../../lib/page/follower.ts';
import type { LeftOffer } from '../../../lib/page/page-objects.ts';
import { readingOf } from '../../support/offers.ts';
import { VIEWS } from '../components/views.ts';

const CSP = 'https://choisirleservicepublic.gouv.fr/offre-emploi';
const WTTJ = 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs';
const LIST = 'https://choisirleservicepublic.gouv.fr/nos-offres/';
const ANSWER: PanelAnswer = {
  view: VIEWS.certain,
  preferences: {
    form: null,
    side: 'right',
    more: false,
    theme: 'system',
    recruiter: false,
    shortcut: null,
  },
  drawn: { forms: { card: '', strip: '', tab: '' }, stopped: '', said: '' },
  kept: false,
};

/** A follower on a page, and what it asks for. */
function follow(
  address: string,
  { left = null as LeftOffer | null, text = 'data', listed = false, moved = false } = {},
) {
  const location = { href: address };
  document.body.innerHTML = `<main>${text}</main>`;
  const panel = { show: vi.fn(), hide: vi.fn(), toggle: vi.fn() };
  const state = {
    alive: true,
    answer: ANSWER as PanelAnswer | null | undefined,
    /** The next answers, before that one. */
    answers: [] as Promise<PanelAnswer>[],
    left,
  };
  const sent: BackgroundMessage[] = [];
  const isWanted: (() => boolean)[] = [];
  const read = vi.fn((url: URL, _isFinal: boolean): PageReading => {
    const reading = readingOf({ title: document.querySelector('main')?.textContent ?? '' });
    return { ...reading, url: url.href };
  });
  const ask = vi.fn(async (message: BackgroundMessage, asking: Asking = {}) => {
    sent.push(structuredClone(message));
    isWanted.push(asking.isWanted ?? (() => true));
    return message.type === 'resolve' ? (state.answers.shift() ?? state.answer) : null;
  });
  const listeners = new EventTarget();
  const follower = followPage({
    window: {
      document,
      location,
      addEventListener: listeners.addEventListener.bind(listeners),
    } as unknown as Window,
    read,
    panel: () => panel,
    left: () => state.left,
    hasMoved: () => moved,
    isListed: () => listed,
    ask: ask as unknown as Ask,
    isAlive: () => state.alive,
  });
  const types = () => sent.map(({ type }) => type);
  return {
    follower,
    panel,
    state,
    sent,
    types,
    /** Whether a message, the last one when none is said, would be sent again. */
    wanted: (index = -1) => isWanted.at(index)?.(),
    read,
    goTo(next: string) {
      location.href = next;
      follower.look();
    },
    comeBack(persisted: boolean) {
      listeners.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('an offer', () => {
  it('is read, resolved and shown', async () => {
    const { follower, panel, types } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    expect(types()).toEqual(['resolve']);
    expect(panel.show).toHaveBeenCalledExactlyOnceWith(ANSWER);
  });

  test.each([
    ['the same offer, a filter apart', `${CSP}/a-reference-2026-1/?x=1`, ['resolve'], 0],
    ['another offer', `${CSP}/b-reference-2026-2/`, ['resolve', 'left', 'resolve'], 1],
    ['a list', LIST, ['resolve', 'left'], 1],
  ])('then %s', async (_, next, messages, hidden) => {
    const { follower, goTo, panel, types } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    document.querySelector('main')?.replaceChildren('data, another');
    goTo(next);
    expect(panel.hide, 'at once').toHaveBeenCalledTimes(hidden);
    await settled();
    expect(types()).toEqual(messages);
  });

  it('whose answer comes after it was left is not shown', async () => {
    const { follower, goTo, panel } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    goTo(LIST);
    await settled();
    expect(panel.show).not.toHaveBeenCalled();
  });

  test.each([
    ['nothing to say', null, 1],
    ['no answer at all', undefined, 0],
  ])('about which there is %s', async (_, answer, hidden) => {
    const { follower, panel, state } = follow(`${CSP}/a-reference-2026-1/`);
    state.answer = answer;
    follower.look();
    await settled();
    expect(panel.show).not.toHaveBeenCalled();
    expect(panel.hide).toHaveBeenCalledTimes(hidden);
  });

  it('that is never drawn, left and come back to, is not answered with the one before', async () => {
    const { follower, goTo, sent, state } = follow(`${CSP}/a-reference-2026-1/`);
    const [a, b] = ['null 2026-1', `${CSP}/b-reference-2026-2/`];
    follower.look();
    await settled();
    state.left = { key: a, text: 'data' };
    for (const next of [b, LIST, b]) {
      goTo(next);
      await settled();
    }
    const readings = sent.flatMap((message) => (message.type === 'resolve' ? message.reading : []));
    expect(readings.map(({ offer }) => offer !== null)).toEqual([true, false, false]);
    // Whatever the watcher still knows of the text.
    state.left = null;
    goTo(LIST);
    goTo(b);
    await settled();
    expect(sent.flatMap((one) => (one.type === 'resolve' ? one.reading.offer : []))[3]).toBeNull();
  });

  it('that is come back to before the next one was drawn is answered again', async () => {
    const { follower, goTo, sent, state } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    state.left = { key: 'null 2026-1', text: 'data' };
    for (const next of [`${CSP}/b-reference-2026-2/`, `${CSP}/a-reference-2026-1/`]) {
      goTo(next);
      await settled();
    }
    const readings = sent.flatMap((message) => (message.type === 'resolve' ? message.reading : []));
    expect(readings.map(({ offer }) => offer !== null)).toEqual([true, false, true]);
  });

  test.each([
    ['loaded at its address', false, false, true],
    ['come to within the page', true, false, false],
    ['come to within the page, when a person asks', true, true, true],
  ])('%s, is looked for everywhere: %s', async (_, moved, asked, expected) => {
    const { follower, read } = follow(`${WTTJ}/dev_paris`, { moved, text: 'data' });
    read.mockImplementation((url) => ({
      ...readingOf({ title: 'x' }),
      url: url.href,
      offer: null,
    }));
    vi.useFakeTimers();
    if (asked) follower.analyse();
    else follower.look();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(read.mock.calls.length).toBeGreaterThan(1);
    expect(read.mock.calls.some(([, isFinal]) => isFinal)).toBe(expected);
  });

  it('without a sign is not read, unless a person asks', async () => {
    const { follower, read, sent } = follow(`${CSP}/a-reference-2026-1/`, {
      text: 'Tailler les haies. '.repeat(60),
    });
    follower.look();
    await settled();
    expect(read).not.toHaveBeenCalled();
    await follower.analyse();
    expect(read).toHaveBeenCalledOnce();
    expect(sent.at(-1)).toMatchObject({ type: 'resolve', asked: true });
  });
});

describe('the text of the offer before this one', () => {
  const left = { key: 'communaute-beta-gouv a', text: 'data' };

  it('is no answer, even where nobody had read it', async () => {
    const { follower, read, sent } = follow(`${CSP}/b-reference-2026-2/`, { left });
    follower.look();
    await settled();
    expect(read).not.toHaveBeenCalled();
    expect(sent).toMatchObject([{ type: 'resolve', reading: { offer: null, page: 'offer' } }]);
  });

  it('is one for that offer itself', async () => {
    const { follower, read } = follow(`${WTTJ}/a`, { left });
    follower.look();
    await settled();
    expect(read).toHaveBeenCalled();
    follower.retire();
  });
});

describe('a page kept in memory that comes back', () => {
  it('tells the background again what it shows, and the panel stays', async () => {
    const { follower, comeBack, panel, types } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    comeBack(false);
    comeBack(true);
    await settled();
    expect(types()).toEqual(['resolve', 'resolve']);
    expect(panel.hide).not.toHaveBeenCalled();
  });

  it('says nothing of an offer it does not show any more', async () => {
    const { follower, goTo, comeBack, types } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    goTo(LIST);
    comeBack(true);
    await settled();
    expect(types()).toEqual(['resolve', 'left']);
  });

  it('that a person had asked for is no exception to a board that was switched off', async () => {
    const { follower, comeBack, sent } = follow(`${CSP}/a-reference-2026-1/`);
    await follower.analyse();
    comeBack(true);
    await settled();
    expect(sent.map((one) => one.type === 'resolve' && one.asked)).toEqual([true, false]);
  });

  it('takes its panel away when the extension is gone, and listens no more', async () => {
    const { follower, comeBack, panel, state, types } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    state.alive = false;
    comeBack(true);
    expect(panel.hide).toHaveBeenCalledOnce();
    state.alive = true;
    comeBack(true);
    await settled();
    expect(types().filter((type) => type === 'resolve')).toHaveLength(1);
  });
});

describe('when the settings change', () => {
  it('has the same offer answered again, and the panel stays until then', async () => {
    const { follower, panel, sent, types, read } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    follower.renew();
    await settled();
    expect(types()).toEqual(['resolve', 'resolve']);
    expect(sent[1]).toEqual(sent[0]);
    expect(read).toHaveBeenCalledOnce();
    expect(panel.show).toHaveBeenCalledTimes(2);
    expect(panel.hide).not.toHaveBeenCalled();
  });

  it('does not ask again for what was read before, once the page shows something else', async () => {
    const { follower, panel, wanted } = follow(`${WTTJ}/dev_paris`);
    follower.look();
    await settled();
    follower.renew();
    expect(wanted(1)).toBe(true);
    document.querySelector('main')?.replaceChildren('data, drawn anew');
    await vi.waitFor(() => expect(panel.show).toHaveBeenCalledTimes(3));
    expect(wanted(1)).toBe(false);
    follower.retire();
  });

  it('does not show the answer to what was read before, when it comes last', async () => {
    const { follower, panel, state } = follow(`${WTTJ}/dev_paris`);
    follower.look();
    await settled();
    const late = Promise.withResolvers<PanelAnswer>();
    state.answers = [late.promise];
    follower.renew();
    document.querySelector('main')?.replaceChildren('data, drawn anew');
    await vi.waitFor(() => expect(panel.show).toHaveBeenCalledTimes(2));
    late.resolve(ANSWER);
    await settled();
    expect(panel.show).toHaveBeenCalledTimes(2);
    follower.retire();
  });

  it('takes the panel away when there is nothing to say any more', async () => {
    const { follower, panel, state } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    state.answer = null;
    follower.renew();
    await settled();
    expect(panel.hide).toHaveBeenCalledOnce();
  });

  it('asks again as a person asked', async () => {
    const { follower, sent } = follow(`${CSP}/a-reference-2026-1/`);
    await follower.analyse();
    follower.renew();
    await settled();
    expect(sent.map((message) => message.type === 'resolve' && message.asked)).toEqual([
      true,
      true,
    ]);
  });

  test.each([
    ['before anything was read', (_: ReturnType<typeof follow>) => undefined, 0],
    ['when the offer was left', ({ goTo }: ReturnType<typeof follow>) => goTo(LIST), 1],
  ])('asks nothing %s', async (_, happens, resolved) => {
    const page = follow(`${CSP}/a-reference-2026-1/`);
    if (resolved) page.follower.look();
    await settled();
    happens(page);
    page.follower.renew();
    await settled();
    expect(page.types().filter((type) => type === 'resolve')).toHaveLength(resolved);
  });
});

describe('that the offer was left is said again', () => {
  it('until another one is answered', async () => {
    const { follower, goTo, wanted, types, state } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    // An offer of somebody else, which is not read.
    document.querySelector('main')?.replaceChildren('Tailler les haies. '.repeat(60));
    goTo(`${CSP}/b-reference-2026-2/`);
    await settled();
    expect(types()).toEqual(['resolve', 'left']);
    expect(wanted(1)).toBe(true);
    state.left = null;
    document.querySelector('main')?.replaceChildren('data');
    goTo(`${CSP}/c-reference-2026-3/`);
    await settled();
    expect(types()).toEqual(['resolve', 'left', 'left', 'resolve']);
    expect([wanted(1), wanted(2)]).toEqual([false, false]);
  });

  it('but not once nothing of the page is followed any more', async () => {
    const { follower, wanted } = follow(`${CSP}/a-reference-2026-1/`);
    follower.look();
    await settled();
    follower.retire();
    expect(wanted()).toBe(false);
  });
});

it('shows nothing when the extension goes while the page is read', async () => {
  const { follower, state, types } = follow(`${CSP}/a-reference-2026-1/`);
  state.alive = false;
  follower.look();
  await settled();
  expect(types()).not.toContain('resolve');
});
