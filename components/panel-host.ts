/**
 * The panel's element in the page; a plain one where the page has defined an element of this name.
 */
const HOST_NAME = 'repere-panel';
const HOST_ATTRIBUTE = 'data-repere-panel';

/** Selects both. */
const HOSTS = `${HOST_NAME}, [${HOST_ATTRIBUTE}]`;

/** A page that keeps removing the panel wins: fighting on would freeze it. */
const MOST_RETURNS = 20;

interface HostEnvironment {
  document: Document;
  /** The style sheets of what is drawn. */
  styles: string;
  /** False once the extension was updated, switched off or removed. */
  isAlive(): boolean;
  /** Called for a person's gestures in the panel, before the panel itself. */
  onGesture(event: Event): void;
  /** Called when the pointer or the focus comes onto the panel. */
  onApproach(): void;
  /** Called when the page has removed a panel that nobody answers any more. */
  onGone(): void;
}

/** The element over the page that holds the panel in its shadow root. */
export interface PanelHost {
  /** The place to draw in; adds the host to the page if it is not there. */
  root(): HTMLElement;
  /** The place that was drawn in, if there is one. */
  drawn(): HTMLElement | null;
  isOwn(element: Element): boolean;
  remove(): void;
}

/**
 * The panel's host, on a page that may remove it, be kept in memory, or have an element of its
 * name.
 */
export function createPanelHost(environment: HostEnvironment): PanelHost {
  const { document, styles, isAlive, onGesture, onApproach, onGone } = environment;
  const window = document.defaultView;
  const page = document.documentElement;
  let host: HTMLElement | null = null;
  let root: HTMLElement | null = null;
  let returns = 0;

  const observer = new MutationObserver(() => {
    if (!host || host.parentNode === page || returns >= MOST_RETURNS) return;
    returns += 1;
    // A newer version of the extension removes the old one's panel (TabScripts.takeOver).
    if (isAlive()) page.append(host);
    else onGone();
  });

  function mount(): HTMLElement {
    // Removes what an earlier version of the extension left.
    for (const left of document.querySelectorAll(HOSTS)) left.remove();
    const [element, shadow] = createShadowHost(document);
    host = element;
    const style = document.createElement('style');
    style.textContent = styles;
    const inner = document.createElement('div');
    shadow.append(style, inner);
    // Typing here must not trigger the page's shortcuts.
    for (const type of ['keydown', 'keyup', 'keypress']) {
      element.addEventListener(type, (event) => event.stopPropagation());
    }
    for (const type of ['click', 'keydown', 'input', 'toggle']) {
      inner.addEventListener(type, onGesture, { capture: true });
    }
    for (const type of ['pointerover', 'focusin']) inner.addEventListener(type, onApproach);
    window?.addEventListener('pagehide', sleep);
    window?.addEventListener('pageshow', wake);
    page.append(element);
    observer.observe(page, { childList: true });
    return inner;
  }

  /**
   * While a page is kept in memory its panel is removed: Firefox ends the scripts of an extension
   * that is updated meanwhile, and the panel would come back without its script.
   */
  function sleep({ persisted }: PageTransitionEvent) {
    if (!persisted) return;
    observer.disconnect();
    host?.remove();
  }

  function wake({ persisted }: PageTransitionEvent) {
    if (!persisted || !host) return;
    if (!isAlive()) {
      onGone();
      return;
    }
    page.append(host);
    observer.observe(page, { childList: true });
  }

  return {
    root() {
      root ??= mount();
      return root;
    },
    drawn: () => root,
    isOwn: (element) => element === host,
    remove() {
      returns = 0;
      observer.disconnect();
      window?.removeEventListener('pagehide', sleep);
      window?.removeEventListener('pageshow', wake);
      host?.remove();
      host = null;
      root = null;
    },
  };
}

/**
 * An element with a shadow root. Where the page has defined an element of the panel's name, that
 * one has its own root or forbids any: then a plain element is used.
 */
function createShadowHost(document: Document): [host: HTMLElement, shadow: ShadowRoot] {
  const named = document.createElement(HOST_NAME);
  try {
    return [named, named.attachShadow({ mode: 'open' })];
  } catch {
    const plain = document.createElement('div');
    plain.setAttribute(HOST_ATTRIBUTE, '');
    return [plain, plain.attachShadow({ mode: 'open' })];
  }
}
