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
  const path = pathname.replace(/(?<!\/)\/+$/, '');
  return hostname.replace(/^www\./, '') + path;
}

/** Longer addresses are not pages that people open, in UTF-16 units. */
const LONGEST_ADDRESS = 400;

/** A whole https address without campaign parameters ("utm_…"); null when it is not one. */
export function secureAddress(address: string): string | null {
  const parsed = URL.parse(tidy(address));
  if (parsed?.protocol !== 'https:' || !parsed.hostname.includes('.')) return null;
  for (const name of [...parsed.searchParams.keys()]) {
    if (name.startsWith('utm_')) parsed.searchParams.delete(name);
  }
  return parsed.href.length > LONGEST_ADDRESS ? null : parsed.href;
}
