import { spreadsheetOf, textCell } from '../report/spreadsheet.ts';
import { type KeptOffer, OFFER_DATES } from './kept-offer.ts';

/** The columns of the table of kept offers, in order. */
export const OFFER_COLUMNS = [
  'board',
  'title',
  'startup',
  'incubators',
  'contract',
  'location',
  'pay',
  'state',
  'deadline',
  'interview',
  'answer',
  'notes',
  'keptAt',
  'url',
] as const;

/** One of those columns. */
export type OfferColumn = (typeof OFFER_COLUMNS)[number];

/** The words of the exported table, in the person's language. */
export interface OfferTableWords {
  headings: Record<OfferColumn, string>;
  board(offer: KeptOffer): string;
  startup(offer: KeptOffer): string;
  state(offer: KeptOffer): string;
}

/** The offers as a file for LibreOffice and Excel. */
export function offerTableOf(offers: readonly KeptOffer[], words: OfferTableWords): string {
  const lines = offers.map((offer) => {
    const dates = Object.fromEntries(
      OFFER_DATES.map((name) => [name, (offer.dates[name] ?? '').replace('T', ' ')]),
    ) as Record<(typeof OFFER_DATES)[number], string>;
    const cells: Record<OfferColumn, string> = {
      board: words.board(offer),
      title: textCell(offer.title),
      startup: textCell(words.startup(offer)),
      incubators: textCell(offer.answer.incubators.map(({ name }) => name).join(', ')),
      contract: textCell(offer.contract),
      location: textCell(offer.location),
      pay: textCell(offer.salary),
      state: words.state(offer),
      ...dates,
      notes: textCell(offer.notes),
      keptAt: offer.keptAt.slice(0, 10),
      url: offer.url,
    };
    return OFFER_COLUMNS.map((column) => cells[column]);
  });
  return spreadsheetOf([OFFER_COLUMNS.map((column) => words.headings[column]), ...lines]);
}
