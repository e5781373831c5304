import type { OfferView } from '../lib/answer/view.ts';
import { PANEL_LAYOUTS } from '../lib/boards/registry.ts';
import { fixedBarsHeight } from '../lib/page/fixed-bars.ts';
import type { OfferMarker } from '../lib/page/offer-marker.ts';
import type { PanelController } from '../lib/page/page-objects.ts';
import { arrivalOf, isNarrow, measureOffer, stripPlaceOf } from '../lib/page/panel-placement.ts';
import { onWindowChange } from '../lib/page/window-changes.ts';
import type { FoundStartup } from '../lib/search/search.ts';
import type { PanelChange, PanelForm, PanelPreferences } from '../lib/settings/settings.ts';
import type { PanelActions, PanelKeepActions } from './actions.ts';
import { copyText } from './copy-text.ts';
import { createFirstDrawing } from './first-drawing.ts';
import { createPanelHost } from './panel-host.ts';
import type { LivingDrawing, PanelDrawing, PanelGestures } from './panel-look.ts';
import type { PanelPlace } from './panel-place.ts';

/** What the panel needs of the extension and of the page it stands on. */
export interface PanelEnvironment {
  document: Document;
  /** The panel's style sheets. */
  styles: string;
  /** Shows the offer's words in the page, which is not the panel's own matter. */
  marker(): OfferMarker | undefined;
  /** Remembers how a person left the panel. */
  remember(state: PanelChange): Promise<void>;
  /** The view after the person chose Startups for the offer at `url`, or none; null when it is gone. */
  choose(url: string, startups: string[]): Promise<OfferView | null>;
  search(query: string): Promise<FoundStartup[]>;
  /** Opens the page on which a person reports the answer. Rejects when nobody answers. */
  report(): Promise<void>;
  /** Opens the offer's text as a draft. */
  correct(): Promise<unknown>;
  /** Fetches what answers a person, and is not needed before one comes. Rejects when it does not come. */
  enliven(actions: PanelActions, gestures: PanelGestures): Promise<LivingDrawing>;
  /** Keeps the offer at `url`; null when the tab has left it. */
  keep(url: string): ReturnType<PanelKeepActions['keep']>;
  /** Does not keep the offer at `url` after all. */
  unkeep(url: string): Promise<boolean>;
  /** Opens "Mes offres" in a tab of its own. */
  openOffers(): void;
  /** False once the extension was updated, switched off or removed: nobody answers any more. */
  isAlive(): boolean;
}

/**
 * The panel of one page: what is shown, in which form, and where. Only one view is ever held, so nothing of
 * an earlier offer can come back.
 */
