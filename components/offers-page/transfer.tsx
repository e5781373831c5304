import { useRef, useState } from 'preact/hooks';
import { type ImportPlan, isNothing } from '../../lib/offers/transfer.ts';
import { useTranslation } from '../translation.ts';

/** What a chosen file turned out to be. */
export type Preview =
  | { status: 'ready'; file: string; plan: ImportPlan; leftOut: number }
  | { status: 'refused'; reason: 'not-json' | 'not-ours' | 'too-large' | 'newer' };

interface TransferProps {
  /** Reads a file, without changing anything. */
  preview(file: File): Promise<Preview>;
  /** Takes a file over; false when nobody answered or there was no room. */
  apply(file: string): Promise<boolean>;
  /** Takes the last import back; false when it could not be. */
  undo(): Promise<boolean>;
  /** There is an import to take back. */
  undoable: boolean;
}

const REFUSALS = {
  'not-json': 'import.notJson',
  'not-ours': 'import.notOurs',
  'too-large': 'import.tooLarge',
  newer: 'import.newer',
} as const;

/** Taking over a file: chosen, looked at, taken over, and back again. */
export function Transfer({ preview, apply, undo, undoable }: TransferProps) {
  const { translate, count } = useTranslation();
  const [found, setFound] = useState<Preview | null>(null);
  const [said, setSaid] = useState<'import.done' | 'import.undone' | 'import.failed' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const plan = found?.status === 'ready' ? found.plan : null;
  return (
    <div class="transfer">
      <label class="button file-button">
        {translate('import.choose')}
        <input
          ref={input}
          type="file"
          name="import"
          accept=".json,application/json"
          onChange={async ({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            setSaid(null);
            if (file) setFound(await preview(file));
            // The same file can be chosen again.
            currentTarget.value = '';
          }}
        />
      </label>
      {undoable && (
        <button
          type="button"
          class="text-button"
          onClick={async () => setSaid((await undo()) ? 'import.undone' : 'import.failed')}
        >
          {translate('import.undo')}
        </button>
      )}
      <p role="status" class="note">
        {said && translate(said)}
        {found?.status === 'refused' && translate(REFUSALS[found.reason])}
      </p>
      {found?.status === 'ready' && plan && (
        <section class="import-preview" aria-label={translate('import.title')}>
          <h2>{translate('import.title')}</h2>
          <ul>
            <li>{count('import.added', plan.added.length)}</li>
            <li>{count('import.changed', plan.changed.length)}</li>
            <li>{count('import.same', plan.same)}</li>
            {plan.choices.length > 0 && <li>{count('import.choices', plan.choices.length)}</li>}
            {plan.rows.length > 0 && <li>{count('import.rows', plan.rows.length)}</li>}
            {plan.tooMany > 0 && <li>{count('import.tooMany', plan.tooMany)}</li>}
            {found.leftOut > 0 && <li>{count('import.leftOut', found.leftOut)}</li>}
          </ul>
          {plan.changed.length > 0 && (
            <ul class="note">
              {plan.changed.slice(0, 10).map(({ offer }) => (
                <li key={offer.id}>{offer.title}</li>
              ))}
            </ul>
          )}
          <p class="note">{translate('import.merged')}</p>
          <p class="actions">
            <button
              type="button"
              class="button"
              disabled={isNothing(plan) && plan.rows.length === 0}
              onClick={async () => {
                const done = await apply(found.file);
                setSaid(done ? 'import.done' : 'import.failed');
                if (done) setFound(null);
                input.current?.focus();
              }}
            >
              {translate('import.apply')}
            </button>
            <button type="button" class="text-button" onClick={() => setFound(null)}>
              {translate('report.cancel')}
            </button>
          </p>
        </section>
      )}
    </div>
  );
}
