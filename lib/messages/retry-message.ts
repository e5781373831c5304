import { wait } from '../async/wait.ts';

/** How to ask. */
export interface Asking {
  /** How long to wait for one answer, in milliseconds. */
  patience?: number;
  /** Whether to ask again when nobody answers; always, when left out. */
  isWanted?: () => boolean;
}

/**
 * The pause before each try, in milliseconds. A message starts a stopped background; a background
 * that is just being stopped refuses it. Stopping takes 10 to 15 ms in Firefox, up to a second on a
 * busy machine (seen 2026-11-28).
 */
const PAUSES = [0, 0, 100, 500, 1_500];

/**
 * The answer of a background that failed. It cannot be undefined: Chromium makes null of that (seen
 * in its source, 2026-11-28), and null means "nothing to show". It cannot be a rejection either:
 * the polyfill sends that as an object of its own to scripts without it.
 */
export const UNANSWERED = { unanswered: true } as const;

/**
 * How long to wait before asking again, in milliseconds: Chromium may lose a message in a
 * background that is being stopped (twice in some six thousand stops on a busy machine,
 * 2026-11-28).
 */
const PATIENCE = 5_000;

/**
 * Asks the background, again when the browser stopped it before it answered. Only for messages that
 * may be sent twice: they say what shall hold, not what to add. Where a later message may
 * contradict this one, it must wait for this one's answer (SerialQueue), or this one must no longer
 * be wanted.
 *
 * @param send sends the message. Nobody answered when it rejects, or gives undefined (Chromium,
 *   when the background was stopped before it took the message) or `UNANSWERED`: the background
 *   itself always answers something else.
 * @throws Error when nobody answers
 */
export async function retryMessage<Answer>(
  send: () => Promise<Answer | undefined>,
  { patience = PATIENCE, isWanted = () => true }: Asking = {},
): Promise<Answer> {
  let reason: unknown;
  for (const pause of PAUSES) {
    if (pause) await wait(pause);
    if (reason && !isWanted()) break;
    try {
      const answer = await Promise.race([send(), wait(patience)]);
      if (answer !== undefined && !isUnanswered(answer)) return answer;
      throw new Error('nobody answers');
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

function isUnanswered(answer: unknown): boolean {
  return (answer as Partial<typeof UNANSWERED> | null)?.unanswered === true;
}
