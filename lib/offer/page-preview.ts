import { type BoardId, NOTHING_TOLD, type Offer } from './offer.ts';
import { type PageParts, shownParts } from './page-text.ts';
import { foldSpaces, MAXIMUM_LINKS, MAXIMUM_TEXT, safeAddress } from './text.ts';

/**
 * The text of an offer's page before it is read in parts: enough for the background to look
 * for the network's names.
 */
export interface PagePreview extends PageParts {
  /** The document's title. */
  title: string;
}

/** The preview of an offer's page; null when it cannot be taken and the page must be read. */
export function pagePreviewOf(document: Document): PagePreview | null {
  try {
    return { title: document.title.slice(), ...shownParts(document) };
  } catch {
    return null;
  }
}

/**
 * A preview as an offer. All text of the page counts as the offer's own, so another offer may look
 * like the network's, but hardly ever the reverse. The text is in it twice, with and without spaces
 * between its pieces: a preview does not tell where lines end ("…l’équipe" + "beta.gouv") and where
 * a name continues in bold.
 *
 * @param page the offer's address, and the facts that the address gives
 */
export function offerIn(
  { title, texts, addresses }: PagePreview,
  page: { board: BoardId; url: string; organisation: string | null; reference: string | null },
): Offer {
  const { board, url, organisation, reference } = page;
  const links = addresses.map((address) => safeAddress(address));
  return {
    board,
    url,
    organisation,
    reference,
    ...NOTHING_TOLD,
    title: foldSpaces(title),
    employer: null,
    zones: [
      { name: 'title', text: foldSpaces(title) },
      { name: 'missions', text: foldSpaces(texts.join(' ')).slice(0, MAXIMUM_TEXT / 2) },
      { name: 'profile', text: foldSpaces(texts.join('')).slice(0, MAXIMUM_TEXT / 2) },
    ],
    links: links
      .filter((address) => address !== null)
      .slice(0, MAXIMUM_LINKS)
      .map((address) => ({ address, text: '', zone: 'missions', offset: 0 })),
    sources: {},
    structuredData: null,
  };
}
