import type { PageChange } from './follow-offer.ts';

/** The shortest time between two readings while the site draws, in milliseconds. */
const PACE = 100;

/**
 * A page that has not changed for this long after its offer was read is finished, in milliseconds.
 */
const QUIET = 2_000;

/** The longest time that a page is followed, however slow or restless it is, in milliseconds. */
const LIMIT = 15_000;

/**
 * Reports that a page changed, at most ten times a second, and that it has been quiet for two
 * seconds. Ends when the page is quiet after it settled, when time is up, or when the signal
 * aborts; the observer lives no longer than that.
 *
 * @param isSettled whether the page has shown the expected offer
 */
export async function* pageChanges(
  document: Document,
  signal: AbortSignal,
  isSettled: () => boolean,
): AsyncGenerator<PageChange> {
  const window = document.defaultView;
  if (!window || signal.aborted) return;
  const end = window.performance.now() + LIMIT;
  let changed = false;
  let wake = () => {};
  const observer = new window.MutationObserver(() => {
    changed = true;
    wake();
  });
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['href', 'hidden'],
  });
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = window.setTimeout(resolve, milliseconds);
      wake = () => {
        window.clearTimeout(timer);
        resolve();
      };
    });
  try {
    for (;;) {
      const left = end - window.performance.now();
      if (left <= 0 || signal.aborted) return;
      if (!changed) await wait(Math.min(QUIET, left));
      if (signal.aborted) return;
      if (!changed) {
        if (isSettled()) return;
        yield 'quiet';
        // Quiet: from here on, waits for a change.
        if (!changed) await wait(end - window.performance.now());
        if (!changed) return;
      }
      // Changes within the pace are read together.
      const { promise, resolve } = Promise.withResolvers<void>();
      window.setTimeout(resolve, PACE);
      await promise;
      if (signal.aborted) return;
      changed = false;
      yield 'changed';
    }
  } finally {
    observer.disconnect();
    signal.removeEventListener('abort', stop);
  }
}
