import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readOffer } from '../lib/boards/welcome-to-the-jungle/offer.ts';
import { startFollower } from '../lib/page/start-follower.ts';

/** The follower of offers on Welcome to the Jungle. */
export default defineUnlistedScript(() => startFollower('welcome-to-the-jungle', readOffer));
