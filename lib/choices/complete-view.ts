import type { Directory, Startup } from '../directory/directory.ts';
import type { RankedStartup, Resolution, ResolvedIncubator } from '../matching/resolution.ts';
import { incubatorAddress, startupAddress } from '../matching/resolve.ts';
import type { OfferView } from '../messages/messages.ts';

/**
 * The view with what the directory and the person add to it: the first Startup's source code,
 * and the Startup that the person chose instead of Repère's answer, which is kept beside.
 *
 * @param chosen the id of the Startup chosen, or null; one that the directory has lost is ignored
 */
export function completeView(
  view: OfferView,
  directory: Directory,
  chosen: string | null,
): OfferView {
  const automatic = view.automatic ?? view.resolution;
  const startup = chosen === null ? undefined : startupOf(directory, chosen);
  const resolution = startup ? chosenResolution(automatic, directory, startup) : automatic;
  const [first] = resolution.startups;
  const repositories = first && startupOf(directory, first.id)?.repositories;
  return {
    ...view,
    resolution,
    automatic: startup ? automatic : null,
    repositories: resolution.outcome === 'identified' && repositories ? repositories : [],
  };
}

function startupOf(directory: Directory, id: string): Startup | undefined {
  return (
    directory.startups.find((startup) => startup.id === id) ??
    directory.startups.find((startup) => startup.formerIds.includes(id))
  );
}

function chosenResolution(
  automatic: Resolution,
  directory: Directory,
  startup: Startup,
): Resolution {
  const name = organisationNames(directory);
  const evidence = automatic.startups.find(({ id }) => id === startup.id)?.evidence ?? [];
  const ranked: RankedStartup = {
    id: startup.id,
    name: startup.name,
    url: startupAddress(startup.id),
    phase: startup.phase,
    phaseStart: startup.phaseStart,
    product: startup.product && `https://${startup.product}`,
    sponsors: startup.sponsors.flatMap((id) => name.get(id) ?? []),
    certainty: 'certain',
    score: 0,
    evidence,
  };
  const incubators = startup.incubators.flatMap((id): ResolvedIncubator[] => {
    const incubator = directory.incubators.find((one) => one.id === id);
    if (!incubator) return [];
    const owner = (incubator.owner && name.get(incubator.owner)) || null;
    const said = automatic.incubators.find((one) => one.id === id)?.evidence ?? [];
    const url = incubatorAddress(id);
    return [{ id, name: incubator.title, url, owner, source: 'directory', evidence: said }];
  });
  return {
    ...automatic,
    outcome: 'identified',
    startups: [ranked],
    incubators,
    disagreement: null,
  };
}

function organisationNames(directory: Directory): Map<string, string> {
  return new Map(directory.organisations.map(({ id, name, acronym }) => [id, acronym ?? name]));
}
