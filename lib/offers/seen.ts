import * as z from 'zod/mini';
import type { OfferView } from '../answer/view.ts';
import { offerId } from '../offer/offer-key.ts';
import { cut, withoutQuery } from '../offer/text.ts';
import type { Shape } from '../storage/store.ts';

/** As many as one search for work goes through in some weeks; the oldest are dropped first. */
export const MAXIMUM_SEEN = 200;

const identifier = z.string().check(z.minLength(1), z.maxLength(300));

const seenOffer = z.object({
  /** As `offerId` gives it. */
  id: z.string().check(z.minLength(1), z.maxLength(2_000)),
  url: z.url({ protocol: /^https$/ }).check(z.maxLength(2_000)),
  title: z.string().check(z.minLength(1), z.maxLength(300)),
  /** Ids of the Startup that was identified, or of the two that share the post. */
  startups: z.array(identifier).check(z.maxLength(2)),
  incubators: z.array(identifier).check(z.maxLength(5)),
  /** The last day on which it was opened: ISO date. */
  day: z.iso.date(),
});

/** An offer of the network that a person opened: enough to find it again, and nothing of its text. */
export type SeenOffer = z.infer<typeof seenOffer>;

/** The opened offers that storage holds, those opened last at the end; damaged ones are left out. */
export function parseSeen(stored: unknown): readonly SeenOffer[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(-MAXIMUM_SEEN).flatMap((value) => seenOffer.safeParse(value).data ?? []);
}

/** Where they are stored. */
export const seenShape: Shape<readonly SeenOffer[]> = { key: 'seen-offers', parse: parseSeen };

/**
 * The opened offers with one more. One that belongs to nothing known is left out: nothing would lead to it.
 *
 * @param day today's ISO date
 * @returns the same offers when nothing changed, so that nothing is written
 */
export function withSeen(
  seen: readonly SeenOffer[],
  view: OfferView,
  day: string,
): readonly SeenOffer[] {
  const { offer, board, reference, resolution } = view;
  const url = withoutQuery(view.url);
  const { startups, incubators } = belongsTo(resolution);
  if (!offer || startups.length + incubators.length === 0) return seen;
  const { data: found } = seenOffer.safeParse({
    id: offerId(board, reference, url),
    url,
    title: cut(offer.title, 300),
    startups: startups.slice(0, 2),
    incubators: incubators.slice(0, 5),
    day,
  });
  if (!found) return seen;
  const known = seen.find(({ id }) => id === found.id);
  if (known && JSON.stringify(known) === JSON.stringify(found)) return seen;
  return [...seen.filter((one) => one !== known), found].slice(-MAXIMUM_SEEN);
}

/** What an answer says an offer belongs to. */
export interface Belonging {
  outcome: string;
  startups: readonly { id: string }[];
  incubators: readonly { id: string }[];
}

/** Ids of the Startups and incubators that an offer belongs to; none while several Startups are possible. */
export function belongsTo({ outcome, startups, incubators }: Belonging): {
  startups: string[];
  incubators: string[];
} {
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
  return {
    startups: outcome === 'identified' ? ids(startups) : [],
    incubators: outcome === 'ambiguous' ? [] : ids(incubators),
  };
}
