import type { DraftContent } from '../../lib/drafts/draft.ts';
import { parseDraftFile } from '../../lib/drafts/file.ts';
import { findWords } from '../../lib/drafts/find-words.ts';
import { readDraft } from '../../lib/drafts/reading.ts';
import { BOARD_IDS, type BoardId } from '../../lib/offer/offer.ts';
import type { PageReading } from '../../lib/offer/reading.ts';
import { STATUSES, type Status } from '../../lib/offer/status.ts';
import { messageOf, ScriptError, UsageError } from '../console/script.ts';
import { parseHtml } from '../pages/parse.ts';

/** A draft that was read, and where its words stand in its file. */
export interface InspectedDraft {
  reading: PageReading;
  /** The line of some words, from 1 on; null when they are not in the file. */
  lineOf(quote: string | null): number | null;
}

/**
 * Reads a draft's Markdown as the offer that it will be.
 *
 * @param board where it will be published, when its file does not say it
 * @param contract in the board's words, when its file does not say it
 * @param status the status that its author has in mind, when its file does not say it
 * @throws UsageError for a board or status that is not known, ScriptError for a file that says such a one
 */
export function inspectDraft(
  source: string,
  board: string | undefined,
  contract: string | undefined,
  status: string | undefined,
): InspectedDraft {
  if (board !== undefined && !isBoard(board)) {
    throw new UsageError(`--board ${board} is not known: ${BOARD_IDS.join(' or ')}`);
  }
  if (status !== undefined && !isStatus(status)) {
    throw new UsageError(`--status ${status} is not known: ${STATUSES.join(', ')}`);
  }
  let content: DraftContent;
  try {
    const file = parseDraftFile(source);
    content = {
      title: file.title,
      text: file.text,
      board: board ?? file.board ?? 'welcome-to-the-jungle',
      contract: contract ?? file.contract ?? '',
      status: status ?? file.status,
    };
  } catch (error) {
    throw new ScriptError(messageOf(error));
  }
  const reading = readDraft(content, parseHtml);
  if (!reading.offer) {
    reading.problems.push(
      content.title
        ? 'the draft has no text'
        : 'the draft has no title: "title:" or a first "# heading"',
    );
  }
  return {
    reading,
    lineOf(quote) {
      const found = quote === null ? null : findWords(source, quote);
      return found && source.slice(0, found.start).split('\n').length;
    },
  };
}

function isStatus(status: string): status is Status {
  return STATUSES.some((one) => one === status);
}

function isBoard(board: string): board is BoardId {
  return BOARD_IDS.some((one) => one === board);
}
