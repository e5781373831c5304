import { useEffect, useState } from 'preact/hooks';
import type { KeepActions } from './actions.ts';
import { Icon } from './icons.tsx';
import { useTranslation } from './translation.ts';
import type { trusted } from './trusted.ts';

interface KeepProps extends KeepActions {
  /** The person keeps this offer. */
  kept: boolean;
  class: string;
  /** Given in a board's page, whose scripts can click too: lets only a person's own clicks through. */
  guard?: typeof trusted;
  /** Where there is room for the drawing alone. */
  compact?: boolean;
  /** Opens "Mes offres"; left out where a way there stands already. */
  openOffers?: () => void;
}

/**
 * Keeps the offer, and gives it up again in the same place: the word says how things stand, the
 * tooltip what a press does.
 */
export function KeepButton(props: KeepProps) {
  const { kept, keep, unkeep, guard, compact = false, openOffers } = props;
  const { translate } = useTranslation();
  const [isKept, setKept] = useState(kept);
  const [problem, setProblem] = useState<'keep.full' | 'keep.failed' | null>(null);
  const [isPrivate, setPrivate] = useState(false);
  useEffect(() => setKept(kept), [kept]);

  async function press() {
    if (isKept) {
      setPrivate(false);
      const done = await unkeep();
      setProblem(done ? null : 'keep.failed');
      if (done) setKept(false);
      return;
    }
    const status = await keep();
    setKept(status !== null && status !== 'full');
    setPrivate(status === 'kept-private');
    setProblem(status === null ? 'keep.failed' : status === 'full' ? 'keep.full' : null);
  }
  return (
    <>
      <button
        type="button"
        class={`${props.class} keep`}
        title={translate(isKept ? 'keep.undo' : 'keep.keep')}
        onClick={guard ? guard(press) : press}
      >
        <Icon shape={isKept ? 'kept' : 'keep'} />
        <span class={compact ? 'visually-hidden' : undefined}>
          {translate(isKept ? 'keep.kept' : 'keep.keep')}
        </span>
      </button>
      {isKept && openOffers && (
        <button
          type="button"
          class="text-button kept-link"
          onClick={guard ? guard(openOffers) : openOffers}
        >
          {translate('keep.mine')}
        </button>
      )}
      <span class="visually-hidden" role="status">
        {isKept && !kept ? translate('keep.kept') : ''}
      </span>
      {isPrivate && (
        <p class="notice keep-problem" role="status">
          {translate('keep.private')}
        </p>
      )}
      {problem && (
        <p class="notice keep-problem" role="alert">
          {translate(problem)}
        </p>
      )}
    </>
  );
}
