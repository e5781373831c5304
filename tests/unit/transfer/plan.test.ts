import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAXIMUM_OFFERS } from '../../../lib/offers/kept-offer.ts';
import { isNothing, planImport } from '../../../lib/transfer/plan.ts';
import { row } from '../../support/rows.ts';
import { offerWith, TEXT } from '../offers/offers.ts';
import { anyGathered, CHOICE, exported, gathered } from './exports.ts';

describe('an import', () => {
  test('of what is here already changes nothing, settings and report included', () => {
    fc.assert(
      fc.property(anyGathered, (all) => {
        const plan = planImport(all, all);
        expect(isNothing(plan)).toBe(true);
        expect(plan.offers.same).toBe(all.offers.length);
        expect(plan.rows.same).toBe(all.rows.length);
        expect(plan.choices.same).toBe(all.choices.length);
      }),
    );
  });

  test.each([
    ['made here stand, and are counted', [CHOICE], [0, 0, 1]],
    ['come where there are none', [], [1, 0, 0]],
    ['that are the same are told as such', [{ ...CHOICE, startup: 'docurba' }], [0, 1, 0]],
  ])('choices %s', (_, choices, counts) => {
    const file = exported({ choices: [{ ...CHOICE, startup: 'docurba' }] });
    const plan = planImport(file, gathered({ choices }));
    expect([plan.choices.added.length, plan.choices.same, plan.choices.others]).toEqual(counts);
  });

  test('of two readings of an offer takes the newer', () => {
    const old = row({ readAt: '2026-11-01T09:00:00.000Z' });
    const recent = row({ readAt: '2026-11-20T09:00:00.000Z' });
    const newer = planImport(exported({ rows: [recent] }), gathered({ rows: [old] }));
    expect(newer.rows).toEqual({ added: [], changed: [{ row: recent, before: old }], same: 0 });
    const older = planImport(exported({ rows: [old] }), gathered({ rows: [recent] }));
    expect(isNothing(older)).toBe(true);
  });

  test('counts the settings that would change, and leaves those that the file does not tell', () => {
    const file = exported({
      preferences: { settings: { theme: 'dark', recruiter: false }, stateNames: { applied: 'X' } },
    });
    const here = gathered();
    here.preferences.stateNames = { closed: 'Fini' };
    const { next, changed, same } = planImport(file, here).preferences;
    expect([changed, same]).toEqual([2, 1]);
    expect(next).toEqual({
      ...here.preferences,
      settings: { ...here.preferences.settings, theme: 'dark' },
      stateNames: { applied: 'X', closed: 'Fini' },
    });
  });

  test('says how many find no room', () => {
    const here = gathered({
      offers: Array.from({ length: MAXIMUM_OFFERS }, (_, index) => ({
        offer: offerWith({ id: `here/${index}` }),
        text: null,
      })),
    });
    const file = exported({ offers: [{ offer: offerWith(), text: TEXT }] });
    const { offers } = planImport(file, here);
    expect([offers.added.length, offers.tooMany]).toEqual([0, 1]);
  });

  test('takes an entry that a file holds twice once', () => {
    const plan = planImport(exported({ choices: [CHOICE, CHOICE] }), gathered());
    expect([plan.choices.added.length, plan.choices.others]).toEqual([1, 1]);
  });
});
