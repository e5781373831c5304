/** What may move the bars that a site fixes at the window's foot. */
const EVENTS = ['scroll', 'resize', 'click', 'transitionend', 'animationend'] as const;

/** How long after such an event the page is looked at, in ms: it ends what it has begun. */
const CALM = 200;

/** When a page is looked at that says nothing, in ms: a question about cookies may come late. */
const LATE = [1_000, 3_000];

/**
 * Calls back when what a site fixes in the window may have changed. Nothing runs while the page scrolls,
 * and no element is observed.
 */
export function onWindowChange(window: Window, signal: AbortSignal, changed: () => void): void {
  let timer: number | undefined;
  const soon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(changed, CALM);
  };
  for (const type of EVENTS) {
    window.addEventListener(type, soon, { signal, capture: true, passive: true });
  }
  const late = LATE.map((delay) => window.setTimeout(changed, delay));
  signal.addEventListener('abort', () => {
    for (const each of [timer, ...late]) window.clearTimeout(each);
  });
}
