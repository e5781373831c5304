import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icons.tsx';

interface FoldProps {
  summary: ComponentChildren;
  open?: boolean;
  class?: string;
  /** Called when opened only: what nobody asked for costs the page nothing. */
  children(): ComponentChildren;
}

/** Something to unfold, drawn when it is. */
export function Fold({ summary, open = false, class: className, children }: FoldProps) {
  const [shown, setShown] = useState(open);
  return (
    <details
      class={className ?? 'topic topic-more'}
      open={shown}
      onToggle={(event) => setShown(event.currentTarget.open)}
    >
      <summary>
        {summary}
        <Icon shape="down" />
      </summary>
      {shown && children()}
    </details>
  );
}
