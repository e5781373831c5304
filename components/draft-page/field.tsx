import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { type Segment, type Shown, segmentsOf } from '../../lib/drafts/segments.ts';

/** What is marked in a field: words that were inserted, blanks to fill in, words that decide. */
export type FieldMark = 'inserted' | 'blank' | 'deciding';

interface FieldProps {
  label: string;
  help?: string;
  value: string;
  shown: readonly Shown<FieldMark>[];
  field: RefObject<HTMLTextAreaElement | null>;
  /** One line: a title. */
  isLine?: boolean;
  maximum: number;
  input(text: string): void;
  /** Takes what is pasted as HTML; the text to insert, or null to leave it to the browser. */
  paste?(html: string): string | null;
}

/**
 * A field whose marks are drawn behind its text: the same words stand in both, so that the field is
 * as high as they are, and nothing scrolls inside it.
 */
export function Field(props: FieldProps) {
  const { label, help, value, shown, field, isLine = false, maximum, input, paste } = props;
  const id = useId();
  return (
    <div class={isLine ? 'field field-line' : 'field'}>
      <label for={id}>{label}</label>
      {help && (
        <p class="note" id={`${id}-help`}>
          {help}
        </p>
      )}
      <div class="paper">
        <div class="behind" aria-hidden="true">
          {segmentsOf(value, shown).map((segment) => (
            <Piece key={segment.start} segment={segment} />
          ))}{' '}
        </div>
        <textarea
          ref={field}
          id={id}
          lang="fr"
          rows={isLine ? 1 : 14}
          maxLength={maximum}
          aria-describedby={help ? `${id}-help` : undefined}
          value={value}
          spellcheck
          onInput={({ currentTarget }) =>
            input(isLine ? currentTarget.value.replace(/\s*\n\s*/g, ' ') : currentTarget.value)
          }
          onKeyDown={(event) => {
            if (isLine && event.key === 'Enter') event.preventDefault();
          }}
          onPaste={(event) => {
            const html = event.clipboardData?.getData('text/html');
            const text = html ? (paste?.(html) ?? null) : null;
            if (text === null) return;
            event.preventDefault();
            insertText(event.currentTarget, text, input);
          }}
        />
      </div>
    </div>
  );
}

function Piece({ segment: { text, start, kinds } }: { segment: Segment<FieldMark> }) {
  if (kinds.length === 0) return <>{text}</>;
  return (
    <mark class={kinds.join(' ')} data-start={start}>
      {text}
    </mark>
  );
}

/** Writes over what is selected, as typing does: the browser's own "undo" takes it back. */
function insertText(field: HTMLTextAreaElement, text: string, input: (text: string) => void): void {
  // Obsolete, and all that browsers have to write with their own undo (seen 2026-11).
  if (field.ownerDocument.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  input(field.value);
}
