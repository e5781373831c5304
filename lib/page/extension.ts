import { extension } from '../messages/ask.ts';
import type { MessageOf } from '../messages/schema.ts';

/*
 * Questions of a page's scripts to the browser itself.
 */

/** False once the extension was updated, switched off or removed: nobody answers any more. */
export function isAlive(): boolean {
  try {
    return Boolean(extension()?.runtime?.id);
  } catch {
    return false;
  }
}

/**
 * Has the browser start the background if it was stopped, and that make itself ready. Sent once: without an answer, the
 * page's own messages start it.
 */
export function wakeBackground(): void {
  const message: MessageOf<'prepare'> = { type: 'prepare' };
  extension()
    ?.runtime.sendMessage(message)
    .catch(() => undefined);
}

/** The value that storage has under a key, unchecked; undefined when it cannot be read. */
export async function readStored(key: string): Promise<unknown> {
  try {
    const stored = await extension()?.storage?.local.get(key);
    return stored?.[key];
  } catch {
    return undefined;
  }
}
