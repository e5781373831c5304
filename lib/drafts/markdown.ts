import { Marked } from 'marked';

/** A link's definition, told from a blank at the start of a line ("[date] : à fixer"). */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*<?(?:https?:|mailto:)/;

/**
 * Markdown as people write it in a field: what looks like HTML is words, an indented line is no
 * code, an underlined one no heading, and a line's end is one. In marked's terms, `undefined` means
 * that there is no such thing, and `false` that marked decides itself.
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
