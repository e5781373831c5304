import type { OfferView } from '../answer/view.ts';
import { boardAddressesOf } from '../boards/addresses.ts';
import type { BoardId } from '../offer/offer.ts';
import { isBoardAmong } from './site-access.ts';

/** Where what was found on a tab stands in session storage. */
export function tabKey(tabId: number): string {
  return `tab.${tabId}`;
}

/** What can be said of a tab, besides the answer to the offer that it shows. */
export type TabStatus =
  /** The background is being asked. */
  | 'asking'
  /** It does not answer. */
  | 'failed'
  /** The browser does not let the extension see this page, which may be one of a board. */
  | 'withheld'
  /** A page of another site. */
  | 'elsewhere'
  /** A page of a board that shows neither an offer nor a list of them. */
  | 'no-offer'
  /** A person has switched its board off. */
  | 'off'
  /** An offer that nothing gave a reason to read. */
  | 'unasked'
  | 'list'
  | OfferView;

/** What the popup knows of the tab behind it. */
interface KnownTab {
  /** Empty where the browser does not tell it. */
  address: string;
  /** The answer that was given there, if there was one. */
  view: OfferView | null;
  isOn(board: BoardId): boolean;
  /** The hosts that the browser withholds from the extension. */
  withheld: readonly string[];
}

/** What there is to say of a tab, and the board it belongs to. */
export function tabStatusOf({ address, view, isOn, withheld }: KnownTab): {
  status: TabStatus;
  board: BoardId | null;
} {
  const url = URL.parse(address);
  const board = url && boardAddressesOf(url);
  // Without a right to the site, the browser tells no address either.
  if (!board)
    return { status: !url && isBoardAmong(withheld) ? 'withheld' : 'elsewhere', board: null };
  const { page } = board.readAddress(url);
  if (page === 'other') return { status: 'no-offer', board: board.id };
  // What a person had analysed is shown, whatever is switched off.
  if (page === 'offer' && view) return { status: view, board: board.id };
  if (!isOn(board.id)) return { status: 'off', board: board.id };
  return { status: page === 'list' ? 'list' : 'unasked', board: board.id };
}
