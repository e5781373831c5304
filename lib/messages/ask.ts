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
 * @throws Error when nobody answers: it does not start, or the extension is gone
 */
export const ask: Ask = (message, asking) =>
  retryMessage(async () => extension()?.runtime.sendMessage(message), asking);

/**
 * The browser's interface. WXT's `browser` looks at it as soon as a script is there, which costs a
 * page half a millisecond: here it costs when it is used.
 */
export function extension(): typeof browser | undefined {
  const { browser: standard, chrome } = globalThis as {
    browser?: typeof browser;
    chrome?: typeof browser;
  };
  return standard?.runtime?.id ? standard : chrome;
}
