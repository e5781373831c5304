import type { RefObject } from 'preact';
import type { OfferView } from '../lib/answer/view.ts';
import { useActions } from './actions.ts';
import { formatList } from './dates.ts';
import { GuideButton } from './glance.tsx';
import { incubation, shortAnswer } from './headline.ts';
import { Cairn, Icon } from './icons.tsx';
import { KeepButton } from './keep.tsx';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

interface FoldedProps {
  view: OfferView;
  /** What opens the card; it has the focus when a person has just folded it. */
  button: RefObject<HTMLButtonElement | null>;
  open: () => void;
}

/** A doubt about the answer, in a word: nobody is to take a name for sure that is not. */
function Doubt({ view }: { view: OfferView }) {
  const { translate } = useTranslation();
  const { outcome, startups } = view.resolution;
  const [first] = startups;
  if (outcome !== 'identified' || !first) return null;
  if (view.automatic) return <span class="doubt">{translate('chooser.word')}</span>;
  if (first.certainty === 'certain') return null;
  return <span class="doubt">{translate(`certainty.${first.certainty}.word`)}</span>;
}

/** What stands beside the name: what the Startup does, or the names between which nobody can decide. */
function Meaning({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { outcome, startups } = view.resolution;
  if (outcome === 'ambiguous') {
    const names = startups.map(({ name }) => name);
    return <span class="strip-pitch">{formatList(names, translation, 'list.or')}</span>;
  }
  const pitch = outcome === 'identified' && startups.length === 1 ? startups[0]?.pitch : null;
  return pitch ? (
    <span class="strip-pitch" lang="fr">
      {pitch}
    </span>
  ) : null;
}

/**
 * The three answers in one line: the Startup and what it does, its incubator, the interview guide. The
 * button that opens the card takes all of the line but the guide (panel.css).
 */
export function Strip({ view, kept, button, open }: FoldedProps & { kept: boolean }) {
  const keeping = useActions()?.keeping;
  const translation = useTranslation();
  const { translate } = translation;
  const answer = shortAnswer(view, translation);
  return (
    <div class="strip">
      <Cairn />
      <div class="strip-words">
        <p class="strip-line">
          <span class="strip-name">{answer}</span>
          <Doubt view={view} />
          <Meaning view={view} />
        </p>
        {view.resolution.outcome !== 'unreadable' && (
          <p class="strip-incubator">{incubation(view.resolution, translation)}</p>
        )}
      </div>
      {keeping && (
        <KeepButton
          class="tool strip-keep"
          kept={kept}
          compact
          guard={trusted}
          keep={keeping.keep}
          unkeep={keeping.unkeep}
        />
      )}
      <GuideButton view={view} />
      <button
        ref={button}
        type="button"
        class="tool strip-open"
        aria-expanded="false"
        aria-label={translate('panel.expand', [answer])}
        title={translate('panel.open')}
        onClick={trusted(open)}
      >
        <Icon shape="up" />
      </button>
    </div>
  );
}

/** The panel at the edge of the window, where a person has put it: it still gives the answer's name. */
export function EdgeTab({ view, button, open }: FoldedProps) {
  const translation = useTranslation();
  const answer = shortAnswer(view, translation);
  return (
    <button
      ref={button}
      type="button"
      class={`edge-tab edge-${view.resolution.outcome}`}
      aria-expanded="false"
      aria-label={translation.translate('panel.expand', [answer])}
      title={translation.translate('panel.open')}
      onClick={trusted(open)}
    >
      <Cairn />
      <span class="edge-name">{answer}</span>
    </button>
  );
}
