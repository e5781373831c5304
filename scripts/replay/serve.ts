import type { AnswerService } from '../browsers/driver.ts';

/** Serves pages at their real addresses, whatever the fragment; nothing else is known. */
export function serveAt(pages: readonly { url: string; html: string }[]): AnswerService {
  const bodies = new Map(pages.map((page) => [withoutFragment(page.url), page.html]));
  return (address) => {
    const body = bodies.get(withoutFragment(address));
    return body === undefined ? null : { body };
  };
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '');
}
