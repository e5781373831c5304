import { useState } from 'preact/hooks';
import type { RankedStartup, Resolution } from '../lib/matching/resolution.ts';
import { formatList } from './dates.ts';
import { MoreFold } from './fold.tsx';
import { StartupSearch } from './startup-search.tsx';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

/** Sets the offer's Startups by their ids, or takes the choice back with none; false when nobody answers. */
export type Choose = (startups: string[]) => Promise<boolean>;

/** Runs a choice and says when it was lost. */
function useChoice(choose: Choose): [failed: boolean, run: (...startups: string[]) => void] {
  const [failed, setFailed] = useState(false);
  return [failed, async (...startups) => setFailed(!(await choose(startups)))];
}

/** Said when nobody answered: a choice could not be kept, a page not be opened. */
export function ChoiceFailure() {
  const { translate } = useTranslation();
  return (
    <p class="notice" role="alert">
      {translate('chooser.failed')}
    </p>
  );
}

/** Makes one candidate the offer's Startup. */
export function ChooseButton({ startup, choose }: { startup: RankedStartup; choose: Choose }) {
  const { translate } = useTranslation();
  const [failed, run] = useChoice(choose);
  const name = translate('chooser.this');
  return (
    <>
      <button
        type="button"
        class="text-button"
        aria-label={`${name} (${startup.name})`}
        onClick={trusted(() => run(startup.id))}
      >
        {name}
      </button>
      {failed && <ChoiceFailure />}
    </>
  );
}

interface ChooseBothProps {
  startups: readonly RankedStartup[];
  choose: Choose;
}

/** An offer that two Startups share: both are right. */
export function ChooseBothButton({ startups, choose }: ChooseBothProps) {
  const { translate } = useTranslation();
  const [failed, run] = useChoice(choose);
  return (
    <>
      <button
        type="button"
        class="text-button"
        onClick={trusted(() => run(...startups.map(({ id }) => id)))}
      >
        {translate('chooser.both')}
      </button>
      {failed && <ChoiceFailure />}
    </>
  );
}

interface ChooserProps {
  choose: Choose;
  /** Candidates to offer before the search, best first. */
  candidates: readonly RankedStartup[];
}

/** The search for the offer's Startup, in full view: there is nothing else to say of it. */
export function ChooserBox({ choose, candidates }: ChooserProps) {
  const { translate } = useTranslation();
  const [failed, run] = useChoice(choose);
  return (
    <>
      {candidates.length > 0 && (
        <ul class="links">
          {candidates.map(({ id, name }) => (
            <li key={id}>
              <button type="button" class="text-button" onClick={trusted(() => run(id))}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <StartupSearch label={translate('chooser.search')} choose={run} />
      {failed && <ChoiceFailure />}
    </>
  );
}

/** The way to another Startup than the one shown, folded until it is wanted. */
export function Chooser({ title, ...box }: ChooserProps & { title: string }) {
  return (
    <MoreFold title={title}>
      <ChooserBox {...box} />
    </MoreFold>
  );
}

interface ChosenProps {
  /** What Repère itself answers. */
  automatic: Resolution;
  choose: Choose;
}

/** Says that the answer is the person's own, what Repère's was, and undoes it. */
export function Chosen({ automatic, choose }: ChosenProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const [failed, run] = useChoice(choose);
  const { outcome, startups } = automatic;
  const names = startups.map(({ name }) => name);
  return (
    <div class="chosen">
      <p>
        {translate('chooser.chosen')}{' '}
        <span class="note">
          {outcome === 'identified'
            ? translate('chooser.instead', [formatList(names, translation)])
            : translate('chooser.insteadOfNone')}
        </span>
      </p>
      <button type="button" class="text-button" onClick={trusted(() => run())}>
        {translate('chooser.undo')}
      </button>
      {failed && <ChoiceFailure />}
    </div>
  );
}
