import { headingWords } from './heading-words.ts';

/** A draft's text for a field that knows no Markdown: links keep their address in brackets. */
export function plainTextOf(text: string): string {
  return text
    .replace(/^ {0,3}#{1,6} ([^\n]*)$/gm, (_, line: string) => headingWords(line))
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(
      /\[([^\]\n]{1,1000})\]\(([^()\s]{1,2000})\)/g,
      (_, words: string, address: string) =>
        `${words} (${address
          .replace(/^mailto:/, '')
          .replaceAll('%28', '(')
          .replaceAll('%29', ')')})`,
    )
    .trim();
}
