import type { OfferView } from '../lib/answer/view.ts';
import { formatDay } from './dates.ts';
import { PrepareAnswer } from './guides.tsx';
import { IncubatorAnswer } from './incubators.tsx';
import { ReadingFailure } from './reading-failure.tsx';
import { StartupAnswer } from './startups.tsx';
import { TaggingAnswer } from './tagging.tsx';
import { useTranslation } from './translation.ts';

interface AnswerProps {
  view: OfferView;
  /** The report of a page that could not be read. */
  report: string;
  /** The person publishes offers. */
  recruiter: boolean;
}

/** The whole answer for one offer, in the order of a reader's questions. */
export function Answer({ view, report, recruiter }: AnswerProps) {
  const { translate } = useTranslation();
  const { resolution } = view;
  const unreadable = resolution.outcome === 'unreadable';
  const tagging = view.checks.length > 0 && (
    <section>
      <TaggingAnswer key={String(recruiter)} view={view} open={recruiter} />
    </section>
  );
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
      {recruiter && tagging}
      {(!unreadable || view.guides.length > 0) && (
        <section>
          <h2>{translate('section.prepare')}</h2>
          <PrepareAnswer view={view} />
        </section>
      )}
      {!recruiter && tagging}
    </>
  );
}

interface SourcesProps {
  directoryDate: string;
  /** It is old and could not be read again, and facts of it are shown. */
  isOutdated: boolean;
}

/** Where the facts come from and how old they are. */
export function Sources({ directoryDate, isOutdated }: SourcesProps) {
  const translation = useTranslation();
  const { translate } = translation;
  return (
    <footer class="sources">
      <p>{translate('sources.date', [formatDay(directoryDate, translation)])}</p>
      {isOutdated && <p class="stale">{translate('sources.stale')}</p>}
      <p>{translate('sources.origin')}</p>
    </footer>
  );
}
