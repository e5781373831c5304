import { describe, expect, test } from 'vitest';
import { comingUp, dueOn, eventsOf, localDay, nextEvent } from '../../../lib/offers/dates.ts';
import { offerWith } from './offers.ts';

const OFFER = offerWith({
  dates: { deadline: '2026-12-15', interview: '2026-12-04T14:30', answer: '2026-12-20' },
});

describe('dates', () => {
  test('stand in the order in which they come', () => {
    expect(eventsOf([OFFER]).map(({ name }) => name)).toEqual(['interview', 'deadline', 'answer']);
  });

  test.each([
    ['2026-12-01', 'interview'],
    ['2026-12-04', 'interview'],
    ['2026-12-05', 'deadline'],
    ['2026-12-16', 'answer'],
    ['2026-12-21', undefined],
  ])('from %s on, the next one is: %s', (today, name) => {
    expect(nextEvent(OFFER, today)?.name).toBe(name);
  });

  test('what is due on a day is counted, at whatever hour', () => {
    expect(dueOn([OFFER], '2026-12-04')).toHaveLength(1);
    expect(dueOn([OFFER], '2026-12-03')).toHaveLength(0);
  });

  test('what comes within a week, over the end of a month', () => {
    const late = offerWith({ dates: { deadline: '2027-01-02' } });
    expect(comingUp([late], '2026-12-27', 7)).toHaveLength(1);
    expect(comingUp([late], '2026-12-25', 7)).toHaveLength(0);
    expect(comingUp([late], '2027-01-03', 7)).toHaveLength(0);
  });

  test.each([
    ['deleted', { deletedAt: '2026-11-28T10:00:00.000Z' }],
    ['archived', { archivedAt: '2026-11-28T10:00:00.000Z' }],
    ['closed', { state: 'closed' as const }],
  ])('of an offer that is %s nothing is recalled', (_, parts) => {
    expect(eventsOf([{ ...OFFER, ...parts }])).toEqual([]);
  });

  test('a day is the person’s own', () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
