import { useRef, useState } from 'preact/hooks';
import type { FoundStartup } from '../lib/search/search.ts';
import { useActions } from './actions.ts';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';
import { keyPart } from './words.ts';

/** Closes the fold that the search stands in, if it stands in one, as its own title would. */
function leave(box: HTMLElement) {
  const summary = box.closest('details')?.querySelector('summary');
  summary?.click();
  summary?.focus();
}

interface StartupSearchProps {
  label: string;
  choose(startup: string): void;
}

/**
 * A search box over the whole directory, as the combobox pattern has it: the focus stays in
 * the box, arrows move among the Startups found, Enter chooses, Escape closes the list first.
 */
export function StartupSearch({ label, choose }: StartupSearchProps) {
  const { translate, count } = useTranslation();
  const actions = useActions();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<FoundStartup[]>([]);
  const [state, setState] = useState<'idle' | 'answered' | 'failed'>('idle');
  const [active, setActive] = useState(-1);
  const [busy, setBusy] = useState(false);
  const lastAsked = useRef(0);

  async function ask(words: string) {
    setQuery(words);
    lastAsked.current += 1;
    const asked = lastAsked.current;
    setBusy(true);
    const answer = words.trim().length < 2 ? undefined : await actions?.search(words);
    // The answer to words that were typed over is nobody's.
    if (asked !== lastAsked.current) return;
    setBusy(false);
    setFound(answer ?? []);
    setState(answer === undefined ? 'idle' : answer === null ? 'failed' : 'answered');
    setActive(-1);
  }

  function onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      // One place more than there are Startups: the box itself, with none of them.
      const places = found.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter') {
      const chosen = found[active] ?? (found.length === 1 ? found[0] : undefined);
      if (chosen) choose(chosen.id);
    } else if (event.key === 'Escape') {
      // It leaves the search, and nothing else: the words first, then the fold around it.
      event.stopPropagation();
      if (query) ask('');
      else leave(event.currentTarget as HTMLElement);
    }
  }

  return (
    <div class="search">
      <label for="repere-search">{label}</label>
      <input
        id="repere-search"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        maxLength={80}
        value={query}
        placeholder={translate('chooser.placeholder')}
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls="repere-found"
        aria-activedescendant={active < 0 ? undefined : `repere-found-${active}`}
        onInput={(event) => ask(event.currentTarget.value)}
        onKeyDown={trusted(onKey)}
      />
      <div
        id="repere-found"
        role="listbox"
        aria-busy={busy}
        aria-label={label}
        hidden={found.length === 0}
      >
        {found.map((startup, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the box has the focus and the keys.
          <div
            key={startup.id}
            id={`repere-found-${index}`}
            role="option"
            class="option"
            aria-selected={index === active}
            ref={(element) => {
              if (index === active) element?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseDown={(event) => event.preventDefault()}
            onClick={trusted(() => choose(startup.id))}
          >
            <span class="option-name">{startup.name}</span>
            <span class="note">
              {[
                ...(startup.phase ? [translate(`phase.${keyPart(startup.phase)}.name`)] : []),
                ...startup.incubators,
              ].join(' · ')}
            </span>
          </div>
        ))}
      </div>
      <p class={found.length > 0 ? 'visually-hidden' : 'note'} role="status">
        {state === 'failed' && translate('chooser.failed')}
        {state === 'answered' &&
          (found.length > 0 ? count('chooser.found', found.length) : translate('chooser.none'))}
      </p>
    </div>
  );
}
