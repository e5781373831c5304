const ENTITIES: Record<string, string> = {
  '&#39;': "'",
  '&#x2F;': '/',
  '&amp;': '&',
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
};

/** Undoes the templates' escaping, doubled quotes and stray spaces. */
export function tidy(text: string): string {
  return text
    .replace(/&(?:#39|#x2F|amp|quot|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll("''", "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** "host/path" without scheme, "www.", query and trailing slash; null when not a web address. */
export function bareAddress(address: string): string | null {
  const text = tidy(address);
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { hostname, pathname } = new URL(text);
  const path = pathname.replace(/\/+$/, '');
  return hostname.replace(/^www\./, '') + path;
}
