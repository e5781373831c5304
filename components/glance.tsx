import type { ComponentChildren, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { OfferView } from '../lib/answer/view.ts';
import type { Resolution } from '../lib/matching/resolution.ts';
import { ExternalLink } from './external-link.tsx';
import { firstInterviewGuide, guideLabel, profileOf } from './guides.tsx';
import { headline, incubation } from './headline.ts';
import { Disagreement } from './incubators.tsx';
import { LinkedNames } from './linked-names.tsx';
import { cutAtWord } from './pitch.ts';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

/** What a Startup does, in its own words: two lines of them, the rest on demand. */
function Pitch({ pitch }: { pitch: string }) {
  const { translate } = useTranslation();
  const [whole, setWhole] = useState(false);
  const short = cutAtWord(pitch);
  return (
    // The directory is in French, whatever the panel's language.
    <p class="pitch">
      <span lang="fr">{whole ? pitch : short}</span>
      {!whole && short !== pitch && (
        <>
          {' '}
          <button
            type="button"
            class="text-button"
            aria-label={translate('glance.wholePitch')}
            onClick={trusted(() => setWhole(true))}
          >
            {translate('glance.more')}
          </button>
        </>
      )}
    </p>
  );
}

/** The Startup, or how many are possible, in the size of an answer. */
function StartupGlance({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { outcome, startups } = view.resolution;
  const [first] = startups;
  if (outcome === 'identified' && first) {
    return (
      <>
        <p class="answer">
          <LinkedNames named={startups} />
        </p>
        {startups.length === 1
          ? first.pitch !== null && <Pitch key={first.id} pitch={first.pitch} />
          : startups.map(
              ({ id, name, pitch }) =>
                pitch !== null && (
                  <div key={id} class="shared-pitch">
                    <strong>{name}</strong>
                    <Pitch pitch={pitch} />
                  </div>
                ),
            )}
      </>
    );
  }
  return (
    <>
      <p class="answer">{headline(view, translation)}</p>
      {outcome === 'ambiguous' && (
        <p class="second-answer">
          <LinkedNames named={startups} joiner="list.or" />
        </p>
      )}
    </>
  );
}

/** "Incubé par X et Y", or why nobody can say. */
function IncubatorGlance({ resolution }: { resolution: Resolution }) {
  const translation = useTranslation();
  const { incubators } = resolution;
  return (
    <>
      <p class="incubated">
        {incubators.length === 0 ? (
          incubation(resolution, translation)
        ) : (
          <>
            {translation.translate('glance.by')} <LinkedNames named={incubators} />
          </>
        )}
      </p>
      <Disagreement resolution={resolution} />
    </>
  );
}

/** The interview guide: the one thing to do next, with the profession and the status it is for. */
export function GuideButton({ view }: { view: Pick<OfferView, 'guides' | 'offer'> }) {
  const translation = useTranslation();
  const guide = firstInterviewGuide(view.guides);
  if (!guide) return null;
  return (
    <ExternalLink address={guide.url} label={guideLabel(guide, translation)} class="primary">
      <span class="primary-words">
        <span class="primary-label">{translation.translate('glance.guide')}</span>{' '}
        <span class="primary-note">{profileOf(view.offer, translation)}</span>
      </span>
    </ExternalLink>
  );
}

/** A part of the first glance: its heading is for screen readers, who go from one to the next. */
function Part({ heading, children }: { heading: string; children: ComponentChildren }) {
  return (
    <section class="glance-part">
      <h2 class="visually-hidden">{heading}</h2>
      {children}
    </section>
  );
}

interface GlanceProps {
  view: OfferView;
  /** Takes the focus when a person has chosen: what they clicked is gone. */
  answer?: RefObject<HTMLDivElement | null>;
}

/**
 * The first glance, the same order at every size: the Startup and what it does, who incubates it, the
 * interview guide.
 */
export function Glance({ view, answer }: GlanceProps) {
  const { translate } = useTranslation();
  return (
    <div ref={answer ?? null} tabIndex={-1} class="glance">
      <section class="glance-part">
        <h2>{translate('section.startup')}</h2>
        <StartupGlance view={view} />
      </section>
      <Part heading={translate('section.incubator')}>
        <IncubatorGlance resolution={view.resolution} />
      </Part>
      {view.guides.length > 0 && (
        <Part heading={translate('section.prepare')}>
          <GuideButton view={view} />
        </Part>
      )}
    </div>
  );
}
