import { wait } from '../async/wait.ts';

/** How long and how often to ask. */
export interface Asking {
  /** How long one answer may take, in milliseconds. */
  patience?: number;
  /** Whether to ask again when nobody answers: always, when left out. */
  isWanted?: () => boolean;
}

/**
 * How long to wait before each time that a question is put, in milliseconds. A stopped background
 * is started by the next message; one that is just being stopped refuses that one too. In Firefox
 * that takes 10 to 15 ms, on a machine with too much to do up to a second (seen 2026-11-28).
 */
const PAUSES = [0, 0, 100, 500, 1_500];

/**
 * What a background that failed answers. Not nothing: Chromium makes null of that (seen in its source,
 * 2026-11-28), and null is what there is to say of a page. Not a rejection either, which the polyfill
 * sends as an object of its own to scripts without it.
 */
export const UNANSWERED = { unanswered: true } as const;

/**
 * Whoever has heard nothing after this, in milliseconds, asks again: Chromium may lose a message in
 * a background that is being stopped (twice in some six thousand stops on a busy machine, 2026-11-28).
 */
const PATIENCE = 5_000;

/**
 * Asks the background, and asks again when the browser stopped it before it answered. For messages
 * that may be put twice: they say what is to hold, not what is to be added. Where a later message
 * may contradict one, it waits for the answer to this one (SerialQueue), or this one is not wanted any more.
 *
 * @param send sends the message. Nobody answered when it rejects, or gives undefined (Chromium,
 *   when the background was stopped before it took the message) or `UNANSWERED`: the background
 *   itself always answers with something.
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
