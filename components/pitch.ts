/** What two lines of the card hold, in characters. */
const TWO_LINES = 72;

/** A word less than this saved is not worth a button. */
const WORTH_CUTTING = 14;

/**
 * As much of a pitch as two lines hold, cut after a whole word; all of it when little is left.
 */
export function cutAtWord(pitch: string): string {
  if (pitch.length <= TWO_LINES + WORTH_CUTTING) return pitch;
  const cut = pitch.slice(0, TWO_LINES);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), TWO_LINES / 2));
  // What ends on "de la" or on a comma promises more than a word.
  return `${words.replace(/[\s,;:.–-]+$/u, '')}…`;
}
