import { describe, expect, it, test } from 'vitest';
import {
  answerFor,
  MAXIMUM_ANSWERS,
  parseAnswers,
  type RememberedAnswer,
  withAnswer,
} from '../../../lib/badges/answers.ts';
import {
  MAXIMUM_REFERENCES,
  parseNetworkList,
  withListed,
} from '../../../lib/badges/network-list.ts';
import { isInNetworkList } from '../../../lib/badges/raw-network-list.ts';
import type { ListedOffer } from '../../../lib/offer/listed-offer.ts';
import type { BoardId } from '../../../lib/offer/offer.ts';
import { incubator, startup, VIEWS, view } from '../components/views.ts';

const CSP = 'choisir-le-service-public';
const WTTJ = 'welcome-to-the-jungle';

const listed = (reference: string | null, values: Partial<ListedOffer> = {}): ListedOffer => ({
  board: CSP,
  url: `https://choisirleservicepublic.gouv.fr/offre-emploi/${reference}/`,
  reference,
  title: 'Dev',
  employer: null,
  datePosted: null,
  network: true,
  ...values,
});

describe('references of the network’s list', () => {
  test.each<[string, unknown, string[]]>([
    ['nothing', undefined, []],
    ['a word', '2026-1', []],
    ['an object', { 0: '2026-1' }, []],
    ['offers', [`${CSP} 2026-1`, `${CSP} DEF_15-1`], [`${CSP} 2026-1`, `${CSP} DEF_15-1`]],
    ['other things among them', [null, '', 7, 'x'.repeat(151), `${CSP} 1`], [`${CSP} 1`]],
  ])('%s in storage', (_, stored, expected) => expect(parseNetworkList(stored)).toEqual(expected));

  test.each<[string, string[], ListedOffer[], string[]]>([
    [
      'new ones come last, each once',
      [`${CSP} 1`],
      [listed('2'), listed('2'), listed('3')],
      [`${CSP} 1`, `${CSP} 2`, `${CSP} 3`],
    ],
    ['offers of other lists are not kept', [], [listed('1', { network: false })], []],
    ['nor those of the other board', [], [listed('org/slug', { board: WTTJ })], []],
    [
      'nor those without reference, or too long a one',
      [],
      [listed(null), listed('x'.repeat(151))],
      [],
    ],
  ])('%s', (_, known, offers, expected) => expect(withListed(known, offers)).toEqual(expected));

  it('are the same when nothing is new: nothing is written', () => {
    const known = [`${CSP} 1`, `${CSP} 2`];
    expect(withListed(known, [listed('2'), listed('1')])).toBe(known);
  });

  it('are bounded: the oldest are forgotten', () => {
    const many = Array.from({ length: MAXIMUM_REFERENCES }, (_, index) => `${CSP} a${index}`);
    const next = withListed(many, [listed('b')]);
    expect(next).toHaveLength(MAXIMUM_REFERENCES);
    expect([next[0], next.at(-1)]).toEqual([`${CSP} a1`, `${CSP} b`]);
    expect(parseNetworkList([...many, `${CSP} b`])).toEqual(next);
  });

  test.each<[string, unknown, BoardId, string, boolean]>([
    ['one that stands there', [`${CSP} 1`, `${CSP} 2`], CSP, '2', true],
    ['another', [`${CSP} 1`, `${CSP} 2`], CSP, '3', false],
    ['a part of one', [`${CSP} 123`], CSP, '12', false],
    ['one of the other board', [`${CSP} 1`], WTTJ, '1', false],
    ['one, in a storage that holds something else', `${CSP} 12`, CSP, '1', false],
    ['one, in an empty storage', undefined, CSP, '1', false],
  ])('the watcher looks for %s', (_, stored, board, reference, expected) =>
    expect(isInNetworkList(stored, board, reference)).toBe(expected),
  );
});

describe('answers found on offers’ pages', () => {
  const DAY = '2026-11-23';
  const kept: RememberedAnswer = {
    board: WTTJ,
    reference: 'communaute-beta-gouv/rdv',
    outcome: 'identified',
    startup: 'rdv-service-public',
    isCertain: true,
    incubators: ['anct'],
    day: DAY,
  };

  test.each<[string, Parameters<typeof withAnswer>[1], object | null]>([
    ['a certain Startup', VIEWS.certain, kept],
    [
      'a probable one',
      view({ startups: [startup({ certainty: 'probable' })] }),
      { isCertain: false },
    ],
    [
      'several possible ones',
      view({ outcome: 'ambiguous', startups: [startup(), startup({ id: 'pix' })] }),
      { outcome: 'ambiguous', startup: null, isCertain: false, incubators: [] },
    ],
    [
      'none, and the incubator that the offer names',
      view({ outcome: 'unidentified', startups: [], incubators: [incubator()] }),
      { outcome: 'unidentified', startup: null, incubators: ['anct'] },
    ],
    ['an offer of others', view({ outcome: 'not-beta' }), null],
    ['a page that could not be read', view({ outcome: 'unreadable' }), null],
    ['an offer without reference', view({}, { reference: null }), null],
  ])('%s', (_, shown, expected) => {
    const [answer] = withAnswer([], shown, DAY);
    if (expected === null) expect(answer).toBeUndefined();
    else expect(answer).toMatchObject(expected);
    expect(parseAnswers(answer ? [answer] : [])).toEqual(answer ? [answer] : []);
  });

  it('are Repère’s own, not the person’s choice, which may be taken back', () => {
    const { resolution } = VIEWS.certain;
    const chosen = view({ startups: [startup({ id: 'pix' })] }, { automatic: resolution });
    expect(withAnswer([], chosen, DAY)[0]?.startup).toBe('rdv-service-public');
  });

  it('hold nothing of the offer’s words', () => {
    expect(Object.keys(withAnswer([], VIEWS.certain, DAY)[0] ?? {}).sort()).toEqual(
      Object.keys(kept).sort(),
    );
  });

  it('are one an offer, the latest last, and the same when nothing is new', () => {
    const other = { ...kept, reference: 'communaute-beta-gouv/autre' };
    const answers = withAnswer([{ ...kept, startup: 'pix' }, other], VIEWS.certain, DAY);
    expect(answers).toEqual([other, kept]);
    expect(withAnswer(answers, VIEWS.certain, DAY)).toBe(answers);
    expect(answerFor(answers, other)).toEqual(other);
    expect(answerFor(answers, { ...other, board: CSP })).toBeNull();
    expect(answerFor(answers, null)).toBeNull();
  });

  it('are bounded: the oldest are forgotten', () => {
    const many = Array.from({ length: MAXIMUM_ANSWERS }, (_, index) => ({
      ...kept,
      reference: `o/${index}`,
    }));
    const answers = withAnswer(many, VIEWS.certain, DAY);
    expect(answers).toHaveLength(MAXIMUM_ANSWERS);
    expect(answers.at(-1)).toEqual(kept);
    expect(answers[0]?.reference).toBe('o/1');
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a word', 'x'],
    ['an outcome that is never kept', [{ ...kept, outcome: 'not-beta' }]],
    ['no day', [{ ...kept, day: 'hier' }]],
    ['another board', [{ ...kept, board: 'x' }]],
    ['a missing Startup', [{ ...kept, startup: undefined }]],
  ])('%s in storage is no answer', (_, stored) => expect(parseAnswers(stored)).toEqual([]));
});
