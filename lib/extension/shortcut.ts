/**
 * The keys of a shortcut as the browser writes it: "Alt+Shift+R" in most, "⌥⇧R" in Chromium on a Mac.
 * None where there is none.
 */
export function keysOf(shortcut: string | undefined): string[] {
  if (!shortcut) return [];
  if (shortcut.includes('+')) return shortcut.split('+').filter((key) => key !== '');
  return Array.from(shortcut.matchAll(/[⌃⌥⇧⌘]|[^⌃⌥⇧⌘]+/gu), ([key]) => key);
}
