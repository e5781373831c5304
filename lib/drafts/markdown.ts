import { Marked } from 'marked';

/** A link's definition, told from a blank at the start of a line ("[date] : à fixer"). */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*<?(?:https?:|mailto:)/;

/**
 * Markdown as people write it in a field: HTML is taken for words, indented lines are no code,
 * underlined ones no headings, and each line's end is kept. A tokenizer of marked that returns
 * `undefined` finds nothing; one that returns `false` leaves it to marked.
 */
const markdown = new Marked({
  gfm: true,
  breaks: true,
  tokenizer: {
    html: () => undefined,
    tag: () => undefined,
    code: () => undefined,
    lheading: () => undefined,
    del: () => undefined,
    def: (source) => (DEFINITION.test(source) ? false : undefined),
  },
});

/** The HTML of a draft's text: safe to be parsed, since no HTML of its own comes through. */
export function htmlOf(text: string): string {
  return markdown.parse(text, { async: false });
}
