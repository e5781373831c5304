/** One line of Markdown. */
export interface Line {
  /** What the line begins with: "## ", "- ", "1. ", or nothing. */
  sign: string;
  /** How many lists it stands in. Without a sign of its own, it goes on with their innermost item. */
  level: number;
  words: string;
  /** An empty line stands before it. */
  isApart: boolean;
}

/** Lines as a text, with an empty line where paragraphs, lists and headings part. */
export function textOfLines(lines: readonly Line[]): string {
  let text = '';
  let before: Line | null = null;
  /** The widths of the signs of the open items, outermost first: what is in an item stands below its words. */
  let widths: number[] = [];
  for (const line of lines) {
    const { level, sign, words } = line;
    const isApart =
      before !== null &&
      (isItem(line) !== isItem(before) ||
        (!isItem(line) && (line.isApart || sign !== '' || before.sign !== '')));
    const around = widths.slice(0, isItem(line) ? level - 1 : level);
    const indent = ' '.repeat(around.reduce((sum, width) => sum + width, 0));
    text += `${before === null ? '' : isApart ? '\n\n' : '\n'}${indent}${sign}${words}`;
    widths = isItem(line) ? [...around, sign.length] : around;
    before = line;
  }
  return text;
}

function isItem({ level, sign }: Line): boolean {
  return level > 0 && sign !== '';
}

/** Whether an element's words are bold. Its own style decides: Google's `b` around a document is none. */
export function isBold(tag: string, style: string): boolean {
  const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  if (weight) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  return tag === 'B' || tag === 'STRONG';
}
