import { describe, expect, test } from 'vitest';
import {
  type Analysis,
  asItStands,
  awaitedOffer,
  dismissAnalysis,
  isActive,
  leavePage,
  MAXIMUM_OFFERS,
  nextStep,
  PACE_IN_MS,
  parseAnalysis,
  pauseAnalysis,
  remainingTime,
  resumeAnalysis,
  SILENCE_LIMIT_IN_MS,
  startAnalysis,
  stopAnalysis,
  withListPage,
  withObstacle,
  withSuccess,
} from '../../../lib/analysis/analysis.ts';
import { REQUEST_LIMIT_IN_MS } from '../../../lib/analysis/step.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const TAB = 7;
const LIST = {
  board: 'choisir-le-service-public',
  url: 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/',
} as const;

function offers(count: number) {
  return Array.from({ length: count }, (_, number) => ({
    url: `https://choisirleservicepublic.gouv.fr/offre-emploi/2026-${number}/`,
    datePosted: null,
  }));
}

function started(count = 3): Analysis {
  const analysis = startAnalysis(LIST, offers(count), TAB, NOW);
  if (!analysis) throw new Error('An analysis of some offers starts');
  return analysis;
}

/** Started, and its first offer handed out. */
function asked(count = 3): Analysis {
  const { analysis } = nextStep(started(count), TAB, NOW);
  if (!analysis?.asked) throw new Error('The first offer is handed out at once');
  return analysis;
}

describe('starting', () => {
  test('without an offer there is nothing to analyse', () => {
    expect(startAnalysis(LIST, [], TAB, NOW)).toBeNull();
  });

  test('an offer listed twice is read once, and there is an end to a list', () => {
    expect(startAnalysis(LIST, [...offers(3), ...offers(2)], TAB, NOW)?.offers).toHaveLength(3);
    expect(started(MAXIMUM_OFFERS + 20).offers).toHaveLength(MAXIMUM_OFFERS);
  });

  test('an address that is none of the web is no offer', () => {
    const offer = { url: 'javascript:alert(1)', datePosted: null };
    expect(startAnalysis(LIST, [offer], TAB, NOW)).toBeNull();
  });

  test('the pace holds from one analysis to the next', () => {
    const second = startAnalysis(LIST, offers(1), TAB, NOW + 500, asked());
    expect(nextStep(second, TAB, NOW + 500).step).toEqual({ do: 'wait', ms: PACE_IN_MS - 500 });
  });
});

describe('what the page is to do', () => {
  const finished = withSuccess(asked(1), 'read', NOW);
  test.each<[string, Analysis | null, number, number, object]>([
    ['read the first offer at once', started(), TAB, NOW, { do: 'read', url: offers(1)[0]?.url }],
    ['wait', withSuccess(asked(), 'read', NOW), TAB, NOW + 400, { do: 'wait', ms: 1_100 }],
    [
      'read the second when it is time',
      withSuccess(asked(), 'read', NOW),
      TAB,
      NOW + PACE_IN_MS,
      { do: 'read', url: offers(2)[1]?.url },
    ],
    // The clock was set back by a day: nobody waits for a day.
    [
      'wait no longer than the pace',
      asked(),
      TAB,
      NOW - 86_400_000,
      { do: 'wait', ms: PACE_IN_MS },
    ],
    [
      'read again what never came back',
      asked(),
      TAB,
      NOW + PACE_IN_MS,
      { do: 'read', url: offers(1)[0]?.url },
    ],
    ['nothing without an analysis', null, TAB, NOW, { do: 'end' }],
    ['nothing in another tab', started(), TAB + 1, NOW, { do: 'end' }],
    ['nothing when paused', pauseAnalysis(started()), TAB, NOW, { do: 'end' }],
    ['nothing when stopped', stopAnalysis(started()), TAB, NOW, { do: 'end' }],
    ['nothing at the end', finished, TAB, NOW + PACE_IN_MS, { do: 'end' }],
  ])('%s', (_, analysis, tab, now, step) =>
    expect(nextStep(analysis, tab, now).step).toEqual(step),
  );
});

describe('what comes of an offer', () => {
  test('only the answer that is awaited counts', () => {
    const [first, second] = offers(2);
    expect(awaitedOffer(started(), first?.url ?? '')).toBeNull();
    expect(awaitedOffer(asked(), second?.url ?? '')).toBeNull();
    expect(awaitedOffer(null, first?.url ?? '')).toBeNull();
    expect(awaitedOffer(asked(), first?.url ?? '')).toEqual(first);
  });

  test('read or gone, it is done; the last one ends it all', () => {
    const one = withSuccess(asked(2), 'gone', NOW + 300);
    expect(one).toMatchObject({ position: 1, gone: 1, status: 'running', lastRequest: 300 });
    const { analysis } = nextStep(one, TAB, NOW + 2_000);
    const last = analysis && withSuccess(analysis, 'read', NOW + 2_100);
    expect(last).toMatchObject({ position: 2, gone: 1, status: 'finished', asked: false });
  });

  test('an obstacle stops everything before the offer', () => {
    const obstacle = { kind: 'refused', status: 500, address: null } as const;
    expect(withObstacle(asked(), obstacle, NOW)).toMatchObject({
      status: 'stopped',
      position: 0,
      asked: false,
      obstacle: { ...obstacle, url: offers(1)[0]?.url },
    });
  });

  test('a pause loses nothing of what was on its way', () => {
    const paused = pauseAnalysis(asked());
    expect(awaitedOffer(paused, offers(1)[0]?.url ?? '')).not.toBeNull();
    expect(withSuccess(paused, 'read', NOW)).toMatchObject({ status: 'paused', position: 1 });
  });

  test('a machine that slept does not make the time that remains absurd', () => {
    const done = withSuccess(asked(), 'read', NOW + 86_400_000);
    expect(done.lastRequest).toBe(REQUEST_LIMIT_IN_MS);
  });
});

