import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { wakeBackground } from '../lib/page/extension.ts';

/**
 * Runs as soon as a page of the network's own begins to load (wxt.config.ts): while the page comes, the
 * background starts, which takes longer than all that follows. Nobody is there yet in a page that is prepared.
 */
export default defineUnlistedScript(() => {
  if (!document.prerendering) wakeBackground();
});
