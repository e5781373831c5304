import { useLayoutEffect, useRef } from 'preact/hooks';
import { type OfferView, tellsDirectoryFacts } from '../lib/answer/view.ts';
import { useActions } from './actions.ts';
import { Brief } from './brief.tsx';
import type { Choose } from './chooser.tsx';
import { formatDay } from './dates.ts';
import { Fold } from './fold.tsx';
import { Glance } from './glance.tsx';
import { PrepareDetails } from './guides.tsx';
import { Icon } from './icons.tsx';
import { IncubatorDetails } from './incubators.tsx';
import { Judgement } from './judgement.tsx';
import { ReadingFailure } from './reading-failure.tsx';
import { StartupDetails } from './startups.tsx';
import { TaggingAnswer } from './tagging.tsx';
import { useTranslation } from './translation.ts';

interface AnswerProps {
  view: OfferView;
  /** The person publishes offers: how this one follows the rules comes right after the answer. */
  recruiter: boolean;
  /** What only some look for was left open. */
  more: boolean;
  /** A person opened or closed that. */
  onMore(open: boolean): void;
}

/**
 * The whole answer for one offer, the person's question first: what it is and how to get ready, then how
 * sure that is, then the offer in brief, then everything else in one fold.
 */
export function Answer({ view, recruiter, more, onMore }: AnswerProps) {
  const { translate } = useTranslation();
  const { resolution } = view;
  const { answer, choose } = useChoose(view);
  if (resolution.outcome === 'unreadable') {
    return (
      <>
        <Glance view={view} answer={answer} />
        <section>
          <ReadingFailure view={view} />
        </section>
        <Sources directoryDate={resolution.directoryDate} isOutdated={false} />
      </>
    );
  }
  return (
    <>
      <Glance view={view} answer={answer} />
      {recruiter && view.checks.length > 0 && (
        <section>
          <TaggingAnswer view={view} />
        </section>
      )}
      <section>
        <Judgement view={view} choose={choose} />
      </section>
      <section class="brief">
        <Brief view={view} />
      </section>
      <Fold
        class="more"
        open={more}
        onToggle={onMore}
        summary={
          <>
            {translate('more.title')}
            <Icon shape="down" />
          </>
        }
      >
        <section>
          <StartupDetails view={view} />
          <IncubatorDetails resolution={resolution} />
        </section>
        <section>
          <PrepareDetails view={view} />
        </section>
        <Sources
          directoryDate={resolution.directoryDate}
          isOutdated={view.isDirectoryOutdated && tellsDirectoryFacts(resolution)}
        />
      </Fold>
    </>
  );
}

/**
 * How a person corrects the answer. When the new one is there it is in sight, and has the focus: what was
 * clicked is gone.
 */
function useChoose(view: OfferView) {
  const actions = useActions();
  const answer = useRef<HTMLDivElement>(null);
  const hasChosen = useRef(false);

  useLayoutEffect(() => {
    if (!hasChosen.current) return;
    hasChosen.current = false;
    answer.current?.focus();
    answer.current?.scrollIntoView({ block: 'nearest' });
  }, [view]);

  const choose: Choose | null =
    actions &&
    (async (startups) => {
      hasChosen.current = true;
      const done = await actions.choose(startups);
      if (!done) hasChosen.current = false;
      return done;
    });
  return { answer, choose };
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
