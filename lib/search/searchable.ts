import type { Directory, Phase } from '../directory/directory.ts';

/**
 * The facts of a Startup that a search needs: few, since all Startups are sent from
 * the background to a page.
 */
export interface SearchableStartup {
  id: string;
  name: string;
  formerNames: readonly string[];
  /** The host of its product's address, without the path, which has other words ("…/dossier/…"). */
  host: string;
  phase: Phase | null;
  /** Its incubators' names. */
  incubators: readonly string[];
}

/** All Startups of a directory, in the form that a search needs. */
export function searchableStartups({ startups, incubators }: Directory): SearchableStartup[] {
  const titles = new Map(incubators.map(({ id, title }) => [id, title]));
  return startups.map((startup) => ({
    id: startup.id,
    name: startup.name,
    formerNames: startup.formerNames,
    host: startup.product?.split('/', 1)[0] ?? '',
    phase: startup.phase,
    incubators: startup.incubators.flatMap((id) => titles.get(id) || []),
  }));
}
