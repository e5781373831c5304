/**
 * The keys of a shortcut, from the browser's text: "Alt+Shift+R" in most, "⌥⇧R" in Chromium on a
 * Mac. Empty when there is none.
 */
export function keysOf(shortcut: string | undefined): string[] {
  if (!shortcut) return [];
  if (shortcut.includes('+')) return shortcut.split('+').filter((key) => key !== '');
  return Array.from(shortcut.matchAll(/[⌃⌥⇧⌘]|[^⌃⌥⇧⌘]+/gu), ([key]) => key);
}
