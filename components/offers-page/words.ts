import { PROFILES } from '../../lib/boards/registry.ts';
import type { TextKey, Translation } from '../../lib/i18n/translation.ts';
import { typeset } from '../../lib/i18n/typeset.ts';
import type { BoardId } from '../../lib/offer/offer.ts';
import type { CalendarWords } from '../../lib/offers/calendar.ts';
import type { OfferEvent } from '../../lib/offers/dates.ts';
import type { OfferTableWords } from '../../lib/offers/export-table.ts';
import type { KeptOffer, OfferDate, OfferState } from '../../lib/offers/kept-offer.ts';
import type { StateNames } from '../../lib/offers/state-names.ts';
import { formatDay, formatList } from '../dates.ts';
import { keyPart } from '../words.ts';

/** The word of a state of an application: the person's own, or else Repère's. */
export function stateWord(
  state: OfferState,
  names: StateNames,
  { translate }: Translation,
): string {
  return names[state] ?? translate(`offerState.${keyPart(state)}`);
}

/** The word of a date that a person set. */
export function dateWord(date: OfferDate, { translate }: Translation): string {
  return translate(`offerDate.${date}`);
}

/** A board's own name; its id where a file names one that this version does not know. */
export function boardWord(board: string): string {
  return PROFILES[board as BoardId]?.name ?? board;
}

/** The Startups of an offer, or that none is known. */
export function startupWord({ answer }: KeptOffer, translation: Translation): string {
  const { outcome, startups } = answer;
  const names = startups.map(({ name }) => name);
  if (outcome === 'identified' || answer.chosen) return formatList(names, translation);
  if (names.length > 1) return translation.count('headline.ambiguous', names.length);
  return translation.translate('offers.noStartup');
}

/** "Incubé par X et Y"; empty where no incubator is known. */
export function incubatorWord({ answer }: KeptOffer, translation: Translation): string {
  const names = answer.incubators.map(({ name }) => name);
  return names.length === 0
    ? ''
    : translation.translate('offers.incubatedBy', [formatList(names, translation)]);
}

/** Contract, place, remote work and pay, as far as the offer says them. */
export function factsWord({ contract, location, remote, salary }: KeptOffer): string {
  return typeset([contract, location, remote, salary].filter(Boolean).join(' · '));
}

/** A note's first line: what tells it from others in a list. */
export function firstLine(note: string): string {
  return note.trim().split('\n', 1)[0] ?? '';
}

/** "4 décembre 2026, 14:30". */
export function whenWord(date: string, translation: Translation): string {
  const [day = '', time] = date.split('T');
  const words = formatDay(day, translation);
  return time ? translation.translate('offers.dayAndTime', [words, time]) : words;
}

/** The words of a calendar's entries. Notes are the person's own, and stay out of it. */
export function calendarWords(translation: Translation): CalendarWords {
  return {
    name: translation.translate('offers.title'),
    summary: ({ name, offer }: OfferEvent) =>
      `${dateWord(name, translation)} : ${startupWord(offer, translation)} – ${offer.title}`,
    description: ({ offer }: OfferEvent) =>
      [incubatorWord(offer, translation), factsWord(offer), offer.url].filter(Boolean).join('\n'),
  };
}

/** The label of a text's key that a value of the data chooses, where there is one. */
export function optionalWord(key: string, { translate }: Translation): string {
  return translate(key as TextKey);
}

/** The words of the exported table. */
export function offerTableWords(translation: Translation, names: StateNames): OfferTableWords {
  const { translate } = translation;
  return {
    headings: {
      board: translate('offersCsv.board'),
      title: translate('offerColumn.title'),
      startup: translate('offerColumn.startup'),
      incubators: translate('offersCsv.incubators'),
      contract: translate('offerColumn.contract'),
      location: translate('offersCsv.location'),
      pay: translate('offerColumn.pay'),
      state: translate('offerColumn.state'),
      deadline: translate('offersCsv.deadline'),
      interview: translate('offersCsv.interview'),
      answer: translate('offersCsv.answer'),
      notes: translate('offersCsv.notes'),
      keptAt: translate('offersCsv.keptAt'),
      url: translate('offersCsv.url'),
    },
    board: ({ board }) => boardWord(board),
    startup: (offer) => startupWord(offer, translation),
    state: ({ state }) => stateWord(state, names, translation),
  };
}
