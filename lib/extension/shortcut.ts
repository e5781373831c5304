import type { browser } from 'wxt/browser';

/** The panel's command, by its name in the manifest (wxt.config.ts). */
export const TOGGLE_PANEL = 'toggle-panel';

/**
 * The keys of the panel's command as they are really set: empty where a person took them away, null in a
 * browser that has no such keys, as on a phone.
 */
export async function readShortcut(
  commands: Pick<typeof browser.commands, 'getAll'> | undefined,
): Promise<string | null> {
  const all = await commands?.getAll();
  return all ? (all.find(({ name }) => name === TOGGLE_PANEL)?.shortcut ?? '') : null;
}

/**
 * The keys of a shortcut, from the browser's text: "Alt+Shift+R" in most, "⌥⇧R" in Chromium on a
 * Mac. Empty when there is none.
 */
export function keysOf(shortcut: string | undefined): string[] {
  if (!shortcut) return [];
  if (shortcut.includes('+')) return shortcut.split('+').filter((key) => key !== '');
  return Array.from(shortcut.matchAll(/[⌃⌥⇧⌘]|[^⌃⌥⇧⌘]+/gu), ([key]) => key);
}
