import { isClosed, type OfferView, tellsDirectoryFacts } from '../lib/answer/view.ts';
import { formatDay } from './dates.ts';
import { CertaintyLine } from './evidence.tsx';
import { Glance } from './glance.tsx';
import { ClosedOffer, Problems } from './reading-failure.tsx';
import { PhaseLine } from './startups.tsx';
import { useTranslation } from './translation.ts';

/** An offer of the network in one glance, as the panel gives it, and how sure it is. */
export function OfferGlance({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { outcome, startups, directoryDate } = view.resolution;
  const [first] = startups;
  return (
    <>
      <Glance view={view} />
      {outcome === 'unidentified' && (
        <p class="plain">{translation.translate('unidentified.explanation')}</p>
      )}
      {outcome === 'identified' && first && (
        <div class="judgement">
          {view.automatic ? (
            <p class="note">{translation.translate('chooser.chosen')}</p>
          ) : (
            <CertaintyLine certainty={first.certainty} />
          )}
          {startups.length === 1 && (
            <PhaseLine
              phase={first.phase}
              phaseStart={first.phaseStart}
              directoryDate={directoryDate}
              short
            />
          )}
        </div>
      )}
    </>
  );
}

/** The page could not be read: which is not the same as "no". */
export function UnreadableGlance({ view }: { view: OfferView }) {
  const { translate } = useTranslation();
  return (
    <section>
      <h2 class="answer answer-missing">
        {translate(isClosed(view) ? 'closed.title' : 'unreadable.title')}
      </h2>
      {isClosed(view) ? <ClosedOffer view={view} /> : <Problems conditions={view.conditions} />}
    </section>
  );
}

/** How old the directory is, where facts of it are shown. */
export function DirectoryAge({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { resolution, isDirectoryOutdated } = view;
  if (!tellsDirectoryFacts(resolution)) return null;
  return (
    <>
      <p>
        {translation.translate('sources.date', [formatDay(resolution.directoryDate, translation)])}
      </p>
      {isDirectoryOutdated && <p class="stale">{translation.translate('sources.stale')}</p>}
    </>
  );
}
