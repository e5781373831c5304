import type { Directory, Phase } from '../directory/directory.ts';

/** A Startup as a search knows it: little, since all of them go from the background to a page. */
export interface SearchableStartup {
  id: string;
  name: string;
  formerNames: readonly string[];
  /** Where its product is: the host alone, since paths hold other words ("…/dossier/…"). */
  host: string;
  phase: Phase | null;
  /** Its incubators' names. */
  incubators: readonly string[];
}

/** All Startups of a directory, to be searched. */
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