describe('going on', () => {
  test('in another tab, where it stood', () => {
    const stopped = leavePage(asked(), TAB);
    expect(stopped).toMatchObject({ status: 'stopped', obstacle: { kind: 'page-left' } });
    const again = resumeAnalysis(stopped, 9, NOW);
    expect(again).toMatchObject({ status: 'running', tab: 9, position: 0, obstacle: null });
    expect(nextStep(again, TAB, NOW + PACE_IN_MS).step).toEqual({ do: 'end' });
    expect(nextStep(again, 9, NOW + PACE_IN_MS).step.do).toBe('read');
  });

  test('past the offer that is in the way, whose late answer counts no more', () => {
    const past = resumeAnalysis(stopAnalysis(asked()), TAB, NOW, true);
    expect(past).toMatchObject({ position: 1, skipped: 1, asked: false });
    expect(awaitedOffer(past, offers(1)[0]?.url ?? '')).toBeNull();
    expect(resumeAnalysis(stopAnalysis(asked(1)), TAB, NOW, true).status).toBe('finished');
  });

  test('what is finished stays so', () => {
    const finished = withSuccess(asked(1), 'read', NOW);
    for (const change of [
      pauseAnalysis,
      stopAnalysis,
      (analysis: Analysis) => resumeAnalysis(analysis, TAB, NOW, true),
      (analysis: Analysis) => leavePage(analysis, TAB),
    ]) {
      expect(change(finished)).toEqual(finished);
    }
  });

  test('a page that left while another one works, or that was paused, changes nothing', () => {
    expect(leavePage(started(), TAB + 1)).toEqual(started());
    expect(leavePage(pauseAnalysis(started()), TAB).status).toBe('paused');
  });
});

describe('an end that was seen', () => {
  test.each([
    ['stopped', stopAnalysis(started()), true],
    ['finished', { ...started(), status: 'finished' } as Analysis, true],
    ['under way', started(), undefined],
    ['paused', pauseAnalysis(started()), undefined],
  ])('%s: it is out of sight: %s', (_, before, isDismissed) => {
    const after = dismissAnalysis(before);
    expect(after.isDismissed).toBe(isDismissed);
    expect(parseAnalysis(JSON.parse(JSON.stringify(after)))).toEqual(after);
  });

  test('comes back into sight when it goes on', () => {
    const gone = dismissAnalysis(stopAnalysis(started()));
    expect(resumeAnalysis(gone, TAB, NOW).isDismissed).toBeUndefined();
  });
});

describe('as it stands', () => {
  test('a page that is not heard of any more is gone', () => {
    const late = NOW + SILENCE_LIMIT_IN_MS;
    expect(isActive(started(), late)).toBe(true);
    expect(asItStands(started(), late)?.status).toBe('running');
    expect(isActive(started(), late + 1)).toBe(false);
    expect(asItStands(started(), late + 1)?.obstacle?.kind).toBe('page-left');
    expect(asItStands(pauseAnalysis(started()), late + 1)?.status).toBe('paused');
    expect(asItStands(null, NOW)).toBeNull();
  });

  test('the time that remains counts what a request takes', () => {
    expect(remainingTime(started(25))).toBe(25 * PACE_IN_MS);
    expect(remainingTime(withSuccess(asked(25), 'read', NOW + 200))).toBe(24 * (PACE_IN_MS + 200));
  });
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a word', 'running'],
  ['no offers', { ...started(), offers: [] }],
  ['a position past the end', { ...started(), position: 4 }],
  ['another status', { ...started(), status: 'lost' }],
  ['an address that is none', { ...started(), list: { ...LIST, url: 'file:///etc' } }],
])('%s is no analysis', (_, stored) => expect(parseAnalysis(stored)).toBeNull());

describe('the pages of a list', () => {
  const listing = (): Analysis => {
    const analysis = startAnalysis(LIST, [], TAB, NOW, null, { isNetwork: true, pages: [LIST] });
    if (!analysis) throw new Error('An analysis of a list starts');
    return nextStep(analysis, TAB, NOW).analysis ?? analysis;
  };
  const NEXT = `${LIST.url}page/2/`;

  test('a next page that adds nothing ends the list, which may then hold more than was read', () => {
    const first = withListPage(listing(), offers(2), NEXT, NOW);
    expect(first).toMatchObject({ pages: [{ url: NEXT }] });
    expect(first.isPart).not.toBe(true);
    const second = withListPage(first, offers(2), `${LIST.url}page/3/`, NOW);
    expect(second).toMatchObject({ pages: [], isPart: true });
    expect(second.offers).toHaveLength(2);
  });

  test('a last page that adds nothing ends it too, and all of it was read', () => {
    const first = withListPage(listing(), offers(2), NEXT, NOW);
    const last = withListPage(first, offers(1), null, NOW);
    expect(last.pages).toEqual([]);
    expect(last.isPart).not.toBe(true);
  });
});
