import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { trusted } from './trusted.ts';

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
  /** A person opens or closes it. */
  onToggle?: (open: boolean) => void;
}

/**
 * A part that one can open. Its content is made when it is first opened: most never are, and all
 * that stands in the panel is paid for by the page.
 */
export function Fold({ class: className, open = false, summary, children, onToggle }: FoldProps) {
  const [filled, setFilled] = useState(open);
  const isPersons = useRef(false);
  return (
    <details
      class={className}
      open={open}
      onToggle={({ currentTarget }) => {
        setFilled(true);
        // Opened by the page's own script, it is nobody's wish.
        if (isPersons.current) onToggle?.(currentTarget.open);
        isPersons.current = false;
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is its details' button. */}
      <summary
        onClick={trusted(() => {
          isPersons.current = true;
        })}
      >
        {summary}
      </summary>
      {filled && children}
    </details>
  );
}
