import type { Offer, OfferLink, ZoneName } from '../offer/offer.ts';
import { type DraftContent, MAXIMUM_DRAFT_TEXT } from './draft.ts';
import { zoneOfHeading } from './headings.ts';

/** The heading over each part of a draft that is made from an offer, in the order of the parts. */
const HEADINGS: Partial<Record<ZoneName, string>> = {
  profile: 'Profil recherché',
  process: 'Déroulement des entretiens',
  about: 'Qui sommes-nous ?',
};

/**
 * An offer's own text as a draft: its parts under their headings, its links written out. The board's
 * facts and accordions ("details") are not its author's. Lines stay lines: what was a list on the
 * page is not known any more.
 */
export function draftFromOffer(offer: Offer): DraftContent & { origin: string } {
  const parts = offer.zones.flatMap(({ name, text }) => {
    const heading = HEADINGS[name];
    if (name !== 'missions' && !heading) return [];
    const links = offer.links.filter(({ zone }) => zone === name);
    const lines = withLinks(text, links).split('\n');
    // The board's own heading stands in the text already.
    const [first = '', ...others] = lines;
    const isHeading = first.length < 60 && zoneOfHeading(first) === name && others.length > 0;
    const body = (isHeading ? others : lines).filter((line) => line.trim()).join('\n\n');
    return heading ? [`## ${heading}`, body] : [body];
  });
  return {
    board: offer.board,
    contract: offer.contract?.slice(0, 100) ?? '',
    title: offer.title.slice(0, 1_000),
    text: parts.join('\n\n').slice(0, MAXIMUM_DRAFT_TEXT).toWellFormed(),
    origin: offer.url,
  };
}

/** A zone's text with each link's address behind its words. */
function withLinks(text: string, links: readonly OfferLink[]): string {
  let written = '';
  let at = 0;
  for (const { text: words, offset, address } of [...links].sort((a, b) => a.offset - b.offset)) {
    if (!words || offset < at || text.slice(offset, offset + words.length) !== words) continue;
    written += text.slice(at, offset) + markdownLink(words, address);
    at = offset + words.length;
  }
  return written + text.slice(at);
}

/** A link in Markdown; an address that is its own words stands alone. */
export function markdownLink(words: string, address: string): string {
  const shown = words.replace(/\s+/g, ' ').replaceAll('[', '(').replaceAll(']', ')');
  const target = address.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20');
  return shown === address || shown === address.replace(/\/$/, '')
    ? address
    : `[${shown}](${target})`;
}
