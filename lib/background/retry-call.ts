/** Makes a call of the browser's that must not be lost; gives what it gives. */
export type RetryCall = <Result>(call: () => Promise<Result>) => Promise<Result>;

/** What is needed to know whether the browser still heeds the background. */
export interface RetryEnvironment {
  /** Whether the browser still takes any call from it. */
  isListenedTo(): Promise<boolean>;
  wait(milliseconds: number): Promise<void>;
}

/** Between two times, in milliseconds. */
const PAUSE = 50;

/** A background that is being stopped is gone long before it was refused so often. */
const MOST_TIMES = 100;

/**
 * Chromium refuses all that a background asks once it has begun to stop it ("No SW", seen
 * 2026-11-28 in Chromium 156), but still delivers its answers: what a page would hear is that all
 * is well. So a call that is refused then is made again until the background is gone, and its
 * unanswered question with it, which the page puts to the next one (retryMessage). Whatever else a
 * call fails for is told at once.
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
