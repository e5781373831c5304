/** The length of two lines of the card, in characters. */
const TWO_LINES = 72;

/** A button is not worth it when it saves less than a word, in characters. */
const WORTH_CUTTING = 14;

/**
 * The part of a pitch that fits in two lines, cut after a whole word; the whole pitch when little
 * is left.
 */
export function cutAtWord(pitch: string): string {
  if (pitch.length <= TWO_LINES + WORTH_CUTTING) return pitch;
  const cut = pitch.slice(0, TWO_LINES);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), TWO_LINES / 2));
  // "de la" or a comma at the end would promise more.
  return `${words.replace(/[\s,;:.–-]+$/u, '')}…`;
}
