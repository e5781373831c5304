import type { Shape } from '../storage/store.ts';
import {
  type KeptOffer,
  type KeptText,
  LONGEST_KEPT_NOTE,
  MAXIMUM_OFFERS,
  MAXIMUM_QUESTIONS,
  OFFER_DATES,
  type OfferChange,
  parseKeptOffer,
} from './kept-offer.ts';
import { mergeNotes } from './merge.ts';
import {
  deletedIdsShape,
  idsIn,
  keptIdsShape,
  keptOfferKey,
  keptOfferShape,
  keptTextKey,
  keptTextShape,
} from './shapes.ts';

/** The part of `Store` that kept offers need. */
export interface OfferStore {
  read<Value>(shape: Shape<Value>): Promise<Value>;
  readMany<Value>(shapes: readonly Shape<Value>[]): Promise<Value[]>;
  /** To be called within `inTurn`. */
  readInTurn<Value>(shape: Shape<Value>): Promise<Value>;
  /** Writes values all at once or not at all; to be called within `inTurn`. */
  write(values: Record<string, unknown>): Promise<void>;
  /** The keys of all that is stored. */
  keys(): Promise<string[]>;
  /** Takes keys away; to be called within `inTurn`. */
  remove(keys: string[]): Promise<void>;
  inTurn<Result>(change: () => Promise<Result>): Promise<Result>;
}

/** What came of keeping an offer; `full`: there are as many as may be kept. */
export type KeepStatus = 'kept' | 'kept-already' | 'kept-again' | 'full';

/** What came of keeping an offer, and the offer as it is kept. */
export type KeepOutcome =
  | { status: Exclude<KeepStatus, 'full'>; offer: KeptOffer }
  | { status: 'full'; offer: null };

/** The days during which a deleted offer can be restored. */
const DAYS_BEFORE_GONE = 30;

const DAY_IN_MS = 86_400_000;

/**
 * Keeps the offers that a person wants to keep, one value of storage each. It remembers nothing
 * itself: the background may be stopped between any two lines, and each change is one writing.
 */
export class OfferKeeper {
  readonly #store: OfferStore;
  readonly #now: () => Date;

