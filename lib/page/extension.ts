import { extension } from '../messages/ask.ts';

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
 * Has the browser start the background if it was stopped. The message is empty and is ignored
 * there.
 */
export function wakeBackground(): void {
  extension()
    ?.runtime.sendMessage({})
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
