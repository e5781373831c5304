import { z } from 'zod';
import { PHASES } from './directory.ts';

/**
 * Shapes of the public API of beta.gouv.fr, version 2.7, as served on 2026-08-20.
 * Only what the product reads is named; more may be there. Absent values are "" in
 * startups.json and null in incubators.json.
 */

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date yyyy-mm-dd is expected');

const phase = z.object({ name: z.enum(PHASES), start: isoDay });

/** One record of startups.json. */
export const startupRecord = z.object({
  id: z.string().min(1),
  attributes: z.object({
    name: z.string().trim().min(1),
    link: z.string().nullish(),
    repository: z.string().nullish(),
    impact_url: z.string().nullish(),
    stats_url: z.string().nullish(),
    phases: z.array(phase),
    sponsors: z.array(z.string()),
  }),
  relationships: z.object({
    // "incubators" exists from version 2.7 on; the single one is kept for older copies.
    incubators: z.object({ data: z.array(z.object({ id: z.string().min(1) })) }).optional(),
    incubator: z.object({ data: z.object({ id: z.string().min(1) }) }).optional(),
  }),
});
export type StartupRecord = z.infer<typeof startupRecord>;

/** startups.json, its records unread: each is checked alone so that an error can name it. */
export const startupsFile = z.object({ data: z.array(z.unknown()).min(1) });

/** One incubator of incubators.json. The hidden `sgmas` has startups only. */
export const incubatorRecord = z.object({
  title: z.string().trim().min(1).nullish(),
  owner: z.string().nullish(),
  website: z.string().nullish(),
});
export type IncubatorRecord = z.infer<typeof incubatorRecord>;

/** A Startup as incubators.json tells it, under its incubator. */
export const incubatedStartupRecord = z.object({
  id: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(300),
  pitch: z.string().nullish(),
  repository: z.string().nullish(),
  contact: z.string().nullish(),
  phases: z.array(phase),
});

/** incubators.json: an object keyed by incubator id. */
export const incubatorsFile = z.record(z.string().min(1), z.unknown());

/** One record of organisations.json; its values are HTML-escaped. */
export const organisationRecord = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1),
  acronym: z.string().nullish(),
});

export const organisationsFile = z.array(z.unknown());

/** former-names.json and former-ids.json: an id's earlier names, or earlier ids. */
export const formerFile = z.record(z.string().min(1), z.array(z.string().min(1)));
