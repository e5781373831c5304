/**
 * How long to wait before each time that a question is put, in milliseconds. A stopped background
 * is started by the next message; one that is just being stopped refuses that one too. In Firefox
 * that takes 10 to 15 ms, on a machine with too much to do up to a second (seen 2026-11-28).
 */
const PAUSES = [0, 0, 100, 500, 1_500];

/**
 * Whoever has heard nothing after this, in milliseconds, asks again: Chromium may lose a message in
 * a background that is being stopped (twice in some six thousand stops on a busy machine, 2026-11-28).
 */
const PATIENCE = 5_000;

/**
 * Asks the background, and asks again when the browser stopped it before it answered. For messages
 * that may be put twice: they say what is to hold, not what is to be added. Where a later message
 * may contradict one, it waits for the answer to this one (Turns), or this one is not wanted any more.
 *
 * @param send sends the message. Nobody answered when it rejects, or gives undefined (Chromium,
 *   when the background was stopped before it took the message): the background itself always
 *   answers with something.
 * @param isWanted whether to ask again
 * @throws Error when nobody answers
 */
export async function askAgain<Answer>(
  send: () => Promise<Answer | undefined>,
  isWanted: () => boolean = () => true,
): Promise<Answer> {
  let reason: unknown;
  for (const pause of PAUSES) {
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
    if (reason && !isWanted()) break;
    try {
      const answer = await inTime(send());
      if (answer !== undefined) return answer;
      throw new Error('the background does not answer');
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

/** What comes in time; undefined when nothing does. */
function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, PATIENCE);
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}
