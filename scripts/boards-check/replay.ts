import { boardAddressesOf } from '../../lib/boards/addresses.ts';
import type { AnswerService } from '../browsers/driver.ts';
import { type Recorded, recordedPages } from '../pages/recorded.ts';
import { serveAt } from '../replay/serve.ts';

/** The recorded offer that stands for all those of a board's list. */
const OFFERS: Record<string, string> = {
  'welcome-to-the-jungle': 'offer-name-in-title',
  'choisir-le-service-public': 'offer-name-after-cue',
};

/** Serves the recorded pages, and for a list's offers that were not recorded one that was, under their address. */
export function replayOfBoards(pages: readonly Recorded[] = recordedPages()): AnswerService {
  const serve = serveAt(pages);
  return (address) => serve(address) ?? offerAt(address, pages);
}

function offerAt(address: string, pages: readonly Recorded[]): { body: string } | null {
  const url = URL.parse(address);
  const board = url && boardAddressesOf(url);
  if (!url || !board) return null;
  const read = board.readAddress(url);
  const offer = pages.find(({ board: of, name }) => of === board.id && name === OFFERS[of]);
  const reference = offer?.reading.offer?.reference;
  if (!offer || !reference || read.page !== 'offer' || !read.reference) return null;
  const canonical = `${url.origin}${url.pathname}`;
  return {
    body: offer.html.replaceAll(offer.url, canonical).replaceAll(reference, read.reference),
  };
}
