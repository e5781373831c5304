import * as z from 'zod/mini';
import { bareAddress, secureAddress, tidy } from './address.ts';
import { incubatedStartupRecord, incubatorRecord } from './api.ts';
import hiddenIncubators from './data/hidden-incubators.json' with { type: 'json' };
import { type Directory, PHASES } from './directory.ts';
import { currentPhase } from './records.ts';

/**
 * The directory as beta.gouv.fr serves it to the extension: incubators.json alone. It has names,
 * phases, incubators, pitches, contacts and source code, but no products and no sponsors. It is
 * merged over the bundled copy (merge.ts).
 */

const text = z.string().check(z.minLength(1), z.maxLength(1_000));
const names = z.array(text).check(z.maxLength(50));

const liveStartup = z.object({
  id: text,
  name: text,
  /** Its names in earlier refreshes. */
  formerNames: names,
  pitch: z.nullable(text),
  contact: z.nullable(text),
  repositories: names,
  phase: z.nullable(z.enum(PHASES)),
  phaseStart: z.nullable(text),
  incubators: names,
  /** False once it is no longer served. */
  listed: z.boolean(),
});

/** A Startup d'État as it was last served. */
export type LiveStartup = z.infer<typeof liveStartup>;

const liveDirectory = z.object({
  /** The day on which it was served, yyyy-mm-dd. */
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  startups: z.array(liveStartup).check(z.minLength(1), z.maxLength(10_000)),
  incubators: z
    .array(
      z.object({
        id: text,
        title: text,
        owner: z.nullable(text),
        website: z.nullable(text),
      }),
    )
    .check(z.maxLength(1_000)),
  /** The number of invalid records that were left out. */
  leftOut: z.int().check(z.nonnegative()),
});

/** An incubator as served, with unchecked Startups: each is checked alone. */
const servedIncubator = z.extend(incubatorRecord, {
  startups: z._default(z.array(z.unknown()), []),
});

/** The last good copy, as stored. */
export type LiveDirectory = z.infer<typeof liveDirectory>;

/** The stored copy; null when there is none or it is damaged. */
export function parseLiveDirectory(stored: unknown): LiveDirectory | null {
  return liveDirectory.safeParse(stored).data ?? null;
}

/** Why valid JSON is still refused as a whole. */
export type RefusalReason = 'wrong-shape' | 'too-many-invalid' | 'too-few';

/** The served file cannot be the directory; the last good copy stays in use. */
export class RefusedDirectory extends Error {
  readonly reason: RefusalReason;

  /** @param detail how many of how many, where numbers are the reason */
  constructor(reason: RefusalReason, detail = '') {
    super(detail);
    this.reason = reason;
  }
}

/** With a greater share of invalid records, the source is broken rather than a record. */
const MOST_INVALID = 0.05;

/** With a smaller share of the last copy's Startups, the answer is incomplete. */
const FEWEST = 0.5;

/**
 * Reads incubators.json as served. An invalid record is left out and counted; a known Startup with
 * an invalid record stays as it was. A Startup that is no longer served stays, marked as such.
 *
 * @param file the parsed JSON
 * @param date the day on which it was served, yyyy-mm-dd
 * @param previous the copy before this one, or null
 * @param bundled the copy that ships with the extension
 * @throws {RefusedDirectory} when too much of it is invalid or missing
 */
export function readLiveDirectory(
  file: unknown,
  date: string,
  previous: LiveDirectory | null,
  bundled: Directory,
): LiveDirectory {
  const served = z
    .record(z.string().check(z.minLength(1), z.maxLength(200)), z.unknown())
    .safeParse(file).data;
  if (!served || Array.isArray(file) || Object.keys(served).length === 0) {
    throw new RefusedDirectory('wrong-shape');
  }
  const titles = new Map([
    ...bundled.incubators.map(({ id, title }) => [id, title] as const),
    ...Object.entries(hiddenIncubators).map(([id, { title }]) => [id, title] as const),
  ]);
  const startups = new Map<string, LiveStartup>();
  const incubators: LiveDirectory['incubators'] = [];
  const invalidIds = new Set<string>();
  let records = 0;
  let leftOut = 0;
  for (const [id, value] of Object.entries(served)) {
    records += 1;
    const incubator = servedIncubator.safeParse(value).data;
    const title = plainText(incubator?.title) ?? titles.get(id);
    if (!incubator || !title) {
      leftOut += 1;
      continue;
    }
    incubators.push({
      id,
      title,
      owner: plainText(incubator.owner)?.replace(/^\/organisations\//, '') ?? null,
      website: secureAddress(incubator.website ?? ''),
    });
    for (const record of incubator.startups) {
      records += 1;
      const startup = toLiveStartup(record, id);
      if (!startup) {
        leftOut += 1;
        const itsId = (record as { id?: unknown } | null)?.id;
        if (typeof itsId === 'string') invalidIds.add(itsId);
        continue;
      }
      const known = startups.get(startup.id);
      if (known) known.incubators = [...new Set([...known.incubators, id])];
      else startups.set(startup.id, startup);
    }
  }
  if (leftOut > records * MOST_INVALID) {
    throw new RefusedDirectory('too-many-invalid', `${leftOut}/${records}`);
  }
  const before = previous
    ? previous.startups.filter(({ listed }) => listed).length
    : bundled.startups.length;
  if (startups.size < before * FEWEST) {
    throw new RefusedDirectory('too-few', `${startups.size}/${before}`);
  }
  for (const old of previous?.startups ?? []) {
    const fresh = startups.get(old.id);
    if (!fresh) startups.set(old.id, { ...old, listed: old.listed && invalidIds.has(old.id) });
    else {
      const formers = [...old.formerNames, old.name].filter((name) => name !== fresh.name);
      fresh.formerNames = [...new Set(formers)].slice(-50);
    }
  }
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  const live = parseLiveDirectory({
    date,
    startups: [...startups.values()].sort(byId),
    incubators: incubators.sort(byId),
    leftOut,
  });
  // More items than may be stored: the next start would refuse the whole copy.
  if (!live) throw new RefusedDirectory('wrong-shape');
  return live;
}

function toLiveStartup(value: unknown, incubator: string): LiveStartup | null {
  const record = incubatedStartupRecord.safeParse(value).data;
  const name = plainText(record?.name);
  if (!record || !name) return null;
  const phase = currentPhase(record.phases);
  const contact = plainText(record.contact);
  const repository = secureAddress(record.repository ?? '') && bareAddress(record.repository ?? '');
  return {
    id: record.id,
    name,
    formerNames: [],
    pitch: plainText(record.pitch),
    contact: contact !== null && MAIL_ADDRESS.test(contact) ? contact : null,
    repositories: repository === null ? [] : [repository],
    phase: phase?.name ?? null,
    phaseStart: phase?.start ?? null,
    incubators: [incubator],
    listed: true,
  };
}

const MAIL_ADDRESS = /^[^\s@<>"',;:]+@[\p{L}\p{N}.-]+\.\p{L}{2,}$/u;

/** No sentence is longer, in UTF-16 units. */
const LONGEST_TEXT = 600;

/**
 * A value as plain text on one line: markup is kept as text, control characters are removed; null
 * when nothing is left.
 */
function plainText(value: string | null | undefined): string | null {
  const text = tidy((value ?? '').replace(/[\p{Cc}\p{Cf}]/gu, ' '));
  return text.slice(0, LONGEST_TEXT).trim() || null;
}
