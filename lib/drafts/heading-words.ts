/** The words of a Markdown heading, without the spaces around them and the signs that may close it ("# Title ##"). */
export function headingWords(line: string): string {
  const words = line.trim();
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  return words.slice(0, end).trimEnd();
}
