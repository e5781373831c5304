import type { browser } from 'wxt/browser';
import type { AnswerTo } from './messages.ts';
import { type Asking, retryMessage } from './retry-message.ts';
import type { BackgroundMessage } from './schema.ts';

/** Asks the background; the answer's type follows from the message. */
export type Ask = <Message extends BackgroundMessage>(
  message: Message,
  asking?: Asking,
) => Promise<AnswerTo<Message>>;

/**
 * Asks the background, from pages of the extension and from scripts in a board's page alike.
 * @throws Error when nobody answers: the background does not start, or the extension is gone
 */
export const ask: Ask = (message, asking) =>
  retryMessage(async () => extension()?.runtime.sendMessage(message), asking);

/**
 * The browser's interface, looked up when it is used. WXT's `browser` looks it up when a script
 * starts, which costs a page half a millisecond.
 */
export function extension(): typeof browser | undefined {
  const { browser: standard, chrome } = globalThis as {
    browser?: typeof browser;
    chrome?: typeof browser;
  };
  return standard?.runtime?.id ? standard : chrome;
}
