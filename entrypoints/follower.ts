import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../lib/boards/index.ts';
import type { PanelAnswer } from '../lib/messages/messages.ts';
import { ask, isAlive } from '../lib/messages/page-link.ts';
import { followPage } from '../lib/watch/follow-page.ts';

/** The boards' readers and what follows a page with them, added where there may be an offer of the network. */
export default defineUnlistedScript(() => {
  globalThis.repereReader ??= { read: (url) => readPage({ url, document, parseHtml }) };
  if (globalThis.repereFollower) return;
  globalThis.repereFollower = followPage({
    window,
    read: globalThis.repereReader.read,
    panel: () => globalThis.reperePanel,
    left: () => globalThis.repereWatcher?.left() ?? null,
    send: (message) => ask<PanelAnswer | null>(message).catch(() => undefined),
    isAlive,
  });
  globalThis.repereFollower.look();
});

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
