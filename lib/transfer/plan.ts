import { type Choice, MAXIMUM_CHOICES } from '../choices/choices.ts';
import type { Draft } from '../drafts/draft.ts';
import { MAXIMUM_DRAFTS } from '../drafts/keys.ts';
import { type KeptOffer, MAXIMUM_OFFERS } from '../offers/kept-offer.ts';
import { mergeOffers } from '../offers/merge.ts';
import { type Aside, isSameAside, MAXIMUM_ASIDES } from '../report/aside.ts';
import { type PastAnalysis, withAnalysis } from '../report/history.ts';
import { type Row, rowKey, withRows } from '../report/row.ts';
import type { Exported, ExportedOffer, Preferences } from './export-file.ts';
import type { Gathered } from './gather.ts';
import { compareTold, withTold } from './told.ts';

/** What an import would do to one list. */
export interface ListPlan<Entry> {
  added: Entry[];
  /** How many are here just as they are in the file. */
  same: number;
  /** How many are here otherwise: what is here stands. */
  others: number;
  /** How many there is no room for. */
  tooMany: number;
}

/** What an import would do, shown before it is done. What is here is completed, never replaced. */
export interface ImportPlan {
  offers: {
    added: ExportedOffer[];
    /** Offers that are here and would change: as they would be. */
    changed: { offer: KeptOffer; before: KeptOffer }[];
    same: number;
    tooMany: number;
  };
  choices: ListPlan<Choice>;
  /** The report's rows: of two readings of an offer, the newer one stands. */
  rows: {
    added: Row[];
    changed: { row: Row; before: Row }[];
    same: number;
  };
  asides: ListPlan<Aside>;
  analyses: ListPlan<PastAnalysis>;
  drafts: ListPlan<Draft>;
  /** The preferences as the file would have them, which the person may leave as they are. */
  preferences: { next: Preferences; changed: number; same: number };
}

/** Compares a file with what is here. */
export function planImport(file: Exported, here: Gathered): ImportPlan {
  return {
    offers: planOffers(file, here),
    choices: planList(file.choices, here.choices, isSameOffer, MAXIMUM_CHOICES),
    rows: planRows(file.rows, here.rows),
    asides: planList(file.asides, here.asides, isSameAside, MAXIMUM_ASIDES),
    analyses: planAnalyses(file.analyses, here.analyses),
    drafts: planList(file.drafts, here.drafts, (one, other) => one.id === other.id, MAXIMUM_DRAFTS),
    preferences: {
      next: withTold(here.preferences, file.preferences),
      ...compareTold(here.preferences, file.preferences),
    },
  };
}

/** Whether an import would change nothing at all. */
export function isNothing({ preferences, offers, rows, ...lists }: ImportPlan): boolean {
  return (
    preferences.changed === 0 &&
    offers.changed.length === 0 &&
    rows.changed.length === 0 &&
    [offers, rows, ...Object.values(lists)].every(({ added }) => added.length === 0)
  );
}

function planOffers(file: Exported, here: Gathered): ImportPlan['offers'] {
  const known = new Map(here.offers.map(({ offer }) => [offer.id, offer]));
  const plan: ImportPlan['offers'] = { added: [], changed: [], same: 0, tooMany: 0 };
  for (const entry of file.offers) {
    const before = known.get(entry.offer.id);
    if (!before) {
      if (known.size + plan.added.length < MAXIMUM_OFFERS) plan.added.push(entry);
      else plan.tooMany += 1;
      continue;
    }
    const offer = mergeOffers(before, entry.offer);
    if (isSame(offer, before)) plan.same += 1;
    else plan.changed.push({ offer, before });
  }
  return plan;
}

function planList<Entry>(
  file: readonly Entry[],
  here: readonly Entry[],
  isAbout: (one: Entry, other: Entry) => boolean,
  most: number,
): ListPlan<Entry> {
  const plan: ListPlan<Entry> = { added: [], same: 0, others: 0, tooMany: 0 };
  for (const entry of file) {
    const known = here.find((one) => isAbout(one, entry));
    if (known) plan[isSame(known, entry) ? 'same' : 'others'] += 1;
    // Damaged files may hold the same twice.
    else if (plan.added.some((one) => isAbout(one, entry))) plan.others += 1;
    else if (here.length + plan.added.length < most) plan.added.push(entry);
    else plan.tooMany += 1;
  }
  return plan;
}

/** The newest analyses stand: an older one than those that are here may find no room. */
function planAnalyses(
  file: readonly PastAnalysis[],
  here: readonly PastAnalysis[],
): ListPlan<PastAnalysis> {
  const isAbout = (one: PastAnalysis, other: PastAnalysis) => one.startedAt === other.startedAt;
  const plan = planList(file, here, isAbout, Number.POSITIVE_INFINITY);
  const left = new Set([...here, ...plan.added].reduce(withAnalysis, []));
  const added = plan.added.filter((one) => left.has(one));
  return { ...plan, added, tooMany: plan.added.length - added.length };
}

function planRows(file: readonly Row[], here: readonly Row[]): ImportPlan['rows'] {
  const known = new Map(here.map((row) => [rowKey(row), row]));
  const fromFile = new Set(file);
  const plan: ImportPlan['rows'] = { added: [], changed: [], same: 0 };
  for (const row of withRows(here, file)) {
    const before = known.get(rowKey(row));
    if (!fromFile.has(row) || before?.readAt === row.readAt) continue;
    if (before) plan.changed.push({ row, before });
    else plan.added.push(row);
  }
  plan.same = file.length - plan.added.length - plan.changed.length;
  return plan;
}

function isSameOffer(one: Choice, other: Choice): boolean {
  return one.board === other.board && one.reference === other.reference;
}

/** Whether two copies say the same, in whatever order their parts were written. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
