import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icons.tsx';

/** A part of second rank, under a title that opens it. */
export function MoreFold({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <Fold
      class="topic topic-more"
      summary={
        <>
          {title}
          <Icon shape="down" />
        </>
      }
    >
      {children}
    </Fold>
  );
}

interface FoldProps {
  class: string;
  /** Open from the start. */
  open?: boolean;
  /** What is always seen, and opens the rest. */
  summary: ComponentChildren;
  children: ComponentChildren;
}

/**
 * A part that one can open. Its content is made when it is first opened: most never are, and all
 * that stands in the panel is paid for by the page.
 */
export function Fold({ class: className, open = false, summary, children }: FoldProps) {
  const [filled, setFilled] = useState(open);
  return (
    <details class={className} open={open} onToggle={() => setFilled(true)}>
      <summary>{summary}</summary>
      {filled && children}
    </details>
  );
}
