/** How often a question is put, the first time included. */
const MOST_TIMES = 3;

/**
 * Asks the background, and asks again when the browser stopped it before it answered: the next
 * message starts it anew. For messages that may be put twice: they say what is to hold, not what
 * is to be added, and no later message contradicts them.
 *
 * @param send sends the message. Nobody answered when it rejects, or gives undefined (Chromium,
 *   when the background was stopped before it took the message): the background itself always
 *   answers with something.
 * @throws Error when nobody answers
 */
export async function askAgain<Answer>(send: () => Promise<Answer | undefined>): Promise<Answer> {
  for (let times = 1; ; times += 1) {
    try {
      const answer = await send();
      if (answer !== undefined) return answer;
      throw new Error('the background does not answer');
    } catch (error) {
      if (times === MOST_TIMES) throw error;
    }
  }
}
