import { useRef, useState } from 'preact/hooks';
import { type Draft, MAXIMUM_DRAFT_TEXT } from '../../lib/drafts/draft.ts';
import { draftFileOf, parseDraftFile } from '../../lib/drafts/file.ts';
import { MAXIMUM_DRAFTS } from '../../lib/drafts/keys.ts';
import { useTranslation } from '../translation.ts';
import type { DraftDesk, DraftServices } from './use-drafts.ts';

interface ShelfProps {
  desk: DraftDesk;
  services: DraftServices;
}

/** Which draft is open, what it is called, and what to do with it as a whole. */
export function Shelf({ desk, services }: ShelfProps) {
  const { translate } = useTranslation();
  const { drafts, draft, saving, removed } = desk;
  const file = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function importFile(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    try {
      const { title, text, board, contract, status } = parseDraftFile(await chosen.text());
      desk.add({
        title: title.slice(0, 1_000),
        text: text.slice(0, MAXIMUM_DRAFT_TEXT),
        ...(board && { board }),
        ...(contract && { contract: contract.slice(0, 100) }),
        status,
      });
      setFailure(null);
    } catch {
      setFailure(translate('draft.unreadableFile', [chosen.name]));
    }
  }

  return (
    <section class="shelf" aria-label={translate('draft.shelf')}>
      <div class="shelf-fields">
        <label class="pick">
          <span>{translate('draft.pick')}</span>
          <select value={draft.id} onChange={({ currentTarget }) => desk.open(currentTarget.value)}>
            {drafts.map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one) || translate('draft.untitled')}
              </option>
            ))}
          </select>
        </label>
        <label class="pick">
          <span>{translate('draft.name')}</span>
          <input
            name="name"
            value={draft.name}
            maxLength={120}
            placeholder={draft.title.slice(0, 60)}
            onInput={({ currentTarget: { value } }) =>
              desk.change((one) => ({ ...one, name: value }))
            }
          />
        </label>
      </div>
      <p class="actions">
        <button type="button" class="button" onClick={() => desk.add()}>
          {translate('draft.add')}
        </button>
        <button type="button" class="button" onClick={() => file.current?.click()}>
          {translate('draft.import')}
        </button>
        <input
          ref={file}
          type="file"
          class="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          onChange={({ currentTarget }) => {
            importFile(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
        <button
          type="button"
          class="button"
          onClick={() => services.saveFile(`${fileName(draft)}.md`, draftFileOf(draft))}
        >
          {translate('draft.export')}
        </button>
        <button
          type="button"
          class="text-button"
          onClick={() =>
            desk.remove().then(
              () => setFailure(null),
              () => setFailure(translate('report.failed')),
            )
          }
        >
          {translate('draft.remove')}
        </button>
        <span class="note saving" role="status">
          {translate(`draftSaving.${saving}`, [String(MAXIMUM_DRAFTS)])}
        </span>
      </p>
      <div role="status">
        {failure && <p class="notice">{failure}</p>}
        {removed && (
          <p class="notice">
            {translate('draft.removed', [nameOf(removed) || translate('draft.untitled')])}{' '}
            <button type="button" class="text-button" onClick={desk.restore}>
              {translate('draft.restore')}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

function nameOf({ name, title }: Draft): string {
  return name.trim() || title.trim();
}

/** A file's name for a draft: its own name's letters and figures. */
function fileName(draft: Draft): string {
  const words = nameOf(draft)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return words || 'brouillon';
}
