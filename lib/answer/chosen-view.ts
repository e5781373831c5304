import { type Directory, findStartup, type Startup } from '../directory/directory.ts';
import { describeIncubator, describeStartup, organisationNames } from '../matching/describe.ts';
import type { RankedStartup, Resolution, ResolvedIncubator } from '../matching/resolution.ts';
import type { TaggingCheck } from '../tagging/check.ts';
import { checkStartup } from '../tagging/startup-checks.ts';
import type { OfferView } from './view.ts';

/**
 * The view with the Startups that the person chose; Repère's own answer is kept beside it.
 *
 * @param chosen the ids of the chosen Startups; an id that is no longer in the directory is ignored
 */
export function completeView(
  view: OfferView,
  directory: Directory,
  chosen: readonly string[],
): OfferView {
  const automatic = view.automatic ?? view.resolution;
  const checks = view.automaticChecks ?? view.checks;
  const startups = chosen.flatMap((id) => findStartup(directory, id) ?? []);
  if (startups.length === 0) {
    return { ...view, resolution: automatic, automatic: null, checks, automaticChecks: null };
  }
  const resolution = chosenResolution(automatic, directory, startups);
  return {
    ...view,
    resolution,
    automatic,
    checks: recheck(checks, view, resolution),
    automaticChecks: checks,
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
  startups: readonly Startup[],
): Resolution {
  const names = organisationNames(directory);
  const ranked = startups.map(
    (startup): RankedStartup => ({
      ...describeStartup(startup, names),
      certainty: 'certain',
      score: 0,
      evidence: automatic.startups.find(({ id }) => id === startup.id)?.evidence ?? [],
    }),
  );
  const homes = new Set(startups.flatMap(({ incubators }) => incubators));
  const incubators = [...homes].flatMap((id): ResolvedIncubator[] => {
    const incubator = directory.incubators.find((one) => one.id === id);
    if (!incubator) return [];
    const said = automatic.incubators.find((one) => one.id === id)?.evidence ?? [];
    return [{ ...describeIncubator(incubator, names), source: 'directory', evidence: said }];
  });
  return { ...automatic, outcome: 'identified', startups: ranked, incubators, disagreement: null };
}
