import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createLivingDrawing } from '../components/living-drawing.tsx';

/** The panel's components, added to a page once a person uses the panel that stands there. */
export default defineUnlistedScript(() => {
  globalThis.repereLivingDrawing ??= createLivingDrawing;
});
