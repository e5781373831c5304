import * as z from 'zod/mini';
import type { OfferView } from '../answer/view.ts';
import type { Shape } from '../storage/store.ts';
import { ASIDES_KEY } from './keys.ts';
import { type Row, rowKey } from './row.ts';

/** More rules set aside than anybody can keep in view; a new one is refused then. */
export const MAXIMUM_ASIDES = 500;

const short = z.string().check(z.minLength(1), z.maxLength(2_500));

/** A rule that a person set aside, for one offer or for all of an incubator's. */
export const asideSchema = z.object({
  /** The rule's id. */
  check: z.string().check(z.minLength(1), z.maxLength(100)),
  scope: z.discriminatedUnion('kind', [
    /** `key` as `rowKey` makes it; `title` for people. */
    z.object({ kind: z.literal('offer'), key: short, title: z.string().check(z.maxLength(300)) }),
    z.object({ kind: z.literal('incubator'), id: short, name: z.string().check(z.maxLength(300)) }),
  ]),
  /** Why, in the person's words. */
  reason: z.string().check(z.minLength(1), z.maxLength(300)),
  at: z.iso.datetime(),
});

export type Aside = z.infer<typeof asideSchema>;

/** The rules set aside that storage holds, oldest first; damaged ones are left out. */
export function parseAsides(stored: unknown): readonly Aside[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((value) => asideSchema.safeParse(value).data ?? []);
}

/** Where they are stored. */
export const asidesShape: Shape<readonly Aside[]> = { key: ASIDES_KEY, parse: parseAsides };

/** Whether two are about the same rule and the same offers. */
export function isSameAside(one: Pick<Aside, 'check' | 'scope'>, other: typeof one): boolean {
  return one.check === other.check && scopeKey(one) === scopeKey(other);
}

function scopeKey({ scope }: Pick<Aside, 'scope'>): string {
  return scope.kind === 'offer' ? `offer ${scope.key}` : `incubator ${scope.id}`;
}

/** The list with one added, or with its reason changed; the same list when there is no room. */
export function withAside(asides: readonly Aside[], added: Aside): readonly Aside[] {
  const others = withoutAside(asides, added);
  return others.length < MAXIMUM_ASIDES ? [...others, added] : asides;
}

/** The list without one; the same list when it is not in it. */
export function withoutAside(
  asides: readonly Aside[],
  gone: Pick<Aside, 'check' | 'scope'>,
): readonly Aside[] {
  return asides.some((one) => isSameAside(one, gone))
    ? asides.filter((one) => !isSameAside(one, gone))
    : asides;
}

/** Why a rule is set aside for an offer: the reason given for it alone, else for its incubator; or null. */
export function reasonFor(
  asides: readonly Aside[],
  check: string,
  key: string,
  incubators: readonly { id: string }[],
): string | null {
  const ofCheck = asides.filter((one) => one.check === check);
  const own = ofCheck.find(({ scope }) => scope.kind === 'offer' && scope.key === key);
  const theirs = ofCheck.find(
    ({ scope }) => scope.kind === 'incubator' && incubators.some(({ id }) => id === scope.id),
  );
  return (own ?? theirs)?.reason ?? null;
}

/** An offer's answer, with the reason on each broken rule that is set aside. */
export function withAsides(view: OfferView, asides: readonly Aside[]): OfferView {
  if (asides.length === 0) return view;
  const key = rowKey(view);
  const checks = view.checks.map((check) => {
    const { incubators } = view.resolution;
    const reason = check.status === 'failed' ? reasonFor(asides, check.id, key, incubators) : null;
    return reason === null ? check : { ...check, setAside: reason };
  });
  return { ...view, checks };
}

/** A row whose rules that are set aside stand apart from those to mend. */
export interface ReportRow extends Row {
  aside: (Row['failed'][number] & { reason: string })[];
}

/** A row with the rules that are set aside taken out of those to mend. */
export function counted(row: Row, asides: readonly Aside[]): ReportRow {
  const key = rowKey(row);
  const aside = row.failed.flatMap((one) => {
    const reason = reasonFor(asides, one.id, key, row.incubators);
    return reason === null ? [] : [{ ...one, reason }];
  });
  if (aside.length === 0) return { ...row, aside };
  return {
    ...row,
    aside,
    failed: row.failed.filter(({ id }) => !aside.some((one) => one.id === id)),
  };
}
