import * as z from 'zod/mini';
import { BOARD_IDS } from '../offer/offer.ts';
import { STATUSES } from '../offer/status.ts';
import type { Shape } from '../storage/store.ts';
import { CHECK_IDS } from '../tagging/check.ts';
import { DRAFTS_KEY, MAXIMUM_DRAFTS } from './keys.ts';

/** The longest text of a draft, in UTF-16 units: real offers hold 2,000 to 20,000. */
export const MAXIMUM_DRAFT_TEXT = 40_000;

const position = z.int().check(z.nonnegative());

const mark = z.object({
  /** The rule whose proposal was inserted. */
  check: z.enum(CHECK_IDS),
  field: z.enum(['title', 'text']),
  /** Where the inserted words stand now, in UTF-16 units. */
  start: position,
  end: position,
  /** The words that they replaced; empty when they were only added. */
  replaced: z.string().check(z.maxLength(1_000)),
});

/** Words that a person had inserted into a draft, and what stood there before. */
export type Mark = z.infer<typeof mark>;

/** A draft as it is stored and sent. */
export const draftSchema = z.object({
  id: z.string().check(z.regex(/^[\w-]{1,40}$/)),
  /** The person's own name for it; empty: it goes by its title. */
  name: z.string().check(z.maxLength(120)),
  board: z.enum(BOARD_IDS),
  /** The contract in the board's words ("Freelance"); empty when not chosen. */
  contract: z.string().check(z.maxLength(100)),
  /** The status that its author chose; null: the one that contract and text tell. */
  status: z.catch(z.nullable(z.enum(STATUSES)), null),
  title: z.string().check(z.maxLength(1_000)),
  /** Markdown: paragraphs, headings, lists, links, bold. */
  text: z.string().check(z.maxLength(MAXIMUM_DRAFT_TEXT)),
  marks: z.array(mark).check(z.maxLength(100)),
  /** The offer that it was made from; null when it was written here. */
  origin: z.nullable(z.url({ protocol: /^https$/ }).check(z.maxLength(2_000))),
  changedAt: z.iso.datetime(),
});

/** A job offer that is being written. */
export type Draft = z.infer<typeof draftSchema>;

/** The part of a draft that candidates will read. */
export type DraftContent = Pick<Draft, 'board' | 'contract' | 'status' | 'title' | 'text'>;

/** The stored drafts, oldest first; damaged ones are left out, which the store reports and sets aside. */
export function parseDrafts(stored: unknown): readonly Draft[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((value) => draftSchema.safeParse(value).data ?? []);
}

/** Where the drafts are stored. */
export const draftsShape: Shape<readonly Draft[]> = { key: DRAFTS_KEY, parse: parseDrafts };

/**
 * The drafts with one added or changed. The same drafts when the stored one is newer, or when there is no
 * room for another: none is dropped for it.
 */
export function withDraft(drafts: readonly Draft[], draft: Draft): readonly Draft[] {
  const known = drafts.find(({ id }) => id === draft.id);
  if (known && known.changedAt > draft.changedAt) return drafts;
  if (!known && drafts.length >= MAXIMUM_DRAFTS) return drafts;
  return known ? drafts.map((one) => (one.id === draft.id ? draft : one)) : [...drafts, draft];
}

/** The drafts without one; the same drafts when it is not among them. */
export function withoutDraft(drafts: readonly Draft[], id: string): readonly Draft[] {
  return drafts.some((one) => one.id === id) ? drafts.filter((one) => one.id !== id) : drafts;
}
