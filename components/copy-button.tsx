import { useState } from 'preact/hooks';
import { useActions } from './actions.ts';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

interface CopyButtonProps {
  label: string;
  /** What to copy, made when it is asked for. */
  text(): string;
}

/** Puts a text in the clipboard; where the browser refuses, the text is shown to be selected. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const { translate } = useTranslation();
  const actions = useActions();
  const [copied, setCopied] = useState<boolean | null>(null);
  if (!actions) return null;
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={trusted(async () => setCopied(await actions.copy(text())))}
      >
        {label}
      </button>
      <p class="note" role="status">
        {copied !== null && translate(copied ? 'copy.done' : 'copy.refused')}
      </p>
      {copied === false && <pre>{text()}</pre>}
    </>
  );
}
