import type { Offer, OfferLink, ZoneName } from '../offer/offer.ts';
import { type DraftContent, MAXIMUM_DRAFT_TEXT } from './draft.ts';
import { zoneOfHeading } from './headings.ts';
import { textOfLines } from './markdown-lines.ts';
import { markdownLink } from './markdown-link.ts';
import { linesOf, signsAround, withoutSigns } from './structure.ts';

/** The heading over each part of a draft that is made from an offer, in the order of the parts. */
const HEADINGS: Partial<Record<ZoneName, string>> = {
  profile: 'Profil recherché',
  process: 'Déroulement des entretiens',
  about: 'Qui sommes-nous ?',
};

/**
 * An offer's own text as a draft: its parts under their headings, with links, lists, headings and bold.
 * The board's facts and accordions ("details") are not its author's.
 *
 * @param structured the same offer read again with the signs of `structure.ts`, or null. A part whose
 *   words differ there is taken from `offer`, as plain lines: the page has changed meanwhile.
 */
export function draftFromOffer(
  offer: Offer,
  structured: Offer | null = null,
): DraftContent & { origin: string } {
  const parts = offer.zones.flatMap(({ name, text }) => {
    const heading = HEADINGS[name];
    if (name !== 'missions' && !heading) return [];
    const other = structured?.zones.find((zone) => zone.name === name)?.text;
    const isSame = other !== undefined && withoutSigns(other) === text;
    const [source, links] = isSame ? [other, structured?.links] : [text, offer.links];
    const own = links?.filter(({ zone }) => zone === name) ?? [];
    const lines = withLinks(source, own)
      .split('\n')
      .filter((line) => withoutSigns(line).trim());
    // The board's own heading stands in the text already.
    const first = withoutSigns(lines[0] ?? '');
    const isHeading = first.length < 60 && zoneOfHeading(first) === name && lines.length > 1;
    // A heading that would begin another part of the draft is a bold line in this one.
    const isOwn = (words: string) => (zoneOfHeading(words) ?? name) === name;
    const body = textOfLines(linesOf(isHeading ? lines.slice(1) : lines, isOwn));
    return heading ? [`## ${heading}`, body] : [body];
  });
  return {
    board: offer.board,
    contract: offer.contract?.slice(0, 100) ?? '',
    status: null,
    title: offer.title.slice(0, 1_000),
    text: parts.join('\n\n').slice(0, MAXIMUM_DRAFT_TEXT).toWellFormed(),
    origin: offer.url,
  };
}

/** A zone's text with each link's address behind its words; signs stay outside of the link. */
function withLinks(text: string, links: readonly OfferLink[]): string {
  let written = '';
  let at = 0;
  for (const { text: words, offset, address } of [...links].sort((a, b) => a.offset - b.offset)) {
    if (!words || offset < at || text.slice(offset, offset + words.length) !== words) continue;
    const [before, between, after] = signsAround(words);
    const link = between.trim() ? markdownLink(between, address) : between;
    written += text.slice(at, offset) + before + link + after;
    at = offset + words.length;
  }
  return written + text.slice(at);
}
