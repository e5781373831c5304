import { BOARD_IDS, type BoardId } from '../offer/offer.ts';
import { STATUSES, type Status } from '../offer/status.ts';
import type { DraftContent } from './draft.ts';
import { headingWords } from './heading-words.ts';

/** A block of "name: value" lines between two rulers, at the very start. */
const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

const FIELD = /^([a-z]{1,40})[ \t]{0,9}:(.*)$/i;

/** A heading at the start: the title, where the file has no other. */
const FIRST_HEADING = /^# ([^\n]*)(?:\n|$)/;

/** What a draft's file says; what is null, the caller decides. */
export interface DraftFile {
  title: string;
  text: string;
  board: BoardId | null;
  contract: string | null;
  status: Status | null;
}

/**
 * Reads a draft's Markdown file: "title", "board", "contract" and "status" in lines between two
 * rulers, all of them optional; without a title, the first heading is it.
 *
 * @throws Error with one sentence when the board or the status is not known
 */
export function parseDraftFile(file: string): DraftFile {
  const source = file.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(source);
  const fields = new Map<string, string>();
  for (const line of front?.[1]?.split('\n') ?? []) {
    const [, name = '', value = ''] = FIELD.exec(line) ?? [];
    if (name) fields.set(name.toLowerCase(), unquoted(value.trim()));
  }
  const body = (front ? source.slice(front[0].length) : source).trimStart();
  const heading = fields.has('title') ? null : FIRST_HEADING.exec(body);
  return {
    title: fields.get('title') ?? (heading ? headingWords(heading[1] ?? '') : ''),
    text: (heading ? body.slice(heading[0].length) : body).trim(),
    board: oneOf(BOARD_IDS, 'board', fields.get('board')),
    contract: fields.get('contract') || null,
    status: oneOf(STATUSES, 'status', fields.get('status')),
  };
}

/** A field's value; null where the file does not say it. */
function oneOf<Value extends string>(
  known: readonly Value[],
  name: string,
  value: string | undefined,
): Value | null {
  if (!value) return null;
  const found = known.find((one) => one === value);
  if (found) return found;
  throw new Error(`the draft’s ${name} "${value}" is not known: ${known.join(', ')}`);
}

/** A draft as a file that `parseDraftFile` reads again, and that people can read. */
export function draftFileOf({ title, board, contract, status, text }: DraftContent): string {
  const head = [
    `title: ${JSON.stringify(title)}`,
    `board: ${board}`,
    ...(contract ? [`contract: ${JSON.stringify(contract)}`] : []),
    ...(status ? [`status: ${status}`] : []),
  ];
  return `---\n${head.join('\n')}\n---\n\n${text.trim()}\n`;
}

function unquoted(value: string): string {
  if (!/^".*"$/.test(value)) return /^'.*'$/.test(value) ? value.slice(1, -1) : value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value.slice(1, -1);
  }
}
