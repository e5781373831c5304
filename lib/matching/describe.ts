import type { Directory, Incubator, Organisation, Startup } from '../directory/directory.ts';
import { fold } from '../offer/fold.ts';
import type { RankedStartup, ResolvedIncubator } from './resolution.ts';

/** The facts about a Startup that are the same in every answer. */
export type DescribedStartup = Omit<RankedStartup, 'certainty' | 'score' | 'evidence'>;

/** The facts about an incubator that are the same in every answer. */
export type DescribedIncubator = Omit<ResolvedIncubator, 'source' | 'evidence'>;

/** The names of public bodies by id, written out for people who do not work there. */
export type OrganisationNames = ReadonlyMap<string, string>;

/** The names of the directory's public bodies, for the two functions below. */
export function organisationNames(directory: Directory): OrganisationNames {
  return new Map(directory.organisations.map((one) => [one.id, fullName(one)]));
}

/**
 * A body's whole name, with its acronym where offers use it too ("Direction interministérielle du
 * numérique (DINUM)"). Left out: acronyms of two letters ("FT", "MJ") and codes that only the
 * directory uses ("DDT 31").
 */
function fullName({ name, acronym }: Organisation): string {
  const isUsed = acronym !== null && /^\p{L}{3,}$/u.test(acronym) && /\p{Lu}{2}/u.test(acronym);
  const isNew = isUsed && !fold(name).split(' ').includes(fold(acronym));
  return isNew ? `${name}\u00a0(${acronym})` : name;
}

/** The Startup as the panel shows it; sponsors that the directory does not name are left out. */
export function describeStartup(startup: Startup, names: OrganisationNames): DescribedStartup {
  return {
    id: startup.id,
    name: startup.name,
    url: startupAddress(startup.id),
    phase: startup.phase,
    phaseStart: startup.phaseStart,
    product: startup.product && `https://${startup.product}`,
    sponsors: startup.sponsors.flatMap((id) => names.get(id) ?? []),
    repositories: startup.repositories,
    impact: startup.impact,
    pitch: startup.pitch ?? null,
    contact: startup.contact ?? null,
    listed: !startup.unlisted,
  };
}

/** The incubator as the panel shows it; an owner that the directory does not name is null. */
export function describeIncubator(
  { id, title, owner }: Incubator,
  names: OrganisationNames,
): DescribedIncubator {
  return {
    id,
    name: title,
    url: incubatorAddress(id),
    owner: (owner && names.get(owner)) || null,
  };
}

/** A Startup's page on the network's site. */
export function startupAddress(id: string): string {
  return `https://beta.gouv.fr/startups/${encodeURIComponent(id)}.html`;
}

/** An incubator's page; the hidden one has only a filtered list (seen 2026-08). */
export function incubatorAddress(id: string): string {
  return id === 'sgmas'
    ? 'https://beta.gouv.fr/startups/?incubateur=sgmas'
    : `https://beta.gouv.fr/incubateurs/${encodeURIComponent(id)}.html`;
}
