import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OfferView } from '../../lib/answer/view.ts';
import { Debounce, type Timers } from '../../lib/async/debounce.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import { readDraft } from '../../lib/drafts/reading.ts';
import type { PageReading } from '../../lib/offer/reading.ts';

/** What the page of drafts needs of the extension and of its window. */
export interface DraftServices {
  /** Keeps a draft; false when there is no room for another, rejects when nobody answers. */
  save(draft: Draft): Promise<boolean>;
  /** Deletes a draft; rejects when nobody answers. */
  remove(id: string): Promise<unknown>;
  /** The answer to a draft that was read; rejects when nobody answers. */
  answer(reading: PageReading): Promise<OfferView | null>;
  parseHtml(html: string): Document;
  /** Puts texts into the clipboard, with its formatting when there is HTML; false when refused. */
  copy(text: string, html?: string): Promise<boolean>;
  saveFile(name: string, text: string): void;
  /** Calls back when the page is hidden or left: what waits must be kept now. */
  onLeave(leave: () => void): () => void;
  /** Remembers in the page's address which draft is open. */
  remember(id: string): void;
  timers: Timers;
  now(): Date;
  newId(): string;
}

/** A draft is kept, and checked, once nothing has been typed for so long, in ms. */
const SAVE_AFTER = 400;
const CHECK_AFTER = 250;

/** Whether what was written is kept. */
export type SaveState = 'kept' | 'waiting' | 'failed' | 'full';

/** The drafts of the page and what can be done with them. */
export interface DraftDesk {
  drafts: readonly Draft[];
  draft: Draft;
  /** The answer to the draft as it was last checked; null while it has no title or no text. */
  view: OfferView | null;
  /** The background did not answer the last check. */
  isUnanswered: boolean;
  saving: SaveState;
  /** The answer is about a text that has changed since. */
  isChecking: boolean;
  /** The draft that was deleted last, to be brought back. */
  removed: Draft | null;
  /** Changes the open draft. */
  change(change: (draft: Draft) => Draft): void;
  open(id: string): void;
  /** Begins another draft, with this content. */
  add(content?: Partial<Draft>): void;
  remove(): Promise<void>;
  restore(): void;
}

/** A draft with nothing in it yet. */
export function emptyDraft(id: string, now: Date): Draft {
  return {
    id,
    name: '',
    board: 'welcome-to-the-jungle',
    contract: 'Freelance',
    status: null,
    title: '',
    text: '',
    marks: [],
    origin: null,
    changedAt: now.toISOString(),
  };
}

/**
 * Holds the drafts while they are written: each change is kept and checked a little later, and at
 * once when the page is left. What another page changed is taken over, but for a draft whose changes here
 * are not kept yet.
 */
export function useDrafts(
  stored: readonly Draft[],
  openedId: string | null,
  services: DraftServices,
): DraftDesk {
  const { timers, now, newId } = services;
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    stored.length > 0 ? stored : [emptyDraft(newId(), now())],
  );
  const [id, setId] = useState(openedId);
  const [checked, setChecked] = useState<{ id: string; view: OfferView | null } | null>(null);
  const [isUnanswered, setUnanswered] = useState(false);
  const [saving, setSaving] = useState<SaveState>('kept');
  const [isChecking, setChecking] = useState(false);
  const [removed, setRemoved] = useState<Draft | null>(null);
  const saver = useMemo(() => new Debounce(SAVE_AFTER, timers), [timers]);
  const checker = useMemo(() => new Debounce(CHECK_AFTER, timers), [timers]);
  /** The draft that is not kept yet, and the last one that was sent to be checked. */
  const unsaved = useRef<Draft | null>(null);
  const lastCheck = useRef(0);
  const draft =
    drafts.find((one) => one.id === id) ?? drafts.at(-1) ?? emptyDraft('nouveau', now());

  async function keep(one: Draft): Promise<void> {
    const state = await services.save(one).then(
      (done): SaveState => (done ? 'kept' : 'full'),
      (): SaveState => 'failed',
    );
    // Meanwhile something else may have been typed.
    if (unsaved.current !== one) return;
    setSaving(state);
    // What is not kept stays here, whatever other pages write.
    if (state === 'kept') unsaved.current = null;
  }

  async function check(one: Draft): Promise<void> {
    lastCheck.current += 1;
    const mine = lastCheck.current;
    const reading = readDraft(one, services.parseHtml);
    const answered = reading.offer
      ? await services.answer(reading).then(
          (view) => ({ view }),
          () => null,
        )
      : { view: null };
    // The answer to an older text comes too late.
    if (mine !== lastCheck.current) return;
    setChecking(false);
    setUnanswered(answered === null);
    if (answered) setChecked({ id: one.id, view: answered.view });
  }

  function put(next: Draft): void {
    setDrafts((all) =>
      all.some((one) => one.id === next.id)
        ? all.map((one) => (one.id === next.id ? next : one))
        : [...all, next],
    );
    unsaved.current = next;
    setSaving('waiting');
    setChecking(true);
    // What is under way is about an older text.
    lastCheck.current += 1;
    saver.run(() => keep(next));
    checker.run(() => check(next));
  }

  useEffect(() => services.onLeave(() => saver.flush()), [services, saver]);
  useEffect(() => {
    checker.run(() => check(draft));
    checker.flush();
    services.remember(draft.id);
  }, [draft.id]);
  useEffect(() => {
    if (openedId !== null) setId(openedId);
  }, [openedId]);
  useEffect(() => {
    // Written by another page, or by this one a moment ago.
    setDrafts((mine) => {
      const ours = new Map(mine.map((one) => [one.id, one]));
      const next = stored.map((one) => {
        const own = ours.get(one.id);
        return own && own.changedAt > one.changedAt ? own : one;
      });
      const waiting = unsaved.current;
      if (waiting && !next.some((one) => one.id === waiting.id)) next.push(waiting);
      return next.length > 0 ? next : mine;
    });
  }, [stored]);

  return {
    drafts,
    draft,
    view: checked?.id === draft.id ? checked.view : null,
    isUnanswered,
    saving,
    isChecking,
    removed,
    change(change) {
      const next = change(draft);
      if (next !== draft) put({ ...next, changedAt: now().toISOString() });
    },
    open(next) {
      saver.flush();
      setId(next);
    },
    add(content = {}) {
      saver.flush();
      const next = { ...emptyDraft(newId(), now()), ...content };
      setId(next.id);
      put(next);
    },
    async remove() {
      saver.run(() => undefined);
      const gone = draft;
      await services.remove(gone.id);
      unsaved.current = null;
      setRemoved(gone);
      const left = drafts.filter((one) => one !== gone);
      setDrafts(left.length > 0 ? left : [emptyDraft(newId(), now())]);
      setId(null);
      setSaving('kept');
    },
    restore() {
      if (!removed) return;
      setRemoved(null);
      setId(removed.id);
      put({ ...removed, changedAt: now().toISOString() });
    },
  };
}
