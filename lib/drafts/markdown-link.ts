/** A link in Markdown; an address that is its own words stands alone. */
export function markdownLink(words: string, address: string): string {
  const shown = words.replace(/\s+/g, ' ').replaceAll('[', '(').replaceAll(']', ')');
  const target = address.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20');
  return shown === address || shown === address.replace(/\/$/, '')
    ? address
    : `[${shown}](${target})`;
}
