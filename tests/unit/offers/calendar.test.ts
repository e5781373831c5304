import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarWords, calendarOf } from '../../../lib/offers/calendar.ts';
import { eventsOf } from '../../../lib/offers/dates.ts';
import { offerWith } from './offers.ts';

const WORDS: CalendarWords = {
  name: 'Repère',
  summary: ({ name, offer }) => `${name} : ${offer.title}`,
  description: ({ offer }) => `${offer.employer}, ${offer.location}; « guide »\nsuite`,
};

const NOW = new Date('2026-11-28T10:00:00Z');

const OFFER = offerWith({
  title:
    'Développeuse, développeur ; « Envergo » \\ suite – un titre assez long pour être replié sur deux lignes du fichier',
  dates: { deadline: '2026-12-15', interview: '2026-12-04T14:30', answer: '2026-12-20' },
});

function eventsIn(file: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

describe('a calendar', () => {
  const file = calendarOf(eventsOf([OFFER]), WORDS, NOW);
  const events = eventsIn(file);

  test('is read by another program, with every word as it was', () => {
    expect(events.map(({ summary }) => summary)).toEqual([
      `interview : ${OFFER.title}`,
      `deadline : ${OFFER.title}`,
      `answer : ${OFFER.title}`,
    ]);
    expect(events[0]?.description).toBe('DINUM, Paris; « guide »\nsuite');
  });

  test('a day is a whole day, an hour is the person’s own', () => {
    const [interview, deadline] = events;
    expect(deadline?.startDate.isDate).toBe(true);
    expect(deadline?.startDate.toString()).toBe('2026-12-15');
    expect(interview?.startDate.toJSDate()).toEqual(new Date('2026-12-04T14:30'));
    expect(interview?.duration.toSeconds()).toBe(3_600);
  });

  test('no line is longer than 75 bytes, and all end as the format asks', () => {
    for (const line of file.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\n');
    }
  });

  test('a changed date keeps its id, so that it moves', () => {
    const moved = {
      ...OFFER,
      dates: { interview: '2026-12-05T09:00' },
      changedAt: '2026-11-29T10:00:00.000Z',
    };
    const [again] = eventsIn(calendarOf(eventsOf([moved]), WORDS, NOW));
    expect(again?.uid).toBe(events[0]?.uid);
    expect(again?.sequence).toBeGreaterThan(events[0]?.sequence ?? 0);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  test('without dates it is empty, and still one', () => {
    expect(eventsIn(calendarOf([], WORDS, NOW))).toEqual([]);
  });
});
