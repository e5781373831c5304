// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { boardAddressesOf } from '../../../lib/boards/addresses.ts';
import {
  BOARD_MATCH_PATTERNS,
  NETWORK_MATCH_PATTERNS,
  NETWORK_OFFERS,
  WATCHED_MATCH_PATTERNS,
} from '../../../lib/boards/hosts.ts';
import type { BadgesController, PageFollower } from '../../../lib/page/page-objects.ts';
import { watchPage } from '../../../lib/page/watcher.ts';
import { RECORDED_PAGES } from '../../support/pages.ts';

const WTTJ = 'https://www.welcometothejungle.com/fr/companies';
const CSP = 'https://choisirleservicepublic.gouv.fr';
const NETWORK = `${WTTJ}/communaute-beta-gouv/jobs/dev_paris`;
const OTHER = `${WTTJ}/un-ministere/jobs/dev_lyon`;
const CSP_OFFER = `${CSP}/offre-emploi/dev-reference-2026-1/`;

const LONG = 'Accueillir le public et tenir le registre. '.repeat(40);
const SIGNS = `${LONG} Notre équipe crée une start-up d’État.`;
const NAMED = `${LONG} Notre équipe est à beta.gouv.fr.`;

/** A page that stands at an address, and the watcher's dealings with it. */
function page({ address = NETWORK, text = LONG, hasNavigation = true, listed = false }) {
  const location = { href: address, ...parts(address) };
  const navigation = new EventTarget();
  const listeners = new EventTarget();
  const listening = vi.spyOn(navigation, 'addEventListener');
  const main = document.createElement('main');
  main.textContent = text;
  document.body.replaceChildren(main);
  const reading = vi.spyOn(main, 'textContent', 'get');
  let poll: (() => void) | null = null;
  let later: (() => void) | null = null;
  const state = {
    alive: true,
    follower: undefined as PageFollower | undefined,
    badges: undefined as BadgesController | undefined,
    listed,
  };
  const wakeWith = vi.fn();
  const wake = vi.fn();
  const dismiss = vi.fn(() => {
    state.follower = undefined;
  });
  const isAlive = vi.fn(() => state.alive);
  const isListed = vi.fn(async () => state.listed);
  const watcher = watchPage({
    window: {
      document,
      addEventListener: listeners.addEventListener.bind(listeners) as Window['addEventListener'],
      location: location as unknown as Location,
      ...(hasNavigation ? { navigation } : {}),
      setInterval: ((run: () => void) => {
        poll = run;
        return 7;
      }) as unknown as Window['setInterval'],
      clearInterval: () => {
        poll = null;
      },
      setTimeout: ((run: () => void) => {
        later = run;
        return 8;
      }) as unknown as Window['setTimeout'],
    },
    follower: () => state.follower,
    badges: () => state.badges,
    isListed,
    dismiss,
    wake(...args) {
      wakeWith(...args);
      wake(args[0], args[1]);
    },
    isAlive,
  });
  return {
    watcher,
    wakeWith,
    state,
    wake,
    dismiss,
    isAlive,
    isListed,
    listening,
    reading,
    isPolling: () => poll !== null,
    /** The late look, when one was planned. */
    lookLate: () => later?.(),
    willLookLate: () => later !== null,
    goTo(next: string) {
      Object.assign(location, { href: next, ...parts(next) });
      if (hasNavigation) navigation.dispatchEvent(new Event('currententrychange'));
      else poll?.();
    },
    comeBack(persisted = true) {
      listeners.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
    },
    draw(next: string) {
      main.textContent = next;
    },
  };
}

function parts(address: string) {
  const { hostname, pathname } = new URL(address);
  return { hostname, pathname };
}

/** A follower that only notes what it is asked. */
const followerOf = () => ({
  look: vi.fn(),
  analyse: vi.fn(),
  renew: vi.fn(),
  retire: vi.fn(),
  zoneText: vi.fn(),
  offer: vi.fn(),
});

