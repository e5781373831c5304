import { boardAddressesOf } from '../boards/addresses.ts';

/** Where a message comes from: a script in a board's page, or a page of the extension. */
export type Origin = 'board' | 'extension';

/** A message's sender as the browser describes it. */
export interface Sender {
  /** The extension's id. */
  id?: string | undefined;
  url?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
  frameId?: number | undefined;
}

/** This extension's own identity, as senders show it. */
export interface Self {
  id: string;
  /** The address of the extension's folder, with its trailing slash. */
  root: string;
}

/**
 * Where a message comes from; null when it is not from this extension: another extension, another
 * site, a frame inside a board's page.
 */
export function originOf({ id, url, tab, frameId }: Sender, self: Self): Origin | null {
  if (id !== self.id || url === undefined || !URL.canParse(url)) return null;
  if (url.startsWith(self.root)) return 'extension';
  const isBoard = boardAddressesOf(new URL(url)) !== null;
  return isBoard && tab?.id !== undefined && frameId === 0 ? 'board' : null;
}