export function createPanel(environment: PanelEnvironment): PanelController {
  const { document, isAlive } = environment;
  const window = document.defaultView;
  const page = document.documentElement;

  let view: OfferView | null = null;
  let preferences: PanelPreferences | null = null;
  let form: PanelForm = 'strip';
  let place: PanelPlace = {};
  /** The last change of form was a person's own. */
  let byPerson = false;
  /** What a person did here counts more than what was remembered when the page came. */
  let decided: PanelForm | null = null;
  /** The card was folded for words that it stood over. */
  let madeRoom = false;
  /** The person keeps the offer on show. */
  let kept = false;
  /** The panel says that nobody answers it any more. */
  let stopped = false;
  let life = new AbortController();
  const first = createFirstDrawing(document);
  let living: LivingDrawing | null = null;
  let isComing = false;
  /** What a person did before there was anything to answer it, and on which element. */
  let held: [gesture: Event, target: EventTarget][] = [];
  const drawing = (): PanelDrawing => living ?? first;

  const host = createPanelHost({
    document,
    styles: environment.styles,
    isAlive,
    onApproach: enliven,
    onGesture(event) {
      stopIfGone(event);
      if (!stopped && !living) holdBack(event);
    },
    onGone: hide,
  });

  /** The offer on show, as a person keeps it. */
  const keeping = {
    async keep() {
      const url = view?.url;
      const status = url ? await environment.keep(url).catch(() => null) : null;
      if (status && status !== 'full') kept = true;
      return status;
    },
    async unkeep() {
      const url = view?.url;
      const done = url ? await environment.unkeep(url).catch(() => false) : false;
      if (done) kept = false;
      return done;
    },
    openOffers: environment.openOffers,
  };

  const actions: PanelActions = {
    get keeping() {
      return view?.offer ? keeping : null;
    },
    showInPage(evidence) {
      const range = environment.marker()?.show(evidence);
      if (!range) return false;
      // What stands over the words makes room for them; that is not how the person wants the panel.
      if (form === 'card' && isUnderCard(range)) {
        madeRoom = true;
        byPerson = true;
        settle();
      }
      return true;
    },
    async choose(startups) {
      const url = view?.url;
      const next = url && (await environment.choose(url, startups).catch(() => null));
      if (!next || view?.url !== next.url) return false;
      update(next);
      return true;
    },
    search: (query) => environment.search(query).catch(() => null),
    report: environment.report,
    correct: () =>
      environment.correct().then(
        () => true,
        () => false,
      ),
    copy: async (text) => window !== null && copyText(window.navigator.clipboard, text),
  };

  /** Instead of doing nothing, a panel that is cut off says so. Its links still lead somewhere. */
  function stopIfGone(event: Event) {
    if (!preferences || stopped || !event.isTrusted) return;
    const isLink = event.composedPath().some((element) => (element as Element).tagName === 'A');
    if (isLink || (event as KeyboardEvent).key === 'Tab' || isAlive()) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    stop();
  }

  function stop() {
    if (!preferences || stopped) return;
    stopped = true;
    held = [];
    environment.marker()?.clear();
    drawing().drawStopped(host.root(), preferences, hide);
  }

  const gestures: PanelGestures = {
    onForm: become,
    onSwap: swap,
    onMore: (open) => change({ more: open }),
  };

  /**
   * Keeps a gesture until it can be answered. What the browser does by itself goes on: links lead
   * somewhere, keys move the focus and press buttons.
   */
  function holdBack(event: Event) {
    const [target] = event.composedPath();
    if (event.type === 'toggle') {
      // Opened by something else than a click (a search in the page): what it holds is still to be made.
      if (!isEmpty(target as HTMLDetailsElement)) return;
      held.push([event, target as EventTarget]);
      enliven();
      return;
    }
    const isMeant =
      event.type === 'keydown'
        ? (event as KeyboardEvent).key === 'Escape'
        : (target as Element).closest?.('button, summary, input') != null;
    if (!target || !isMeant) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    held.push([event, target]);
    enliven();
  }

  /** Has what answers a person take over what stands there, and what they have done so far. */
  async function enliven() {
    if (living || isComing || stopped) return;
    isComing = true;
    try {
      const next = await environment.enliven(actions, gestures);
      first.finish();
      living = next;
      draw();
      for (const [gesture, target] of held) next.repeat(gesture, target);
    } catch {
      // The next gesture tries again, where there is still anyone to ask.
      if (view && !isAlive()) stop();
    }
    held = [];
    isComing = false;
  }

  function draw() {
    if (!view || !preferences || stopped) return;
    drawing().draw(host.root(), {
      ...preferences,
      view,
      kept,
      form,
      place,
      madeRoom,
      takesFocus: byPerson,
    });
  }

  function update(next: OfferView) {
    view = next;
    draw();
  }

  /** A person wants the panel in another form. */
  function become(next: PanelForm) {
    environment.marker()?.clear();
    remember({ form: next });
    decided = next;
    madeRoom = false;
    byPerson = true;
    settle();
  }

  function swap() {
    change({ side: preferences?.side === 'right' ? 'left' : 'right' });
    settle();
  }

  /** A person's own wish, here and on the next page. */
  function change(wish: Pick<PanelChange, 'side' | 'more'>) {
    if (!preferences) return;
    const { side = preferences.side, more = preferences.more } = wish;
    preferences = { ...preferences, side, more };
    // What the person opens may be as tall as the window.
    if (wish.more) place = { ...place, height: undefined };
    remember(wish);
    draw();
  }

  function remember(wish: PanelChange) {
    // Forgetting it is no reason to fail.
    environment.remember(wish).catch(() => undefined);
  }

  /** Finds the panel's form, where nobody has said, and its place, and draws it there. */
  function settle() {
    if (!view || !preferences) return;
    const { side } = preferences;
    const { innerWidth = 0, innerHeight = 0 } = window ?? {};
    // Without the room of scrollbars.
    const size = {
      width: Math.min(page.clientWidth || innerWidth, innerWidth),
      height: Math.min(page.clientHeight || innerHeight, innerHeight),
    };
    const offer = measureOffer(document, PANEL_LAYOUTS[view.board]);
    const wanted = decided ?? preferences.form;
    const arrival = arrivalOf(offer, size, side);
    form = madeRoom ? 'strip' : (wanted ?? arrival.form);
    const bars = fixedBarsHeight(document, size, side, host.isOwn);
    if (form === 'strip') place = stripPlaceOf(offer, size, side, bars);
    // Who wants the card wherever it stands gets all of it.
    else if (isNarrow(size) || form !== arrival.form) place = { foot: bars };
    else place = { foot: bars, width: arrival.width, height: arrival.height };
    if (preferences.more) place.height = undefined;
    draw();
  }

  /** Whether the card stands over a passage of the page, as high as that may be scrolled. */
  function isUnderCard(range: Range): boolean {
    const card = host.drawn()?.querySelector('.card')?.getBoundingClientRect();
    let words = range.getBoundingClientRect();
    // What was just unfolded has no box yet.
    for (
      let around = range.startContainer.parentElement;
      around && words.width === 0;
      around = around.parentElement
    ) {
      words = around.getBoundingClientRect();
    }
    return card !== undefined && words.left < card.right && words.right > card.left;
  }

  function hide() {
    view = null;
    stopped = false;
    byPerson = false;
    madeRoom = false;
    environment.marker()?.clear();
    life.abort();
    held = [];
    const drawn = host.drawn();
    host.remove();
    if (drawn) drawing().erase(drawn);
  }

  return {
    show({ view: next, preferences: given, drawn, kept: isKept }) {
      first.show(drawn);
      if (next.resolution.outcome === 'not-beta') {
        hide();
        return;
      }
      const isNewLook =
        preferences?.theme !== given.theme ||
        preferences.recruiter !== given.recruiter ||
        kept !== isKept;
      kept = isKept;
      if (view && !isNewLook && JSON.stringify(next) === JSON.stringify(view)) return;
      // Another offer starts from nothing; the same one, answered anew, keeps its place.
      if (view && view.url !== next.url) hide();
      // What a person chose here is already what there is to remember.
      const { side, more } = preferences ?? given;
      preferences = { ...given, side, more };
      if (view) {
        update(next);
        return;
      }
      view = next;
      settle();
      life = new AbortController();
      if (window) onWindowChange(window, life.signal, settle);
    },
    hide,
    toggle() {
      if (view) become(form === 'card' ? 'strip' : 'card');
    },
  };
}

/** Whether a part that one opens stands open with nothing in it but its title. */
function isEmpty(details: HTMLDetailsElement): boolean {
  return details.open && details.childElementCount < 2;
}
