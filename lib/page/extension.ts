import { extension } from '../messages/ask.ts';

/*
 * What a page's scripts ask the browser itself, each time that it is needed.
 */

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

/** What storage has under a key, whatever it is; undefined when it cannot be read. */
export async function readStored(key: string): Promise<unknown> {
  try {
    const stored = await extension()?.storage?.local.get(key);
    return stored?.[key];
  } catch {
    return undefined;
  }
}
