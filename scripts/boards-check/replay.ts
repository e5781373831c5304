import { boardAddressesOf } from '../../lib/boards/addresses.ts';
import { PROFILES } from '../../lib/boards/registry.ts';
import type { BoardId } from '../../lib/offer/offer.ts';
import type { AnswerService } from '../browsers/driver.ts';
import { type Recorded, recordedPages } from '../pages/recorded.ts';
import { serveAt } from '../replay/serve.ts';

/** The recorded offer that stands for all those of a board's list. */
const OFFERS: Partial<Record<BoardId, string>> = {
  'welcome-to-the-jungle': 'offer-name-in-title',
  'choisir-le-service-public': 'offer-name-after-cue',
};

/** Serves the recorded pages. An offer of a list that was not recorded is served a recorded one, under its own address. */
export function replayOfBoards(pages: readonly Recorded[] = recordedPages()): AnswerService {
  const serve = serveAt(pages);
  return (address) => serve(address) ?? offerAt(address, pages);
}

/** The recorded pages that stand for a board's list of the network and for its offers; null where none was recorded. */
export function standInsOf(
  board: BoardId,
  pages: readonly Recorded[] = recordedPages(),
): { list: Recorded | null; offer: Recorded | null } {
  const own = pages.filter((page) => page.board === board);
  const one = (isIt: (page: Recorded) => boolean) => own.find(isIt) ?? null;
  return {
    list: one(({ url }) => url === PROFILES[board].networkList),
    offer: one(({ name }) => name === OFFERS[board]) ?? one((page) => page.case === 'offer'),
  };
}

function offerAt(address: string, pages: readonly Recorded[]): { body: string } | null {
  const url = URL.parse(address);
  const board = url && boardAddressesOf(url);
  if (!url || !board) return null;
  const read = board.readAddress(url);
  const { offer } = standInsOf(board.id, pages);
  const reference = offer?.reading.offer?.reference;
  if (!offer || !reference || read.page !== 'offer' || !read.reference) return null;
  const canonical = `${url.origin}${url.pathname}`;
  return {
    body: offer.html.replaceAll(offer.url, canonical).replaceAll(reference, read.reference),
  };
}