beforeEach(() => vi.restoreAllMocks());

describe('a page that has come', () => {
  test.each<[string, string, string, [page: string, network: boolean][]]>([
    ['the network’s own offer, whatever it says', NETWORK, LONG, [['offer', true]]],
    ['an offer with a sign', OTHER, SIGNS, [['offer', false]]],
    ['an offer that names the network', OTHER, NAMED, [['offer', true]]],
    ['an offer without one', OTHER, LONG, []],
    ['an offer that is still being drawn', OTHER, '', [['offer', false]]],
    ['an offer with a sign', CSP_OFFER, SIGNS, [['offer', false]]],
    ['an offer without one', CSP_OFFER, LONG, []],
    ['the network’s list', `${WTTJ}/communaute-beta-gouv/jobs`, LONG, [['list', true]]],
    ['the network’s page', `${WTTJ}/communaute-beta-gouv`, LONG, [['list', true]]],
    ['the search', 'https://www.welcometothejungle.com/fr/jobs', LONG, [['list', false]]],
    ['lists of offers', `${CSP}/nos-offres/filtres/domaine/3522/`, LONG, [['list', false]]],
    ['another company’s list', `${WTTJ}/un-ministere/jobs`, SIGNS, []],
    ['another page', 'https://www.welcometothejungle.com/fr', SIGNS, []],
  ])('%s, %s', (_, address, text, expected) => {
    const { wake } = page({ address, text });
    expect(wake.mock.calls).toEqual(expected);
  });

  test.each([
    NETWORK,
    `${WTTJ}/communaute-beta-gouv/jobs`,
    'https://www.welcometothejungle.com/fr',
  ])('does not have its text gathered where the address tells: %s', (address) =>
    expect(page({ address }).reading).not.toHaveBeenCalled(),
  );

  test.each([NETWORK, OTHER, CSP_OFFER, 'https://www.welcometothejungle.com/fr'])(
    'asks nothing of the extension but the follower: %s',
    (address) => expect(page({ address }).isAlive).not.toHaveBeenCalled(),
  );

  test('is listened to only where pages change without loading', () => {
    expect(page({ address: NETWORK }).listening).toHaveBeenCalledOnce();
    const loaded = page({ address: CSP_OFFER });
    expect(loaded.listening).not.toHaveBeenCalled();
    expect(page({ address: CSP_OFFER, hasNavigation: false }).isPolling()).toBe(false);
    expect(page({ address: NETWORK, hasNavigation: false }).isPolling()).toBe(true);
  });
});

describe('an offer without a sign', () => {
  test('that was seen in the network’s list is the network’s', async () => {
    const { wake, watcher, state } = page({ address: CSP_OFFER });
    state.listed = true;
    watcher.renew();
    expect(watcher.isListed()).toBe(false);
    // Asked for again, nothing is taken for granted; on arrival the text is.
    expect(wake.mock.calls).toEqual([['offer', false]]);
    const again = page({ address: CSP_OFFER, listed: true });
    await vi.waitFor(() => expect(again.wake.mock.calls).toEqual([['offer', true]]));
    expect(again.watcher.isListed()).toBe(true);
  });
});

test.each([
  [OTHER, 0],
  [CSP_OFFER, 1],
])('the network’s list is looked up only for the board that has one: %s', (address, times) =>
  expect(page({ address }).isListed).toHaveBeenCalledTimes(times),
);

describe('what an offer with a sign shows goes along', () => {
  const previewOn = (address: string, text: string) =>
    page({ address, text }).wakeWith.mock.calls[0]?.[2];

  test('its title and its markup', () => {
    document.title = 'Développeuse – Une mairie';
    expect(previewOn(OTHER, SIGNS)).toEqual({
      title: 'Développeuse – Une mairie',
      texts: [SIGNS],
      addresses: [],
    });
  });

  test.each([
    ['an offer that is known to be the network’s', NETWORK, SIGNS],
    ['an offer that is still being drawn', OTHER, 'start-up'],
    ['a list', `${CSP}/nos-offres/`, SIGNS],
  ])('but not of %s', (_, address, text) => expect(previewOn(address, text)).toBeNull());
});

