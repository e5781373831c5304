import type { OfferView } from '../lib/messages/messages.ts';
import { formatDay, isStale } from './dates.ts';
import { PrepareAnswer } from './guides.tsx';
import { IncubatorAnswer } from './incubators.tsx';
import { ReadingFailure } from './reading-failure.tsx';
import { StartupAnswer } from './startups.tsx';
import { useTranslation } from './translation.ts';

interface AnswerProps {
  view: OfferView;
  /** The report of a page that could not be read. */
  report: string;
}

/** The whole answer for one offer, in the order of a reader's questions. */
export function Answer({ view, report }: AnswerProps) {
  const { translate } = useTranslation();
  const { resolution } = view;
  const unreadable = resolution.outcome === 'unreadable';
  return (
    <>
      <section>
        <h2>{translate('section.startup')}</h2>
        {unreadable ? (
          <ReadingFailure conditions={view.conditions} report={report} />
        ) : (
          <StartupAnswer view={view} />
        )}
      </section>
      {(!unreadable || resolution.incubators.length > 0) && (
        <section>
          <h2>{translate('section.incubator')}</h2>
          <IncubatorAnswer resolution={resolution} />
        </section>
      )}
      {(!unreadable || view.guides.length > 0) && (
        <section>
          <h2>{translate('section.prepare')}</h2>
          <PrepareAnswer view={view} />
        </section>
      )}
    </>
  );
}

interface SourcesProps {
  directoryDate: string;
  /** Today's ISO date: facts grow old. */
  today: string;
}

/** Where the facts come from and how old they are. */
export function Sources({ directoryDate, today }: SourcesProps) {
  const translation = useTranslation();
  const { translate } = translation;
  return (
    <footer class="sources">
      <p>{translate('sources.date', [formatDay(directoryDate, translation)])}</p>
      {isStale(directoryDate, today) && <p class="stale">{translate('sources.stale')}</p>}
      <p>{translate('sources.origin')}</p>
    </footer>
  );
}