  constructor(store: OfferStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** The ids of all that is kept and not deleted: what list badges and the panel ask. */
  async keptIds(): Promise<ReadonlySet<string>> {
    const [ids, deleted] = await this.#store.readMany([keptIdsShape, deletedIdsShape]);
    return new Set(ids?.filter((id) => !deleted?.includes(id)));
  }

  /** Whether an offer is kept, and not deleted. */
  async isKept(id: string): Promise<boolean> {
    const offer = await this.#store.read(keptOfferShape(id));
    return offer !== null && offer.deletedAt === null;
  }

  /** One offer, deleted or not; null when there is none. */
  offer(id: string): Promise<KeptOffer | null> {
    return this.#store.read(keptOfferShape(id));
  }

  /** The text of one offer, as it was when it was kept. */
  text(id: string): Promise<KeptText | null> {
    return this.#store.read(keptTextShape(id));
  }

  /** All offers, the archived and the deleted ones too, in the order in which they were kept. */
  async all(): Promise<KeptOffer[]> {
    const ids = await this.#store.read(keptIdsShape);
    return (await this.#offersOf(ids)).filter((offer) => offer !== null);
  }

  /**
   * Keeps an offer. One that is there already has its facts brought up to date, and all that the person
   * made of it stays; one that was deleted comes back with it.
   */
  keep(fresh: KeptOffer, text: KeptText): Promise<KeepOutcome> {
    return this.#store.inTurn(async () => {
      const { id } = fresh;
      const ids = await this.#store.readInTurn(keptIdsShape);
      const known = await this.#store.readInTurn(keptOfferShape(id));
      if (known) {
        const offer: KeptOffer = { ...withFacts(known, fresh), deletedAt: null };
        await this.#store.write({
          ...(!ids.includes(id) && { [keptIdsShape.key]: [...ids, id] }),
          ...(known.deletedAt && (await this.#deletedIds(id, false))),
          [keptOfferKey(id)]: offer,
          [keptTextKey(id)]: text,
        });
        return { status: known.deletedAt ? 'kept-again' : 'kept-already', offer };
      }
      const room = await this.#makeRoom(ids);
      if (!room) return { status: 'full', offer: null };
      await this.#store.write({
        [keptIdsShape.key]: [...room.filter((one) => one !== id), id],
        [keptOfferKey(id)]: fresh,
        [keptTextKey(id)]: text,
      });
      return { status: 'kept', offer: fresh };
    });
  }

  /**
   * Changes what a person made of an offer; the offer as it is then. Null when there is none, the
   * change is not one, or there is no room for one more question.
   */
  change(id: string, change: OfferChange): Promise<KeptOffer | null> {
    return this.#store.inTurn(async () => {
      const known = await this.#store.readInTurn(keptOfferShape(id));
      if (!known || hasNoRoom(known, change)) return null;
      const changed = parseKeptOffer(changedOffer(known, change, this.#now().toISOString()));
      if (!changed) return null;
      const isDeleted = changed.deletedAt !== null;
      await this.#store.write({
        [keptOfferKey(id)]: changed,
        ...(isDeleted !== (known.deletedAt !== null) && (await this.#deletedIds(id, isDeleted))),
      });
      return changed;
    });
  }

  /** Notes what a visit of a kept offer's page showed; writes nothing when that is no news. */
  visited(id: string, found: 'same' | 'changed' | 'closed'): Promise<void> {
    return this.#store.inTurn(async () => {
      const known = await this.#store.readInTurn(keptOfferShape(id));
      if (!known || known.visit?.found === found) return;
      const visit = { at: this.#now().toISOString(), found };
      await this.#store.write({ [keptOfferKey(id)]: { ...known, visit } });
    });
  }

  /**
   * Lists again the offers that a damaged list of ids has lost: each stands under its own key. Reads
   * all of storage, which is for that case alone.
   */
  recover(): Promise<void> {
    return this.#store.inTurn(async () => {
      const [ids, deleted, keys] = await Promise.all([
        this.#store.readInTurn(keptIdsShape),
        this.#store.readInTurn(deletedIdsShape),
        this.#store.keys(),
      ]);
      const lost = idsIn(keys).filter((id) => !ids.includes(id));
      const found = (await this.#offersOf(lost)).filter((offer) => offer !== null);
      if (found.length === 0) return;
      found.sort((one, other) => (one.keptAt < other.keptAt ? -1 : 1));
      const gone = found.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id);
      await this.#store.write({
        [keptIdsShape.key]: [...ids, ...found.map(({ id }) => id)],
        [deletedIdsShape.key]: [...new Set([...deleted, ...gone])],
      });
    });
  }

  /** Erases the offers that were deleted more than `DAYS_BEFORE_GONE` ago. */
  forgetDeleted(): Promise<void> {
    return this.#store.inTurn(async () => {
      const before = this.#now().getTime() - DAYS_BEFORE_GONE * DAY_IN_MS;
      const ids = await this.#store.readInTurn(keptIdsShape);
      const offers = await this.#offersOf(ids);
      const gone = ids.filter((_, index) => {
        const deletedAt = offers[index]?.deletedAt;
        return deletedAt != null && Date.parse(deletedAt) < before;
      });
      if (gone.length > 0) await this.#forget(ids, gone);
    });
  }

  /** What is to be written for an offer that is deleted, or comes back. */
  async #deletedIds(id: string, isDeleted: boolean): Promise<Record<string, unknown>> {
    const others = (await this.#store.readInTurn(deletedIdsShape)).filter((one) => one !== id);
    return { [deletedIdsShape.key]: isDeleted ? [...others, id] : others };
  }

  #offersOf(ids: readonly string[]): Promise<(KeptOffer | null)[]> {
    return this.#store.readMany(ids.map(keptOfferShape));
  }

  /** The ids after room was made for one more: the offers deleted longest ago go. Null: there is none. */
  async #makeRoom(ids: readonly string[]): Promise<readonly string[] | null> {
    if (ids.length < MAXIMUM_OFFERS) return ids;
    const [oldest] = (await this.#offersOf(ids))
      .filter((offer) => offer !== null)
      .filter(({ deletedAt }) => deletedAt !== null)
      .sort((one, other) => ((one.deletedAt ?? '') < (other.deletedAt ?? '') ? -1 : 1));
    return oldest ? this.#forget(ids, [oldest.id]) : null;
  }

  async #forget(ids: readonly string[], gone: readonly string[]): Promise<readonly string[]> {
    const left = ids.filter((id) => !gone.includes(id));
    // The list first: stopped in between, what nothing leads to is left over, and nothing is missing.
    const deleted = await this.#store.readInTurn(deletedIdsShape);
    await this.#store.write({
      [keptIdsShape.key]: left,
      [deletedIdsShape.key]: deleted.filter((id) => !gone.includes(id)),
    });
    await this.#store.remove(gone.flatMap((id) => [keptOfferKey(id), keptTextKey(id)]));
    return left;
  }
}

