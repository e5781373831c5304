import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Outcome } from '../../lib/matching/resolution.ts';
import type { Answerer } from '../browsers/driver.ts';
import { PROJECT_FOLDER } from '../console/command.ts';
import { messageOf, ScriptError } from '../console/script.ts';

const PAGES_FOLDER = join(PROJECT_FOLDER, 'tests', 'pages');

/** What a recorded page must give; ids are the directory's. */
export interface ExpectedResolution {
  outcome: Outcome;
  startups: string[];
  incubators: string[];
  /** The fragment of the interview guide's link ("#design"), null when there is no guide. */
  interviewGuide: string | null;
}

/** A recorded page of a board, with what it must give. */
export interface RecordedPage {
  /** "welcome-to-the-jungle/offer-startup-link". */
  name: string;
  board: string;
  case: string;
  url: string;
  /** Shown by `npm start`. */
  sample: boolean;
  html: string;
  /** Null when the page is no offer. */
  expected: ExpectedResolution | null;
}

/**
 * All recorded pages of tests/pages, in a steady order.
 * @throws ScriptError that names the file that cannot be used.
 */
export function readRecordedPages(): RecordedPage[] {
  const boards = readdirSync(PAGES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return boards.flatMap((board) =>
    readdirSync(join(PAGES_FOLDER, board))
      .filter((file) => file.endsWith('.html'))
      .sort()
      .map((file) => readRecordedPage(board, file)),
  );
}

function readRecordedPage(board: string, file: string): RecordedPage {
  const path = join(PAGES_FOLDER, board, file);
  const description = path.replace(/\.html$/, '.json');
  const shown = relative(PROJECT_FOLDER, description);
  if (!existsSync(description))
    throw new ScriptError(`${shown} is missing: write what ${file} must give`);
  let facts: Record<string, unknown>;
  try {
    facts = JSON.parse(readFileSync(description, 'utf8'));
  } catch (error) {
    throw new ScriptError(`${shown} is not JSON (${messageOf(error)}): correct it`);
  }
  if (typeof facts.url !== 'string' || !URL.canParse(facts.url)) {
    throw new ScriptError(`${shown} has no valid "url": correct it`);
  }
  return {
    name: `${board}/${file.replace(/\.html$/, '')}`,
    board,
    case: String(facts.case),
    url: facts.url,
    sample: facts.sample === true,
    html: readFileSync(path, 'utf8'),
    expected: (facts.resolution ?? null) as ExpectedResolution | null,
  };
}

/** Serves recorded pages at their boards' real addresses, whatever the fragment. */
export function answerWith(pages: readonly RecordedPage[]): Answerer {
  const bodies = new Map(pages.map((page) => [withoutFragment(page.url), page.html]));
  return (address) => {
    const body = bodies.get(withoutFragment(address));
    return body === undefined ? null : { body };
  };
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '');
}