describe('a single page that had nothing of the network', () => {
  test('is looked at once more, when its text has changed', () => {
    const { lookLate, draw, wake, wakeWith } = page({ address: OTHER });
    lookLate();
    expect(wake, 'the same text').not.toHaveBeenCalled();
    draw(SIGNS);
    lookLate();
    expect(wake.mock.calls).toEqual([['offer', false]]);
    expect(wakeWith.mock.calls[0]?.[2].texts).toEqual([SIGNS]);
  });

  test.each([
    ['another address', ({ goTo }: ReturnType<typeof page>) => goTo(`${OTHER}_2`)],
    [
      'a follower',
      ({ state }: ReturnType<typeof page>) => {
        state.follower = followerOf();
      },
    ],
    [
      'an extension that is gone',
      ({ state }: ReturnType<typeof page>) => {
        state.alive = false;
      },
    ],
  ])('but not after %s', (_, happens) => {
    const there = page({ address: OTHER });
    happens(there);
    there.draw(SIGNS);
    const before = there.wake.mock.calls.length;
    there.lookLate();
    expect(there.wake.mock.calls.length).toBe(before);
  });

  test.each([CSP_OFFER, NETWORK, 'https://www.welcometothejungle.com/fr'])(
    'no other one: %s',
    (address) => expect(page({ address }).willLookLate()).toBe(false),
  );
});

describe('the badges of a list', () => {
  test('are shown from list to list, and hidden elsewhere', () => {
    const list = `${WTTJ}/communaute-beta-gouv/jobs`;
    const { goTo, state, wake } = page({ address: list });
    const badges = { show: vi.fn(), hide: vi.fn() };
    state.badges = badges;
    goTo(`${WTTJ}/communaute-beta-gouv`);
    expect([badges.show.mock.calls.length, badges.hide.mock.calls.length]).toEqual([1, 0]);
    goTo(OTHER);
    expect([badges.show.mock.calls.length, badges.hide.mock.calls.length]).toEqual([1, 1]);
    expect(wake).toHaveBeenCalledWith('list', true);
  });
});

describe.each([true, false])('going from page to page, Navigation API %s', (hasNavigation) => {
  test('an offer that is reached in the page is followed whatever still stands there', () => {
    const { goTo, wake } = page({ address: `${WTTJ}/un-ministere/jobs`, hasNavigation });
    expect(wake).not.toHaveBeenCalled();
    goTo(OTHER);
    expect(wake.mock.calls).toEqual([['offer', false]]);
    goTo(`${OTHER}?q=1#salaire`);
    goTo(NETWORK);
    expect(wake.mock.calls.at(-1)).toEqual(['offer', true]);
  });

  test('once there is a follower it is told of each new address, and nobody is woken', () => {
    const { goTo, wake, state } = page({ hasNavigation });
    const follower = followerOf();
    state.follower = follower;
    goTo(OTHER);
    goTo(OTHER);
    goTo(`${WTTJ}/un-ministere/jobs`);
    expect(follower.look).toHaveBeenCalledTimes(2);
    expect(wake).toHaveBeenCalledOnce();
  });

  test('the text of an offer that was left is kept, nobody else’s', () => {
    const { goTo, draw, watcher } = page({ address: OTHER, text: 'A', hasNavigation });
    expect(watcher.left()).toBeNull();
    goTo(`${OTHER}?q=1`);
    expect(watcher.left(), 'the same offer').toBeNull();
    goTo(NETWORK);
    expect(watcher.left()).toEqual({ key: 'un-ministere dev_lyon', text: 'A' });
    draw('B');
    goTo('https://www.welcometothejungle.com/fr');
    draw('a list');
    goTo(OTHER);
    expect(watcher.left()).toEqual({ key: 'communaute-beta-gouv dev_paris', text: 'B' });
  });

  test('an offer that was never drawn leaves the text of the one before it', () => {
    const { goTo, draw, watcher } = page({ address: OTHER, text: 'A', hasNavigation });
    goTo(NETWORK);
    goTo('https://www.welcometothejungle.com/fr');
    expect(watcher.left(), 'still A’s').toEqual({ key: 'un-ministere dev_lyon', text: 'A' });
    goTo(NETWORK);
    draw('B');
    goTo(OTHER);
    expect(watcher.left()).toEqual({ key: 'communaute-beta-gouv dev_paris', text: 'B' });
  });

  test('an address that changed is known, a filter or new settings are no change', () => {
    const { goTo, watcher } = page({ address: OTHER, hasNavigation });
    goTo(`${OTHER}?q=1#salaire`);
    watcher.renew();
    expect(watcher.hasMoved()).toBe(false);
    goTo('https://www.welcometothejungle.com/fr/jobs');
    goTo(OTHER);
    expect(watcher.hasMoved()).toBe(true);
  });

  test('cut off from the extension, it stops at the next address', () => {
    const { goTo, state, dismiss, wake, isPolling } = page({ hasNavigation });
    state.alive = false;
    goTo(OTHER);
    goTo(NETWORK);
    expect(dismiss).toHaveBeenCalledOnce();
    expect(wake).toHaveBeenCalledOnce();
    expect(isPolling()).toBe(false);
  });
});

