import { type Directory, findStartup, type Startup } from '../directory/directory.ts';
import { describeIncubator, describeStartup, organisationNames } from '../matching/describe.ts';
import type { RankedStartup, Resolution, ResolvedIncubator } from '../matching/resolution.ts';
import type { TaggingCheck } from '../tagging/check.ts';
import { checkStartup } from '../tagging/startup-checks.ts';
import type { OfferView } from './view.ts';

/**
 * The view with the Startup that the person chose; Repère's own answer is kept beside it.
 *
 * @param chosen the id of the chosen Startup, or null; an id that is no longer in the directory is
 *   ignored
 */
export function completeView(
  view: OfferView,
  directory: Directory,
  chosen: string | null,
): OfferView {
  const automatic = view.automatic ?? view.resolution;
  const checks = view.automaticChecks ?? view.checks;
  const startup = findStartup(directory, chosen);
  const resolution = startup ? chosenResolution(automatic, directory, startup) : automatic;
  return {
    ...view,
    resolution,
    automatic: startup ? automatic : null,
    checks: startup ? recheck(checks, view, resolution) : checks,
    automaticChecks: startup ? checks : null,
  };
}

/** Checks the rules about the Startup again, for the chosen one. */
function recheck(
  checks: readonly TaggingCheck[],
  { offer }: OfferView,
  resolution: Resolution,
): TaggingCheck[] {
  const again = checkStartup(offer?.title ?? '', resolution, null);
  return checks.map((check) => again.find(({ id }) => id === check.id) ?? check);
}

function chosenResolution(
  automatic: Resolution,
  directory: Directory,
  startup: Startup,
): Resolution {
  const names = organisationNames(directory);
  const evidence = automatic.startups.find(({ id }) => id === startup.id)?.evidence ?? [];
  const ranked: RankedStartup = {
    ...describeStartup(startup, names),
    certainty: 'certain',
    score: 0,
    evidence,
  };
  const incubators = startup.incubators.flatMap((id): ResolvedIncubator[] => {
    const incubator = directory.incubators.find((one) => one.id === id);
    if (!incubator) return [];
    const said = automatic.incubators.find((one) => one.id === id)?.evidence ?? [];
    return [{ ...describeIncubator(incubator, names), source: 'directory', evidence: said }];
  });
  return {
    ...automatic,
    outcome: 'identified',
    startups: [ranked],
    incubators,
    disagreement: null,
  };
}
