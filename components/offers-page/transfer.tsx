import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImportOptions } from '../../lib/transfer/importer.ts';
import { type ImportPlan, isNothing } from '../../lib/transfer/plan.ts';
import { useTranslation } from '../translation.ts';

/** What a chosen file turned out to be. */
export type Preview =
  | { status: 'ready'; file: string; plan: ImportPlan; leftOut: number }
  | { status: 'refused'; reason: 'not-json' | 'not-ours' | 'too-large' | 'newer' };

interface TransferProps {
  /** Reads a file, without changing anything. */
  preview(file: File): Promise<Preview>;
  /** Takes a file over; false when nobody answered or there was no room. */
  apply(file: string, options: ImportOptions): Promise<boolean>;
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

/** Imports a file: chosen, previewed, applied, undone. */
export function Transfer({ preview, apply, undo, undoable }: TransferProps) {
  const { translate } = useTranslation();
  const [found, setFound] = useState<Preview | null>(null);
  const [said, setSaid] = useState<'import.done' | 'import.undone' | 'import.failed' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const close = () => {
    setFound(null);
    input.current?.focus();
  };
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
      {found?.status === 'ready' && (
        <ImportPreview
          plan={found.plan}
          leftOut={found.leftOut}
          cancel={close}
          apply={async (options) => {
            const done = await apply(found.file, options);
            setSaid(done ? 'import.done' : 'import.failed');
            if (done) close();
          }}
        />
      )}
    </div>
  );
}

interface PreviewProps {
  plan: ImportPlan;
  /** Damaged entries of the file. */
  leftOut: number;
  apply(options: ImportOptions): Promise<void>;
  cancel(): void;
}

/** What a file would bring, part by part, before anything is done. */
function ImportPreview({ plan, leftOut, apply, cancel }: PreviewProps) {
  const { translate, count } = useTranslation();
  const [preferences, setPreferences] = useState(true);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [plan]);
  const lists = [plan.choices, plan.asides, plan.analyses, plan.drafts];
  const others = lists.reduce((sum, list) => sum + list.others, 0);
  const withoutRoom = lists.reduce((sum, list) => sum + list.tooMany, 0);
  const nothing = isNothing(plan);
  return (
    <section class="import-preview" aria-labelledby="import-title">
      <h2 id="import-title" ref={heading} tabIndex={-1}>
        {translate('import.title')}
      </h2>
      <PlanTable plan={plan} />
      <div class="import-words">
        {plan.offers.changed.length > 0 && (
          <p class="note">
            {translate('import.completed', [
              plan.offers.changed
                .slice(0, 5)
                .map(({ offer }) => translate('import.quoted', [offer.title]))
                .join(', '),
            ])}
          </p>
        )}
        {plan.offers.tooMany > 0 && (
          <p class="notice">{count('import.tooMany', plan.offers.tooMany)}</p>
        )}
        {withoutRoom > 0 && <p class="note">{count('import.withoutRoom', withoutRoom)}</p>}
        {leftOut > 0 && <p class="notice">{count('import.leftOut', leftOut)}</p>}
        {others > 0 && <p class="note">{count('import.others', others)}</p>}
        {plan.preferences.changed > 0 && (
          <label class="import-preferences">
            <input
              type="checkbox"
              name="preferences"
              checked={preferences}
              onChange={() => setPreferences(!preferences)}
            />
            {translate('import.preferences')}
          </label>
        )}
        <p class="note">{translate(nothing ? 'import.nothing' : 'import.merged')}</p>
        <p class="actions">
          {!nothing && (
            <button type="button" class="button" onClick={() => apply({ preferences })}>
              {translate('import.apply')}
            </button>
          )}
          <button type="button" class="text-button" onClick={cancel}>
            {translate(nothing ? 'import.close' : 'report.cancel')}
          </button>
        </p>
      </div>
    </section>
  );
}

/** How much of each part of a file is new, would change, is here already. */
function PlanTable({ plan }: { plan: ImportPlan }) {
  const { translate } = useTranslation();
  const { offers, choices, preferences, rows, asides, analyses, drafts } = plan;
  const listed = [
    ['offers', offers.added.length, offers.changed.length, offers.same],
    ['choices', choices.added.length, 0, choices.same],
    ['rows', rows.added.length, rows.changed.length, rows.same],
    ['asides', asides.added.length, 0, asides.same],
    ['analyses', analyses.added.length, 0, analyses.same],
    ['drafts', drafts.added.length, 0, drafts.same],
    ['preferences', 0, preferences.changed, preferences.same],
  ] as const;
  const parts = listed.filter(([, ...numbers]) => numbers.some((number) => number > 0));
  if (parts.length === 0) return null;
  return (
    <table class="import-plan">
      <thead>
        <tr>
          <td />
          <th scope="col">{translate('importColumn.added')}</th>
          <th scope="col">{translate('importColumn.changed')}</th>
          <th scope="col">{translate('importColumn.same')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(([part, ...numbers]) => (
          <tr key={part}>
            <th scope="row">{translate(`importPart.${part}`)}</th>
            {numbers.map((number, column) => (
              <td key={column} class={number > 0 ? undefined : 'none'}>
                {number}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