describe('kept in memory, the page comes back', () => {
  test.each<[string, string, string, [string, boolean][]]>([
    ['an offer', NETWORK, LONG, [['offer', true]]],
    ['an offer with a sign', CSP_OFFER, SIGNS, [['offer', false]]],
    ['a list', `${WTTJ}/communaute-beta-gouv/jobs`, LONG, [['list', true]]],
    ['an offer without a sign', OTHER, LONG, []],
  ])(
    '%s that nothing follows is looked at again: its board may be on again',
    (_, address, text, expected) => {
      const { wake, comeBack, watcher } = page({ address, text });
      watcher.dismiss();
      wake.mockClear();
      comeBack();
      expect(wake.mock.calls).toEqual(expected);
      expect(watcher.hasMoved()).toBe(false);
    },
  );

  test('what is followed goes on', () => {
    const { wake, comeBack, state } = page({ address: NETWORK });
    state.follower = followerOf();
    wake.mockClear();
    comeBack();
    expect(wake).not.toHaveBeenCalled();
  });

  test.each(['loaded', 'cut off'])('not when it was %s', (how) => {
    const { wake, comeBack, state } = page({ address: NETWORK });
    wake.mockClear();
    state.alive = how !== 'cut off';
    comeBack(how === 'cut off');
    expect(wake).not.toHaveBeenCalled();
  });
});

describe('when the settings change', () => {
  test('what is shown stays, and is asked for again', () => {
    const { watcher, state, dismiss, wake } = page({ address: OTHER });
    const follower = followerOf();
    const badges = { show: vi.fn(), hide: vi.fn() };
    Object.assign(state, { follower, badges });
    watcher.renew();
    expect(follower.renew).toHaveBeenCalledOnce();
    expect([dismiss.mock.calls.length, wake.mock.calls.length]).toEqual([0, 0]);
  });

  test('a list’s badges are asked for again', () => {
    const { watcher, state } = page({ address: `${WTTJ}/communaute-beta-gouv/jobs` });
    const badges = { show: vi.fn(), hide: vi.fn() };
    state.badges = badges;
    watcher.renew();
    expect([badges.show.mock.calls.length, badges.hide.mock.calls.length]).toEqual([1, 0]);
  });

  test('an offer that nothing follows is asked about, whatever its text says', () => {
    const { watcher, wake } = page({ address: OTHER });
    watcher.renew();
    expect(wake.mock.calls).toEqual([['offer', false]]);
  });

  test('on a board that is off nothing is shown, until it is on again', () => {
    const { watcher, state, dismiss, wake } = page({ address: OTHER });
    state.follower = followerOf();
    watcher.dismiss();
    expect(dismiss).toHaveBeenCalledOnce();
    expect(wake).not.toHaveBeenCalled();
    watcher.renew();
    expect(wake.mock.calls).toEqual([['offer', false]]);
  });
});

