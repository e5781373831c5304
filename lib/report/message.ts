import type { ReportRow } from './aside.ts';

/** The words of a message to a team. */
export interface MessageWords {
  greeting: string;
  /** "Voici ce qui est à revoir sur l’annonce « … »:", of one offer or of several. */
  opening(count: number): string;
  rule(id: string): string;
  /** "À écrire : …" */
  write(advice: string): string;
  quote(words: string): string;
  /** Added when the words to write have blanks. */
  blanks: string;
  closing: string;
}

const HAS_BLANK = /\[[\p{Ll}…][^[\]\n]{0,200}\]/u;

/**
 * A message to the team of some offers: for each its title and link, and what is to be mended with the
 * words to write. Null when nothing is to be mended.
 */
export function messageFor(
  rows: readonly Pick<ReportRow, 'title' | 'url' | 'failed'>[],
  words: MessageWords,
): string | null {
  const broken = rows.filter(({ failed }) => failed.length > 0);
  if (broken.length === 0) return null;
  const offers = broken.map(({ title, url, failed }) =>
    [
      title === null ? url : `${title}\n${url}`,
      ...failed.map(({ id, quote, advice }) =>
        [
          `- ${words.rule(id)}`,
          quote && `  ${words.quote(quote)}`,
          advice && `  ${words.write(advice)}`,
        ]
          .filter(Boolean)
          .join('\n'),
      ),
    ].join('\n'),
  );
  const hasBlanks = broken.some(({ failed }) =>
    failed.some(({ advice }) => HAS_BLANK.test(advice ?? '')),
  );
  return [
    words.greeting,
    words.opening(broken.length),
    ...offers,
    hasBlanks && words.blanks,
    words.closing,
  ]
    .filter(Boolean)
    .join('\n\n');
}
