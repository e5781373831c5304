/**
 * The directory of the network as the product uses it: facts only, no sentences.
 * Source: the public API of beta.gouv.fr (v2.7), licence Etalab 2.0.
 */

/** Phases in the directory's own words, in the order of a Startup's life. */
export const PHASES = [
  'investigation',
  'construction',
  'acceleration',
  'consolidation',
  'opere',
  'transfere',
  'abandon',
  'abandon-investigation',
] as const;
export type Phase = (typeof PHASES)[number];

export interface Startup {
  id: string;
  name: string;
  /** Earlier names; none is another Startup's current name. */
  formerNames: string[];
  /** Earlier ids, as found in old addresses. */
  formerIds: string[];
  phase: Phase | null;
  /** ISO date at which the present phase began. */
  phaseStart: string | null;
  /** Ids of its incubators; two when co-incubated. */
  incubators: string[];
  /** Ids of the sponsoring organisations. */
  sponsors: string[];
  /** The product's host and path without "www." and trailing slash, or null. */
  product: string | null;
  /** Source code addresses without scheme ("github.com/betagouv/x"). */
  repositories: string[];
  /** Whole https address of the page that tells its impact, else of its figures, or null. */
  impact: string | null;
  /** The product's purpose in one sentence: only known after a refresh (see live.ts). */
  pitch?: string;
  /** Its team's mail address: only known after a refresh. */
  contact?: string;
  /** It was in an earlier state of the directory and no longer is. */
  unlisted?: true;
  /** Its name came with a refresh and no maintainer has reviewed it: it may be an ordinary word. */
  unreviewedName?: true;
}

export interface Incubator {
  id: string;
  title: string;
  /** Id of the owning organisation, or null. */
  owner: string | null;
  website: string | null;
}

export interface Organisation {
  id: string;
  name: string;
  acronym: string | null;
}

export interface Directory {
  /** ISO date of this state of the directory. */
  date: string;
  startups: Startup[];
  incubators: Incubator[];
  organisations: Organisation[];
}

/** The Startup that has this id, or else the one that once had it. */
export function findStartup({ startups }: Directory, id: string | null): Startup | undefined {
  if (id === null) return undefined;
  return (
    startups.find((startup) => startup.id === id) ??
    startups.find(({ formerIds }) => formerIds.includes(id))
  );
}
