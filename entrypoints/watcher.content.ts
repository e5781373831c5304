import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { BOARD_MATCH_PATTERNS } from '../lib/boards/hosts.ts';

export default defineContentScript({
  matches: BOARD_MATCH_PATTERNS,
  runAt: 'document_end',
  main(context) {
    context.addEventListener(window, 'wxt:locationchange', () => console.log(browser.runtime.id));
  },
});
