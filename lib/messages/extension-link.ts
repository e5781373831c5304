import type { browser } from 'wxt/browser';
import type { AnswerTo, BackgroundMessage } from './messages.ts';
import { retryMessage } from './retry-message.ts';

/** How a page of the extension asks the background. */
export type Ask = <Message extends BackgroundMessage>(
  message: Message,
  /** How long the answer may take, in milliseconds, when that is long. */
  patience?: number,
  /** Whether to ask again when nobody answers: always, when it is not said. */
  isWanted?: () => boolean,
) => Promise<AnswerTo<Message>>;

/**
 * The way from the extension's own pages to the background. What it gives rejects when nobody
 * answers. (Scripts in pages have a way of their own, which costs them less: page-link.ts.)
 */
export function askThrough(runtime: Pick<typeof browser.runtime, 'sendMessage'>): Ask {
  return (message, patience, isWanted) =>
    retryMessage(() => runtime.sendMessage(message), isWanted, patience);
}
