/** The panel's element in the page; a page that has an element of this name gets a plain one. */
const HOST_NAME = 'repere-panel';
const HOST_ATTRIBUTE = 'data-repere-panel';

/** Both, for who looks for the panel. */
const HOSTS = `${HOST_NAME}, [${HOST_ATTRIBUTE}]`;

/** A page that removes the host again and again wins: fighting on would freeze it. */
const MOST_RETURNS = 20;

interface HostEnvironment {
  document: Document;
  /** The style sheets of what is drawn. */
  styles(): string;
  /** False once the extension was updated, switched off or removed. */
  isAlive(): boolean;
  /** Hears of what a person does in the panel before anything in it. */
  onGesture(event: Event): void;
  /** The page has taken away a panel that nobody answers any more. */
  onGone(): void;
}

/** The element over the page that holds the panel in its shadow root, as long as there is one. */
export interface PanelHost {
  /** Where to draw; puts the host on the page if it is not there yet. */
  root(): HTMLElement;
  /** What is drawn, if anything. */
  drawn(): HTMLElement | null;
  isOwn(element: Element): boolean;
  remove(): void;
}

/** The panel's host on a page that may remove it, sleep with it, or have an element of its name. */
export function createPanelHost(environment: HostEnvironment): PanelHost {
  const { document, styles, isAlive, onGesture, onGone } = environment;
  const window = document.defaultView;
  const page = document.documentElement;
  let host: HTMLElement | null = null;
  let root: HTMLElement | null = null;
  let returns = 0;

  const observer = new MutationObserver(() => {
    if (!host || host.parentNode === page || returns >= MOST_RETURNS) return;
    returns += 1;
    // A newer version of the extension takes its predecessor's panel away (TabScripts.takeOver).
    if (isAlive()) page.append(host);
    else onGone();
  });

  function mount(): HTMLElement {
    // What an earlier version of the extension may have left.
    for (const left of document.querySelectorAll(HOSTS)) left.remove();
    const [element, shadow] = createShadowHost(document);
    host = element;
    const style = document.createElement('style');
    style.textContent = styles();
    const inner = document.createElement('div');
    shadow.append(style, inner);
    // The page's shortcuts are not for what is typed here.
    for (const type of ['keydown', 'keyup', 'keypress']) {
      element.addEventListener(type, (event) => event.stopPropagation());
    }
    for (const type of ['click', 'keydown', 'input']) {
      inner.addEventListener(type, onGesture, { capture: true });
    }
    window?.addEventListener('pagehide', sleep);
    window?.addEventListener('pageshow', wake);
    page.append(element);
    observer.observe(page, { childList: true });
    return inner;
  }

  /**
   * A page that is kept in memory sleeps without its panel: Firefox ends the scripts of an extension
   * that is updated meanwhile, and a panel that stood there would come back without life.
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
 * An element with a shadow root. Where the page has defined an element of the panel's name, that one has
 * its own root or forbids any: a plain element takes its place.
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
