import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { guarded } from '../lib/dom/dom.ts';
import { createOfferMarker } from '../lib/page/offer-marker.ts';

/** Shows an offer's words in its page; added together with the panel. */
export default defineUnlistedScript(() => {
  globalThis.repereMarker ??= createOfferMarker(
    guarded(document),
    (zone) => globalThis.repereFollower?.zoneText(zone) ?? null,
  );
});
