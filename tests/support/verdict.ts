import { PROFILES } from '../../lib/boards/registry.ts';
import type { Resolution } from '../../lib/matching/resolution.ts';
import { statusOf } from '../../lib/offer/status.ts';
import { type CheckId, checkTagging } from '../../lib/tagging/tagging.ts';
import { incubator, startup } from '../unit/components/views.ts';
import { type OfferSketch, offerOf } from './offers.ts';

export type { CheckId };

/** "Carburix" is certain, and says nothing by itself. */
const RESOLUTION: Resolution = {
  outcome: 'identified',
  startups: [startup({ name: 'Carburix', evidence: [] })],
  incubators: [incubator()],
  disagreement: null,
  network: [],
  problems: [],
  directoryDate: '2026-08-20',
};

/** What a check says of an independent's offer for the Startup "Carburix". */
export function verdictOf(id: CheckId, sketch: OfferSketch): string | undefined {
  const offer = offerOf({ board: 'welcome-to-the-jungle', contract: 'Freelance', ...sketch });
  const checks = checkTagging(
    offer,
    RESOLUTION,
    statusOf(offer, PROFILES[offer.board].usualStatus),
    '2026-11-27',
  );
  return checks.find((one) => one.id === id)?.status;
}
