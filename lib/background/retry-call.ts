/** Makes a call to the browser, again if the browser refused it while stopping the background. */
export type RetryCall = <Result>(call: () => Promise<Result>) => Promise<Result>;

/** How to tell whether the browser still listens to the background. */
export interface RetryEnvironment {
  /** Whether the browser still accepts calls from the background. */
  isListenedTo(): Promise<boolean>;
  wait(milliseconds: number): Promise<void>;
}

/** Between two tries, in milliseconds. */
const PAUSE = 50;

/** More tries than a background that is being stopped has time for. */
const MOST_TIMES = 100;

/**
 * Chromium refuses every call of a background that it has begun to stop ("No SW", seen 2026-11-28
 * in Chromium 156), but still delivers its answers: a page would be told that all is well. So a
 * refused call is made again until the background is gone; its message stays unanswered, and the
 * page sends it to the next background (retryMessage). A call that fails for any other reason fails
 * at once.
 */
export function retryCallWith({ isListenedTo, wait }: RetryEnvironment): RetryCall {
  return async (call) => {
    for (let times = 1; ; times += 1) {
      try {
        return await call();
      } catch (error) {
        if (times === MOST_TIMES || (await isListenedTo())) throw error;
      }
      await wait(PAUSE);
    }
  };
}
