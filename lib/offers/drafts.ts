import { LONGEST_KEPT_NOTE } from './kept-offer.ts';

/** The fields that a person writes freely. */
export const NOTE_FIELDS = ['notes', 'people'] as const;

/** One of those. */
export type NoteField = (typeof NOTE_FIELDS)[number];

/** What was typed and is not kept yet, with the words that it was written from. */
export interface Draft {
  text: string;
  from: string;
}

/** A page's own storage, which keeps what is typed at once. */
type Area = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const KEY = /^draft (notes|people) (.+)$/s;

/**
 * What is typed in a page and not yet kept by the background: it outlives a crash, a stop, and the
 * page that is closed in the middle of a word.
 */
export class Drafts {
  readonly #area: Area;

  constructor(area: Area) {
    this.#area = area;
  }

  /** The draft of an offer's field; null when there is none. */
  read(id: string, field: NoteField): Draft | null {
    return parseDraft(this.#area.getItem(keyOf(id, field)));
  }

  /** Keeps a draft, or removes it with null. */
  write(id: string, field: NoteField, draft: Draft | null): void {
    try {
      if (draft === null) this.#area.removeItem(keyOf(id, field));
      else this.#area.setItem(keyOf(id, field), JSON.stringify(draft));
    } catch {
      // The area is full: the background gets the text in a moment anyway.
    }
  }

  /** All drafts that pages left behind. */
  all(): { id: string; field: NoteField; draft: Draft }[] {
    const keys = Array.from({ length: this.#area.length }, (_, index) => this.#area.key(index));
    return keys.flatMap((key) => {
      const [, field, id = ''] = KEY.exec(key ?? '') ?? [];
      const draft = field ? parseDraft(this.#area.getItem(key ?? '')) : null;
      return draft ? [{ id, field: field as NoteField, draft }] : [];
    });
  }
}

function keyOf(id: string, field: NoteField): string {
  return `draft ${field} ${id}`;
}

function parseDraft(stored: string | null): Draft | null {
  try {
    const { text, from } = JSON.parse(stored ?? 'null') ?? {};
    if (typeof text !== 'string' || typeof from !== 'string') return null;
    return { text: text.slice(0, LONGEST_KEPT_NOTE), from };
  } catch {
    return null;
  }
}
