import { originOf, type Self, type Sender } from '../messages/origin.ts';
import { UNANSWERED } from '../messages/retry-message.ts';
import { type BackgroundMessage, parseBackgroundMessage } from '../messages/schema.ts';
import type { BackgroundServices, Handlers, Place } from './services.ts';

/** What the browser says of a message's sender, its window included. */
interface TabSender extends Sender {
  tab?: { id?: number | undefined; incognito?: boolean | undefined } | undefined;
}

/**
 * Receives messages: what comes from nowhere, or is malformed, is left alone (undefined); all else
 * is answered, whatever happens.
 */
export function receiverOf(handlers: Handlers, self: Self, warn: BackgroundServices['warn']) {
  return (value: unknown, sender: TabSender): Promise<unknown> | undefined => {
    const origin = originOf(sender, self);
    const message = origin && parseBackgroundMessage(value, origin);
    if (!message) return undefined;
    const handle = handlers[message.type] as (
      message: BackgroundMessage,
      place: Place,
    ) => Promise<unknown>;
    const { tab, url = '' } = sender;
    const place = { tabId: tab?.id ?? -1, url, isPrivate: tab?.incognito ?? false };
    const failed = warn(`"${message.type}" failed`);
    return (
      handle(message, place)
        // Always something: where nothing comes back, the background was stopped (retryMessage).
        .then((answer) => answer ?? null)
        // Nobody is helped by a stack trace in a page: why it failed is told here alone.
        .catch((error) => failed(error) ?? UNANSWERED)
    );
  };
}
