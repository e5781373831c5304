import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readList } from '../lib/boards/choisir-le-service-public/list.ts';
import { startBadges } from '../lib/page/badges/start.ts';

/** The badges of lists on Choisir le service public. */
export default defineUnlistedScript(() => startBadges('choisir-le-service-public', readList));