/** A kept offer with the facts of a new reading, and all that the person made of it. */
function withFacts(known: KeptOffer, fresh: KeptOffer): KeptOffer {
  const { state, stateAt, dates, notes, people, questions, ticks, keptAt, archivedAt } = known;
  return {
    ...fresh,
    ...{ state, stateAt, dates, notes, people, questions, ticks, keptAt, archivedAt },
  };
}

function changedOffer(known: KeptOffer, change: OfferChange, now: string): KeptOffer {
  const { state, dates, notes, people, question, tick, archived, deleted } = change;
  return {
    ...known,
    ...(state !== undefined && state !== known.state && { state, stateAt: now }),
    ...(dates !== undefined && { dates: changedDates(known.dates, dates) }),
    ...(notes !== undefined && { notes: changedNote(known.notes, notes) }),
    ...(people !== undefined && { people: changedNote(known.people, people) }),
    ...(question !== undefined && { questions: changedQuestions(known.questions, question) }),
    ...(tick !== undefined && { ticks: changedTicks(known.ticks, tick) }),
    ...(archived !== undefined && { archivedAt: archived ? (known.archivedAt ?? now) : null }),
    ...(deleted !== undefined && { deletedAt: deleted ? (known.deletedAt ?? now) : null }),
    changedAt: now,
  };
}

function hasNoRoom({ questions }: KeptOffer, { question }: OfferChange): boolean {
  return (
    question !== undefined &&
    question.asked !== null &&
    questions.length >= MAXIMUM_QUESTIONS &&
    !questions.some(({ text }) => text === question.text)
  );
}

/** The questions with one of them asked or not, new or taken away; each keeps its place. */
function changedQuestions(
  known: KeptOffer['questions'],
  { text, asked }: NonNullable<OfferChange['question']>,
): KeptOffer['questions'] {
  if (asked === null) return known.filter((one) => one.text !== text);
  if (!known.some((one) => one.text === text)) return [...known, { text, asked }];
  return known.map((one) => (one.text === text ? { text, asked } : one));
}

function changedTicks(
  known: readonly string[],
  { id, done }: NonNullable<OfferChange['tick']>,
): string[] {
  const others = known.filter((one) => one !== id);
  return done ? [...others, id] : others;
}

function changedDates(
  known: KeptOffer['dates'],
  change: NonNullable<OfferChange['dates']>,
): KeptOffer['dates'] {
  const dates: KeptOffer['dates'] = {};
  for (const name of OFFER_DATES) {
    const date = name in change ? change[name] : known[name];
    if (date != null) dates[name] = date;
  }
  return dates;
}

/** A note as it was written now; with what another page wrote since it was begun. */
function changedNote(known: string, { text, from }: { text: string; from: string }): string {
  const note = known === from || known === text ? text : mergeNotes(text, known);
  return note.slice(0, LONGEST_KEPT_NOTE);
}
