import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft, NoteField } from '../../lib/offers/drafts.ts';
import { type KeptOffer, LONGEST_NOTE, type OfferChange } from '../../lib/offers/kept-offer.ts';
import { useTranslation } from '../translation.ts';

interface NoteProps {
  offer: KeptOffer;
  field: NoteField;
  rows: number;
  /** What was typed here and not yet kept, from before a crash; null where nothing was. */
  draftOf(field: NoteField): Draft | null;
  /** Keeps what is typed at once, in this page, until the background has it. */
  saveDraft(field: NoteField, draft: Draft | null): void;
  change(change: OfferChange): Promise<KeptOffer | null>;
}

/** A pause in typing after which what is written is kept, in ms. */
const PAUSE_IN_MS = 400;

/** How long after a failure the words are sent again, in ms. */
const RETRY_IN_MS = 2_000;

/**
 * Words that are kept as they are written. Each stroke is kept in this page at once, and sent when the
 * typing pauses: a crash, a stopped background or a closed tab loses none.
 */
export function Note({ offer, field, rows, draftOf, saveDraft, change }: NoteProps) {
  const { translate } = useTranslation();
  const stored = offer[field];
  const [draft] = useState(() => draftOf(field));
  const [text, setText] = useState(draft?.text ?? stored);
  const [failed, setFailed] = useState(false);
  /** What this page last knew to be kept: what another page wrote since is not written over. */
  const from = useRef(draft?.from ?? stored);
  /** When the offer was changed last, as far as this page knows: a reading may come after a later answer. */
  const changedAt = useRef(offer.changedAt);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What stands in the field now, before the next drawing knows of it. */
  const latest = useRef(text);
  const isGone = useRef(false);
  const isSaving = useRef(false);
  const show = (words: string) => {
    latest.current = words;
    setText(words);
  };

  /** One at a time: each is written from what the one before it came to. */
  const save = async () => {
    clearTimeout(timer.current);
    if (isSaving.current) return;
    const words = latest.current;
    if (words === from.current) return saveDraft(field, null);
    isSaving.current = true;
    const changed = await change({ [field]: { text: words, from: from.current } });
    isSaving.current = false;
    setFailed(changed === null);
    if (!changed) {
      if (!isGone.current) timer.current = setTimeout(save, RETRY_IN_MS);
      return;
    }
    changedAt.current = changed.changedAt;
    take(words, changed[field]);
    if (latest.current === from.current) saveDraft(field, null);
    else {
      saveDraft(field, { text: latest.current, from: from.current });
      save();
    }
  };

  /** Goes on from what was kept of the words that were sent: another page's may have come along. */
  const take = (sent: string, kept: string) => {
    const typed = latest.current;
    const others = kept.startsWith(sent) ? kept.slice(sent.length) : null;
    from.current = typed === sent || others !== null ? kept : sent;
    if (typed === sent) show(kept);
    else if (others) show(typed + others);
  };

  // What was typed before a crash is kept now; what another page writes is shown when nothing waits here.
  useEffect(() => {
    if (latest.current !== from.current) save();
    // A page that goes sends what waits; what does not arrive stands in its draft.
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      isGone.current = true;
      clearTimeout(timer.current);
      if (latest.current !== from.current) save();
    };
  }, []);
  useEffect(() => {
    if (latest.current !== from.current || offer.changedAt < changedAt.current) return;
    from.current = stored;
    show(stored);
  }, [stored]);

  return (
    <>
      <textarea
        class="screen-only"
        name={field}
        aria-label={translate(`sheet.${field}`)}
        rows={rows}
        maxLength={LONGEST_NOTE}
        value={text}
        onInput={({ currentTarget }) => {
          show(currentTarget.value);
          saveDraft(field, { text: currentTarget.value, from: from.current });
          clearTimeout(timer.current);
          timer.current = setTimeout(save, PAUSE_IN_MS);
        }}
        onBlur={save}
      />
      {/* On paper a field shows what fits into it; words show all. */}
      <p class="paper-only written">{text}</p>
      <p class="note screen-only" role="status">
        {failed && translate('sheet.notSaved')}
      </p>
    </>
  );
}
