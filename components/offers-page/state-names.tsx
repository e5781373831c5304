import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { OFFER_STATES, type OfferState } from '../../lib/offers/kept-offer.ts';
import { LONGEST_STATE_NAME, type StateNames, tidyName } from '../../lib/offers/state-names.ts';
import { Icon } from '../icons.tsx';
import { useTranslation } from '../translation.ts';
import { stateWord } from './words.ts';

/** What the person calls the states. */
export const StateNamesContext = createContext<StateNames>({});

/** Gives the word of a state: the person's own, or Repère's. */
export function useStateWord(): (state: OfferState) => string {
  const translation = useTranslation();
  const names = useContext(StateNamesContext);
  return (state) => stateWord(state, names, translation);
}

interface StateHeadingProps {
  state: OfferState;
  /** How many offers stand there. */
  count: number;
  /** Names it; an empty name gives Repère's own word back. False when nobody took it. */
  rename(state: OfferState, name: string): Promise<boolean>;
}

/** The head of a state's column, which the person may rename in its place. */
export function StateHeading({ state, count, rename }: StateHeadingProps) {
  const { translate } = useTranslation();
  const word = useStateWord();
  const [isEdited, setEdited] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Where the field was, the focus would be lost.
  const wasEdited = useRef(false);
  useLayoutEffect(() => {
    if (wasEdited.current && !isEdited) button.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);
  return (
    <>
      <h2>
        <span class="state-name">{word(state)}</span>
        {!isEdited && (
          <button
            ref={button}
            type="button"
            class="rename"
            aria-label={translate('states.rename', [word(state)])}
            title={translate('states.rename', [word(state)])}
            onClick={() => setEdited(true)}
          >
            <Icon shape="pencil" size={12} />
          </button>
        )}
        <span class="count">{count}</span>
      </h2>
      {isEdited && <StateField state={state} rename={rename} close={() => setEdited(false)} />}
    </>
  );
}

interface StateFieldProps extends Pick<StateHeadingProps, 'state' | 'rename'> {
  close(): void;
}

/** Where the name is typed: Enter keeps it, Escape leaves it as it was. */
function StateField({ state, rename, close }: StateFieldProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const names = useContext(StateNamesContext);
  const [problem, setProblem] = useState<'states.taken' | 'offers.failed' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const own = stateWord(state, {}, translation);

  async function keep() {
    // The field's own value: the last letter may be typed right before Enter.
    const name = input.current?.value ?? '';
    const wanted = (tidyName(name) || own).toLowerCase();
    const isTaken = OFFER_STATES.some(
      (other) => other !== state && stateWord(other, names, translation).toLowerCase() === wanted,
    );
    if (isTaken) return setProblem('states.taken');
    if (await rename(state, name)) close();
    else setProblem('offers.failed');
  }
  return (
    <form
      class="state-field"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <label>
        <span class="visually-hidden">{translate('states.name', [own])}</span>
        <input
          ref={input}
          name={`state-${state}`}
          defaultValue={names[state] ?? ''}
          placeholder={own}
          maxLength={LONGEST_STATE_NAME}
          autocomplete="off"
          aria-describedby={`state-help-${state}`}
          onInput={() => setProblem(null)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        />
      </label>
      <button type="submit" class="text-button">
        {translate('states.keep')}
      </button>
      <button type="button" class="text-button" onClick={close}>
        {translate('report.cancel')}
      </button>
      <p id={`state-help-${state}`} class="note">
        {translate('states.help', [own])}
      </p>
      <p role="status" class={problem ? 'notice' : undefined}>
        {problem && translate(problem)}
      </p>
    </form>
  );
}
