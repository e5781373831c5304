import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { guarded } from '../lib/dom/dom.ts';
import { createOfferMarker } from '../lib/page/offer-marker.ts';

/** What shows an offer's words in its page, for the panel: it comes with it. */
export default defineUnlistedScript(() => {
  globalThis.repereMarker ??= createOfferMarker(
    guarded(document),
    (zone) => globalThis.repereFollower?.zoneText(zone) ?? null,
  );
});