describe('the pages that the manifest gives to the watcher', () => {
  const isWatched = (address: string) =>
    WATCHED_MATCH_PATTERNS.some((pattern) => address.startsWith(pattern.replace('*', '')));

  test.each(RECORDED_PAGES)('$board/$name', ({ url, reading }) => {
    const singlePage = boardAddressesOf(new URL(url))?.singlePage;
    expect(isWatched(url)).toBe(singlePage || reading.page !== 'other');
  });

  it('are all on the boards’ hosts', () => {
    for (const pattern of WATCHED_MATCH_PATTERNS) {
      expect(BOARD_MATCH_PATTERNS.some((host) => pattern.startsWith(host.replace('*', '')))).toBe(
        true,
      );
    }
  });
});

/** Whether one of the manifest's patterns stands for an address. */
const isMatched = (patterns: readonly string[], address: string) =>
  patterns.some((pattern) =>
    new RegExp(`^${pattern.replace(/[.?]/g, '\\$&').replaceAll('*', '.*')}$`).test(address),
  );

describe('the pages on which the manifest has the background woken as they begin to load', () => {
  const isWoken = (address: string) => isMatched(NETWORK_MATCH_PATTERNS, address);

  test.each(RECORDED_PAGES)('$board/$name', ({ url }) => {
    const { pathname, hostname } = new URL(url);
    const board = boardAddressesOf({ pathname, hostname });
    // Choisir le service public tells the network's lists by a number, and no offer by its address.
    const isKnown = board?.singlePage === true && board.readAddress({ pathname, hostname }).network;
    expect(isWoken(url)).toBe(isKnown);
  });

  test.each([
    [`${WTTJ}/communaute-beta-gouv/jobs`, true],
    ['https://www.welcometothejungle.com/companies/communaute-beta-gouv/jobs/dev', true],
    [`${WTTJ}/communaute-beta-gout/jobs/dev`, true],
    [`${WTTJ}/communaute-beta-gouvernance/jobs/dev`, false],
    [`${WTTJ}/un-ministere/jobs/communaute-beta-gouv`, false],
    ['https://www.welcometothejungle.com/fr/jobs', false],
    [CSP_OFFER, false],
  ])('%s: %s', (address, woken) => expect(isWoken(address)).toBe(woken));
});

describe('the offers to which the manifest gives panel and follower', () => {
  /** The boards whose follower a page gets. */
  const given = (address: string) =>
    NETWORK_OFFERS.filter(({ matches }) => isMatched(matches, address)).map(({ board }) => board);

  test.each(RECORDED_PAGES)('$board/$name', ({ url }) => {
    const { pathname, hostname } = new URL(url);
    const board = boardAddressesOf({ pathname, hostname });
    const reading = board?.readAddress({ pathname, hostname });
    expect(given(url)).toEqual(reading?.network && reading.page === 'offer' ? [board?.id] : []);
  });

  test.each([
    ['https://www.welcometothejungle.com/companies/communaute-beta-gouv/jobs/dev', true],
    [`${WTTJ}/communaute-beta-gout/jobs/dev?q=1`, true],
    [`${WTTJ}/communaute-beta-gouv/jobs`, false],
    [`${WTTJ}/communaute-beta-gouv`, false],
    [`${WTTJ}/communaute-beta-gouvernance/jobs/dev`, false],
    [`${WTTJ}/un-ministere/jobs/communaute-beta-gouv`, false],
    [CSP_OFFER, false],
  ])('%s: %s', (address, isGiven) =>
    expect(given(address)).toEqual(isGiven ? ['welcome-to-the-jungle'] : []),
  );
});
