import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { wakeBackground } from '../lib/page/extension.ts';

/**
 * Runs as soon as one of the network's own pages begins to load (wxt.config.ts): the background,
 * which is slower to start than anything that follows, starts meanwhile. Not for prerendered pages,
 * which nobody looks at yet.
 */
export default defineUnlistedScript(() => {
  if (!document.prerendering) wakeBackground();
});
