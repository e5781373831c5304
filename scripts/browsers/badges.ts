import type { BrowserTab } from './driver.ts';

/** A badge of a list as the page shows it. */
export interface ShownBadge {
  /** Path of the offer whose card it is on. */
  offer: string;
  /** Its words, those for screen readers in brackets. */
  text: string;
}

/** The badges of a page, in its order. */
export function readBadges(tab: BrowserTab): Promise<ShownBadge[]> {
  return tab.run(() => {
    const hosts = Array.from(document.querySelectorAll('repere-badge'));
    return hosts.flatMap((host) => {
      const words = host.shadowRoot?.querySelector('.words');
      if (!words?.checkVisibility()) return [];
      const textOf = (node: Node): string =>
        node instanceof HTMLElement && node.className === 'said'
          ? `[${node.textContent?.trim()}]`
          : node instanceof Text
            ? (node.nodeValue ?? '')
            : Array.from(node.childNodes, textOf).join(' ');
      const card = host.closest('li:has(a), article');
      const links = Array.from((card ?? host.parentElement)?.querySelectorAll('a') ?? []);
      return {
        offer: new URL(links[0]?.href ?? location.href).pathname,
        text: textOf(words).replace(/\s+/g, ' ').trim(),
      };
    });
  }, null);
}
