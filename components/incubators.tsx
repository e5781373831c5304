import type { Resolution, ResolvedIncubator } from '../lib/matching/resolution.ts';
import { formatDay, formatList } from './dates.ts';
import { ExternalLink } from './external-link.tsx';
import { ShowInPage } from './show-in-page.tsx';
import { useTranslation } from './translation.ts';

/** Where members mend what the directory says of their Startups (seen 2026-11). */
const MEMBERS_ADDRESS = 'https://espace-membre.beta.gouv.fr/';

/** Where an incubator's name comes from, with the offer's own words when they say it. */
function Source({ incubator }: { incubator: ResolvedIncubator }) {
  const { translate } = useTranslation();
  const [first] = incubator.evidence;
  if (incubator.source === 'directory') return <>{translate('incubator.fromDirectory')}</>;
  if (!first) return <>{translate('incubator.fromOffer')}</>;
  return (
    <>
      {translate('incubator.quoted', [first.quote])} <ShowInPage evidence={first} />
    </>
  );
}

/** The offer and the directory name different incubators: both are said, and asked about. */
export function Disagreement({ resolution }: { resolution: Resolution }) {
  const translation = useTranslation();
  const { disagreement, incubators, directoryDate } = resolution;
  if (disagreement === null) return null;
  const names = (ids: string[]) =>
    formatList(
      ids.map((id) => incubators.find((incubator) => incubator.id === id)?.name ?? id),
      translation,
    );
  return (
    <p class="notice">
      {translation.translate('incubator.disagreement', [
        names(disagreement.offer),
        names(disagreement.directory),
        formatDay(directoryDate, translation),
      ])}{' '}
      <ExternalLink address={MEMBERS_ADDRESS} label={translation.translate('incubator.mend')} />
    </p>
  );
}

/** Every incubator of the answer, its owner, and where that comes from. */
export function IncubatorDetails({ resolution }: { resolution: Resolution }) {
  const { translate } = useTranslation();
  if (resolution.incubators.length === 0) return null;
  return (
    <>
      <h3>{translate('section.incubator')}</h3>
      <ul class="incubators">
        {resolution.incubators.map((incubator) => (
          <li key={`${incubator.source} ${incubator.id}`}>
            <p>
              <ExternalLink address={incubator.url} label={incubator.name} />
            </p>
            <div class="note">
              {incubator.owner !== null && incubator.owner !== incubator.name && (
                <p>{incubator.owner}</p>
              )}
              <Source incubator={incubator} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
