import { useEffect, useRef, useState } from 'preact/hooks';
import { boardAddressesOf } from '../lib/boards/addresses.ts';
import { PROFILES } from '../lib/boards/registry.ts';
import { formatList } from './dates.ts';
import { useTranslation } from './translation.ts';

interface AccessProps {
  /** The hosts that the browser withholds from the extension. */
  withheld: readonly string[];
  /** Asks the browser for all of them, in the click itself; true when they are granted. */
  ask(): Promise<boolean>;
}

/** What the browser withholds, with the button that asks for it; says so once it is granted. */
export function Access({ withheld, ask }: AccessProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const [refused, setRefused] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  const isGranted = withheld.length === 0;
  const wasGranted = useRef(isGranted);

  useEffect(() => {
    // The button that was pressed is gone: who reads by ear is where the answer is.
    if (isGranted && !wasGranted.current) said.current?.focus();
    wasGranted.current = isGranted;
  }, [isGranted]);

  return (
    <div class="access">
      <div role="status" ref={said} tabIndex={-1}>
        <p class={isGranted ? 'note' : 'notice'}>
          {isGranted
            ? translate('access.granted')
            : translate('access.withheld', [formatList(withheld.map(siteName), translation)])}
        </p>
        {refused && !isGranted && <p class="plain">{translate('access.refused')}</p>}
      </div>
      {!isGranted && (
        <button
          type="button"
          class="button button-first"
          onClick={async () => setRefused(!(await ask()))}
        >
          {translate('access.grant')}
        </button>
      )}
    </div>
  );
}

/** A site as people know it: a board by its name. */
function siteName(host: string): string {
  const board = boardAddressesOf(new URL(`https://${host}/`));
  return board ? PROFILES[board.id].name : host;
}
