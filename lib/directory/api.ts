import * as z from 'zod/mini';
import { PHASES } from './directory.ts';

/**
 * Shapes of the public API of beta.gouv.fr, version 2.7, as served on 2026-08-20. Only the fields
 * that the product reads are named. Absent values are "" in startups.json and null in
 * incubators.json.
 */

const nonEmpty = z.string().check(z.minLength(1));

const isoDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date yyyy-mm-dd is expected'));

const phase = z.object({ name: z.enum(PHASES), start: isoDay });

/** One record of startups.json. */
export const startupRecord = z.object({
  id: nonEmpty,
  attributes: z.object({
    name: z.string().check(z.trim(), z.minLength(1)),
    link: z.nullish(z.string()),
    repository: z.nullish(z.string()),
    impact_url: z.nullish(z.string()),
    stats_url: z.nullish(z.string()),
    phases: z.array(phase),
    sponsors: z.array(z.string()),
  }),
  relationships: z.object({
    // "incubators" exists from version 2.7 on; the single one is kept for older copies.
    incubators: z.optional(z.object({ data: z.array(z.object({ id: nonEmpty })) })),
    incubator: z.optional(z.object({ data: z.object({ id: nonEmpty }) })),
  }),
});
export type StartupRecord = z.infer<typeof startupRecord>;

/** startups.json with unchecked records: each is checked alone so that an error can name it. */
export const startupsFile = z.object({ data: z.array(z.unknown()).check(z.minLength(1)) });

/** One incubator of incubators.json. The hidden `sgmas` has startups only. */
export const incubatorRecord = z.object({
  title: z.nullish(z.string().check(z.trim(), z.minLength(1))),
  owner: z.nullish(z.string()),
  website: z.nullish(z.string()),
});
export type IncubatorRecord = z.infer<typeof incubatorRecord>;

/** A Startup as incubators.json has it, under its incubator. */
export const incubatedStartupRecord = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  pitch: z.nullish(z.string()),
  repository: z.nullish(z.string()),
  contact: z.nullish(z.string()),
  phases: z.array(phase),
});

/** incubators.json: an object keyed by incubator id. */
export const incubatorsFile = z.record(nonEmpty, z.unknown());

/** One record of organisations.json; its values are HTML-escaped. */
export const organisationRecord = z.object({
  id: nonEmpty,
  name: z.string().check(z.trim(), z.minLength(1)),
  acronym: z.nullish(z.string()),
});

export const organisationsFile = z.array(z.unknown());

/** former-names.json and former-ids.json: an id's earlier names, or earlier ids. */
export const formerFile = z.record(nonEmpty, z.array(nonEmpty));
