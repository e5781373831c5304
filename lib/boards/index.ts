import { problemSentences } from '../offer/conditions.ts';
import type { PageReading } from '../offer/reading.ts';
import type { Page } from './board.ts';
import { readCards } from './cards.ts';
import { listedOffers } from './list.ts';
import { readOfferWith } from './read-offer.ts';
import { OFFER_READERS } from './registry.ts';
import { readWholePage } from './whole-page.ts';

/** Reads a complete page of any board; its address alone tells the kind of page. */
export function readPage(page: Page): PageReading {
  const reading = readOfferPage({ ...page, readWholePage });
  if (reading.page !== 'list') {
    return { ...reading, problems: problemSentences(reading.conditions) };
  }
  const { cards, problems } = readCards(page);
  return { ...reading, offers: listedOffers(cards), problems };
}

/** Reads an offer's page of any board, without the cards of lists: see readOfferWith. */
export function readOfferPage(page: Page): PageReading {
  return readOfferWith(OFFER_READERS, page);
}
