import { UsageError } from '../console/script.ts';

/** A board to be added. */
export interface NewBoard {
  /** In lower-case words with hyphens: "emploi-territorial". */
  id: string;
  /** Its own name, for people. */
  name: string;
  /** The host that serves its pages. */
  host: string;
  /** The month in which its pages were seen, yyyy-mm. */
  month: string;
}

/**
 * A board from the words of the command.
 * @throws UsageError when they are none
 */
export function boardFrom(id: string | undefined, host: string | undefined, today: Date): NewBoard {
  const usage = 'see npm run new-board -- --help';
  if (id === undefined) throw new UsageError(`the board has no name: ${usage}`);
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(id)) {
    throw new UsageError(`"${id}" is no name of a board, in lower case with hyphens: ${usage}`);
  }
  if (host !== undefined && !/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(host)) {
    throw new UsageError(`"${host}" is no host, such as www.board.fr: ${usage}`);
  }
  const words = id.replaceAll('-', ' ');
  return {
    id,
    name: words.charAt(0).toUpperCase() + words.slice(1),
    host: host ?? `www.${id}.example`,
    month: today.toISOString().slice(0, 7),
  };
}
