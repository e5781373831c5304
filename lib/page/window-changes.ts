/** Events after which a site's fixed bars may have moved. */
const EVENTS = ['scroll', 'resize', 'click', 'transitionend', 'animationend'] as const;

/** The delay between such an event and the check, in ms: animations have then ended. */
const CALM = 200;

/** When a page without such events is checked, in ms: a cookie banner may come late. */
const LATE = [1_000, 3_000];

/**
 * Calls back when a site's fixed bars may have changed. Nothing runs while the page scrolls, and
 * no element is observed.
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
