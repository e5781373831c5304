import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readList } from '../lib/boards/welcome-to-the-jungle/list.ts';
import { startBadges } from '../lib/page/badges/start.ts';

/** The badges of lists on Welcome to the Jungle. */
export default defineUnlistedScript(() => startBadges('welcome-to-the-jungle', readList));
