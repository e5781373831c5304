const SAFE_SCHEMES = ['http:', 'https:', 'mailto:'];

/**
 * The address for a link; null when it must not be one: `javascript:` and other schemes come from
 * pages and from unchecked data.
 */
export function safeAddress(address: string): string | null {
  const parsed = URL.parse(address);
  return parsed && SAFE_SCHEMES.includes(parsed.protocol) ? parsed.href : null;
}

/** The full address of a product, which the directory may have without its scheme. */
export function productAddress(product: string): string | null {
  const trimmed = product.trim();
  if (/^https?:\/\//i.test(trimmed)) return safeAddress(trimmed);
  // A host name, then nothing or a path: "javascript:alert(1)" has neither. (What a host's name is
  // made of is the browser's to know: classes of Unicode take a millisecond to build.)
  return /^[^\s/:@?#]+\.[^\s/:@?#.]+(\/|$)/.test(trimmed)
    ? safeAddress(`https://${trimmed}`)
    : null;
}

/** An address as people read it: no scheme, no "www.", no trailing slash. */
export function readableAddress(address: string): string {
  return address.replace(/^(https?:\/\/(www\.)?|mailto:)/i, '').replace(/\/$/, '');
}

/**
 * The words of an offer's address, for people: "developpeur docurba, paris" for
 * "…/developpeur-docurba_paris_BETAG_1a2B". Empty when it has only a reference.
 */
export function offerWords(address: string): string {
  const [slug = ''] = /[^/]+(?=\/?$)/.exec(URL.parse(address)?.pathname ?? '') ?? [];
  const parts = slug.replace(/-reference-.*/, '').split('_');
  // The references of a company and of an offer come last, in capitals and digits.
  const end = parts.findIndex((part) => /[A-Z]|^[\d-]*$/.test(part));
  return (end < 0 ? parts : parts.slice(0, end)).join(', ').replaceAll('-', ' ');
}
