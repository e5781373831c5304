import type { browser } from 'wxt/browser';
import type { BackgroundMessage } from './messages.ts';
import { retryMessage } from './retry-message.ts';

/*
 * The way from a page's scripts to the background. WXT's `browser` looks at the extension as soon
 * as a script is there, and a first look costs half a millisecond: here it costs when it is used.
 */

type Extension = typeof browser;

function extension(): Extension | undefined {
  const { browser, chrome } = globalThis as { browser?: Extension; chrome?: Extension };
  return browser?.runtime?.id ? browser : chrome;
}

/** False once the extension was updated, switched off or removed: nobody answers this script any more. */
export function isAlive(): boolean {
  try {
    return Boolean(extension()?.runtime?.id);
  } catch {
    return false;
  }
}

/** Has the browser start the background, if it was stopped: an empty message, which is left alone there. */
export function wakeBackground(): void {
  extension()
    ?.runtime.sendMessage({})
    .catch(() => undefined);
}

/** The version of the extension, for reports. */
export function extensionVersion(): string {
  return extension()?.runtime.getManifest().version ?? '';
}

/**
 * Asks the background, and again when it was stopped meanwhile, as long as the answer is wanted.
 * Rejects when nobody answers.
 */
export function ask<Answer>(message: BackgroundMessage, isWanted?: () => boolean): Promise<Answer> {
  const send = async (): Promise<Answer> => {
    const runtime = extension()?.runtime;
    if (!runtime?.id) throw new Error('the extension is gone');
    return runtime.sendMessage(message);
  };
  return retryMessage(send, isWanted);
}

/** What storage has under a key, whatever it is; undefined when it cannot be read. */
export async function readStored(key: string): Promise<unknown> {
  try {
    const stored = await extension()?.storage?.local.get(key);
    return stored?.[key];
  } catch {
    return undefined;
  }
}
