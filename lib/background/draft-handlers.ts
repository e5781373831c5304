import { draftsShape, withDraft, withoutDraft } from '../drafts/draft.ts';
import type { AnswerService } from './answer-service.ts';
import type { BackgroundServices, Handlers } from './services.ts';

/** The messages about drafts. */
export type DraftHandlers = Pick<
  Handlers,
  'draft-answer' | 'draft-save' | 'draft-delete' | 'draft-from-offer'
>;

/** Answers the page of drafts, and opens it with the offer of a tab. */
export function draftHandlers(
  { store, openDraft }: Pick<BackgroundServices, 'store' | 'openDraft'>,
  answerService: Pick<AnswerService, 'viewOf'>,
): DraftHandlers {
  return {
    'draft-answer': ({ reading }) => answerService.viewOf(reading),

    async 'draft-save'({ draft }) {
      const drafts = await store.update(draftsShape, (all) => withDraft(all, draft));
      return drafts.some(({ id }) => id === draft.id);
    },

    async 'draft-delete'({ id }) {
      await store.update(draftsShape, (all) => withoutDraft(all, id));
    },

    'draft-from-offer': (_, { tabId }) => openDraft(tabId),
  };
}
