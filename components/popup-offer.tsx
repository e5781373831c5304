import { type OfferView, tellsDirectoryFacts } from '../lib/answer/view.ts';
import { formatDay } from './dates.ts';
import { CertaintyLine } from './evidence.tsx';
import { ExternalLink } from './external-link.tsx';
import { firstInterviewGuide, guideLabel } from './guides.tsx';
import { shortAnswer } from './headline.ts';
import { ClosedOffer, isClosed, Problems } from './reading-failure.tsx';
import { PhaseLine } from './startups.tsx';
import { useTranslation } from './translation.ts';

/** As many candidates as the popup has room for; the panel has them all. */
const MOST_CANDIDATES = 4;

/** The Startups' names: the one, or the candidates. */
function StartupGlance({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { outcome, startups, directoryDate } = view.resolution;
  const [first] = startups;
  if (outcome === 'identified' && first) {
    return (
      <>
        <p class="answer">
          <ExternalLink address={first.url} label={first.name} />
        </p>
        {first.pitch && (
          // The directory is in French, whatever the popup's language.
          <p class="pitch" lang="fr">
            {first.pitch}
          </p>
        )}
        {view.automatic ? (
          <p class="note">{translation.translate('chooser.chosen')}</p>
        ) : (
          <CertaintyLine certainty={first.certainty} />
        )}
        <PhaseLine
          phase={first.phase}
          phaseStart={first.phaseStart}
          directoryDate={directoryDate}
          short
        />
      </>
    );
  }
  if (outcome === 'ambiguous') {
    const more = startups.length - MOST_CANDIDATES;
    return (
      <>
        <p class="answer answer-missing">{shortAnswer(view, translation)}</p>
        <ul class="links">
          {startups.slice(0, MOST_CANDIDATES).map((startup) => (
            <li key={startup.id}>
              <ExternalLink address={startup.url} label={startup.name} />
            </li>
          ))}
        </ul>
        {more > 0 && <p class="note">{translation.count('popup.moreStartups', more)}</p>}
      </>
    );
  }
  return (
    <>
      <p class="answer answer-missing">{shortAnswer(view, translation)}</p>
      <p class="plain">{translation.translate('unidentified.explanation')}</p>
    </>
  );
}

/** An offer of the network in one glance. */
export function OfferGlance({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { translate } = translation;
  const guide = firstInterviewGuide(view.guides);
  return (
    <>
      <section class="glance">
        <h2>{translate('section.startup')}</h2>
        <StartupGlance view={view} />
      </section>
      {view.resolution.incubators.length > 0 && (
        <section class="glance">
          <h2>{translate('section.incubator')}</h2>
          <ul class="incubators">
            {view.resolution.incubators.map((incubator) => (
              <li key={`${incubator.source} ${incubator.id}`} class="second-answer">
                <ExternalLink address={incubator.url} label={incubator.name} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {guide && (
        <section class="glance">
          <h2>{translate('section.prepare')}</h2>
          <ExternalLink
            address={guide.url}
            label={guideLabel(guide, translation)}
            class="button button-first"
          />
        </section>
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
