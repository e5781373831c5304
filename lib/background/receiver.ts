import { originOf, type Self, type Sender } from '../messages/origin.ts';
import { UNANSWERED } from '../messages/retry-message.ts';
import { type BackgroundMessage, parseBackgroundMessage } from '../messages/schema.ts';
import type { BackgroundServices, Handlers, Place } from './services.ts';

/** A message's sender as the browser describes it, with its window. */
interface TabSender extends Sender {
  tab?: { id?: number | undefined; incognito?: boolean | undefined } | undefined;
}

/**
 * Receives messages. One that is malformed, or whose origin may not send it, is ignored
 * (undefined); any other is always answered.
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
        // Never undefined: that would mean that the background was stopped (retryMessage).
        .then((answer) => answer ?? null)
        // A page cannot use a stack trace: the reason is logged here only.
        .catch((error) => failed(error) ?? UNANSWERED)
    );
  };
}
