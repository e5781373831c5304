import type { CheckId, TaggingCheck } from '../tagging/check.ts';
import type { Range } from './blanks.ts';
import type { Draft, Mark } from './draft.ts';
import { findWords } from './find-words.ts';
import { zoneOfHeading } from './headings.ts';
import { helping } from './team-wording.ts';

/** A change to a draft that follows a rule: these words in place of what stands there. */
export interface Proposal extends Range {
  field: Mark['field'];
  words: string;
}

/** Rules whose advice is the whole title. */
const WHOLE_TITLE: readonly CheckId[] = ['startup-named', 'mission-in-title'];

/** Rules whose advice takes the place of the words that decided. */
const REPLACEMENT: readonly CheckId[] = [
  'wording-responsable',
  'wording-recrutement',
  'wording-team',
  'wording-fixed-days',
  'inclusive-title',
];

/** Rules whose advice is a line at the beginning. */
const AT_START: readonly CheckId[] = [
  'startup-linked',
  'incubator-named',
  'mission-in-text',
  'contract-holder',
];

/** Rules whose advice is a line at the end. */
const AT_END: readonly CheckId[] = ['end-date', 'embarquement', 'independents-page'];

/** The line on which the Startup and its incubator stand together. */
const STARTUP_LINE = /^(?:startup d[’']état|incubateur)\s:/i;

/**
 * Where the advice of a rule belongs in a draft; null for a rule that is followed, or that a person
 * alone can settle (two incubators that disagree).
 */
export function proposalFor(
  draft: Pick<Draft, 'title' | 'text'>,
  { id, status, advice, quote, place }: TaggingCheck,
): Proposal | null {
  if (status !== 'failed' || advice === null) return null;
  if (WHOLE_TITLE.includes(id)) return { field: 'title', ...leastChange(draft.title, advice) };
  if (REPLACEMENT.includes(id)) {
    if (quote === null) return null;
    const field = place?.zone === 'title' || id === 'inclusive-title' ? 'title' : 'text';
    const found = findWords(draft[field], quote);
    const words = id === 'wording-team' ? (helping(quote) ?? advice) : advice;
    return found && { field, ...found, words };
  }
  const { text } = draft;
  if (AT_START.includes(id)) {
    const line = text.split('\n', 1)[0] ?? '';
    // "Startup d’État : X (…) – Incubateur : Y": one line for both.
    if (id === 'incubator-named' && STARTUP_LINE.test(line)) {
      return { field: 'text', start: line.length, end: line.length, words: ` – ${advice}` };
    }
    if (id === 'startup-linked' && STARTUP_LINE.test(line)) {
      return { field: 'text', start: 0, end: 0, words: `${advice} – ` };
    }
    return { field: 'text', start: 0, end: 0, words: text.trim() ? `${advice}\n\n` : advice };
  }
  if (AT_END.includes(id)) {
    const end = endOfOwnText(text);
    const before = text.slice(0, end).trim() ? '\n\n' : '';
    return { field: 'text', start: end, end, words: before + advice };
  }
  return null;
}

/** The line by which a draft names its Startup and links to its page: then nobody has a doubt. */
export function startupLine(
  draft: Pick<Draft, 'text'>,
  startup: { name: string; url: string } | null,
): Proposal {
  const { name, url } = startup ?? {
    name: '[nom de la Startup d’État]',
    url: 'https://beta.gouv.fr/startups/[identifiant].html',
  };
  const after = draft.text.trim() ? '\n\n' : '';
  return { field: 'text', start: 0, end: 0, words: `Startup d’État : ${name} (${url})${after}` };
}

/** The end of what the offer itself says: before the employer's own description, which stays last. */
function endOfOwnText(text: string): number {
  let end = text.length;
  for (const { index, 1: words = '' } of text.matchAll(/^ {0,3}#{1,6} +(.+)$/gm)) {
    if (zoneOfHeading(words) === 'about') {
      end = index;
      break;
    }
  }
  return text.slice(0, end).trimEnd().length;
}

/** The shortest change that makes one text of another. */
function leastChange(before: string, after: string): Range & { words: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  // Never between the halves of a character.
  if (/[\ud800-\udbff]/.test(before[start - 1] ?? '')) start -= 1;
  if (/[\udc00-\udfff]/.test(before.at(-tail) ?? '') && tail > 0) tail -= 1;
  return {
    start,
    end: before.length - tail,
    words: after.slice(start, after.length - tail),
  };
}

/** The draft with a proposal in its place, marked so that it can be found and taken back. */
export function insertProposal(draft: Draft, check: CheckId, proposal: Proposal): Draft {
  const { field, start, end, words } = proposal;
  const before = draft[field];
  const replaced = before.slice(start, end);
  const marks = draft.marks.map((mark) =>
    mark.field === field ? moved(mark, start, end, words.length) : mark,
  );
  return {
    ...draft,
    [field]: before.slice(0, start) + words + before.slice(end),
    marks: [...marks.filter(isThere), { check, field, start, end: start + words.length, replaced }],
  };
}

/** The draft with a mark's words taken back; what was written elsewhere since stays. */
export function undoMark(draft: Draft, mark: Mark): Draft {
  const { field, start, end, replaced } = mark;
  const others = draft.marks.filter((one) => one !== mark);
  return {
    ...draft,
    [field]: draft[field].slice(0, start) + replaced + draft[field].slice(end),
    marks: others
      .map((one) => (one.field === field ? moved(one, start, end, replaced.length) : one))
      .filter(isThere),
  };
}

/** The draft after a person typed: marks move with their words, and go when their words went. */
export function withText(draft: Draft, field: Mark['field'], text: string): Draft {
  if (text === draft[field]) return draft;
  const { start, end, words } = leastChange(draft[field], text);
  const marks = draft.marks.map((mark) =>
    mark.field === field ? moved(mark, start, end, words.length) : mark,
  );
  return { ...draft, [field]: text, marks: marks.filter(isThere) };
}

function isThere({ start, end }: Range): boolean {
  return end > start;
}

/** Where a mark stands once the words from `start` to `end` were replaced by others of this length. */
function moved(mark: Mark, start: number, end: number, length: number): Mark {
  const by = length - (end - start);
  // Behind it, or written right before it.
  if (mark.start >= end) return { ...mark, start: mark.start + by, end: mark.end + by };
  // Before it, or written right behind it.
  if (mark.end <= start) return mark;
  // Inside it: the mark holds the new words too.
  if (mark.start <= start && mark.end >= end) return { ...mark, end: mark.end + by };
  // What is left of it on either side.
  if (mark.start < start) return { ...mark, end: start };
  if (mark.end > end) return { ...mark, start: start + length, end: mark.end + by };
  return { ...mark, end: mark.start };
}
