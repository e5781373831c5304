import { typeset } from '../i18n/typeset.ts';
import type { RankedStartup, Resolution, ResolvedIncubator } from '../matching/resolution.ts';
import type { OfferView } from './view.ts';

/**
 * The view with typographic apostrophes in the directory's names and sentences. Quotes stay as the
 * offer has them.
 */
export function typesetView(view: OfferView): OfferView {
  return {
    ...view,
    offer: view.offer && { ...view.offer, salary: view.offer.salary && typeset(view.offer.salary) },
    resolution: typesetResolution(view.resolution),
    automatic: view.automatic && typesetResolution(view.automatic),
  };
}

function typesetResolution(resolution: Resolution): Resolution {
  return {
    ...resolution,
    startups: resolution.startups.map(typesetStartup),
    incubators: resolution.incubators.map(typesetIncubator),
  };
}

function typesetStartup(startup: RankedStartup): RankedStartup {
  return {
    ...startup,
    name: typeset(startup.name),
    pitch: startup.pitch && typeset(startup.pitch),
    sponsors: startup.sponsors.map(typeset),
  };
}

function typesetIncubator(incubator: ResolvedIncubator): ResolvedIncubator {
  return {
    ...incubator,
    name: typeset(incubator.name),
    owner: incubator.owner && typeset(incubator.owner),
  };
}
