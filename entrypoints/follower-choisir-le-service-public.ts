import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readOffer } from '../lib/boards/choisir-le-service-public/offer.ts';
import { startFollower } from '../lib/page/start-follower.ts';

/** The follower of offers on Choisir le service public. */
export default defineUnlistedScript(() => startFollower('choisir-le-service-public', readOffer));
