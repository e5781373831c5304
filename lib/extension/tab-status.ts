import type { OfferView } from '../answer/view.ts';
import { boardAddressesOf } from '../boards/addresses.ts';
import type { BoardId } from '../offer/offer.ts';
import { isBoardAmong } from './site-access.ts';

/** The key in session storage of the view found on a tab. */
export function tabKey(tabId: number): string {
  return `tab.${tabId}`;
}

/** What the popup can say of a tab, besides showing the answer to its offer. */
export type TabStatus =
  /** The background is being asked. */
  | 'asking'
  /** It does not answer. */
  | 'failed'
  /** The browser does not let the extension see this page, which may be a board's. */
  | 'withheld'
  /** A page of another site. */
  | 'elsewhere'
  /** A board's page that shows neither an offer nor a list of offers. */
  | 'no-offer'
  /** A person has switched its board off. */
  | 'off'
  /** An offer with no sign of the network, which was not read. */
  | 'unasked'
  | 'list'
  | OfferView;

/** What the popup knows of the tab in front. */
interface KnownTab {
  /** Empty when the browser does not tell it. */
  address: string;
  /** The answer that was given there, if there was one. */
  view: OfferView | null;
  isOn(board: BoardId): boolean;
  /** The hosts that the browser withholds from the extension. */
  withheld: readonly string[];
}

/** The status of a tab, and its board. */
export function tabStatusOf({ address, view, isOn, withheld }: KnownTab): {
  status: TabStatus;
  board: BoardId | null;
} {
  const url = URL.parse(address);
  const board = url && boardAddressesOf(url);
  // Without permission for the site, the browser tells no address either.
  if (!board)
    return { status: !url && isBoardAmong(withheld) ? 'withheld' : 'elsewhere', board: null };
  const { page } = board.readAddress(url);
  if (page === 'other') return { status: 'no-offer', board: board.id };
  // An answer that a person asked for is shown, even when the board is switched off.
  if (page === 'offer' && view) return { status: view, board: board.id };
  if (!isOn(board.id)) return { status: 'off', board: board.id };
  return { status: page === 'list' ? 'list' : 'unasked', board: board.id };
}
