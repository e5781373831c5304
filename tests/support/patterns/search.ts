import type { Branch, Instruction, Letters, Program, Repetition, Run } from './program.ts';

/** What a pattern finds in a text, and what that takes. */
export interface Search {
  /** In steps: the same at each run and on any machine, unlike a time. Infinity when it was given up. */
  work: number;
  /** From where to where each goes, in letters: those of UTF-16, or of Unicode where the pattern has that flag. */
  found: [start: number, end: number][];
}

/** Answers where there is no position. */
const NOTHING = -1;
const GIVEN_UP = -2;

/** The position of a text's first letter. */
const FIRST = 1;

/** The ends of lines: https://tc39.es/ecma262/#prod-LineTerminator */
const LINE_ENDS = new Set([...'\n\r\u2028\u2029'].map((letter) => letter.charCodeAt(0)));

/**
 * Looks for all that a pattern fits, as `replaceAll` does, and counts its steps.
 *
 * @param most the steps after which it gives up: it may never end
 */
export function search(program: Program, text: string, most: number): Search {
  const { instructions, kinds, branches, runs, repetitions } = program;
  const { word, isMultiline, ignoresCase } = program;
  const letters = lettersOf(text, program.isUnicode);
  const last = letters.length - 1;
  const registers = new Int32Array(program.registers).fill(NOTHING);
  /**
   * What is left to try, in threes: a position, a place and the last position in a row of them to go on from
   * there; or what a register was, and below 0 which.
   */
  const left: number[] = [];
  let top = 0;
  let work = 0;

  const leave = (value: number, place: number, until = value) => {
    left[top] = value;
    left[top + 1] = place;
    left[top + 2] = until;
    top += 3;
  };
  const set = (register: number, value: number) => {
    leave(registers[register] as number, ~register);
    registers[register] = value;
  };
  /** Takes back what happened since: registers are as they were, and nothing of it is left to try. */
  const undo = (since: number) => {
    while (top > since) {
      top -= 3;
      const place = left[top + 1] as number;
      if (place < 0) registers[~place] = left[top] as number;
    }
  };
  /** Leaves nothing to try of what happened since; its registers stay, and may be taken back later. */
  const settle = (since: number) => {
    const until = top;
    top = since;
    for (let at = since; at < until; at += 3) {
      if ((left[at + 1] as number) < 0) leave(left[at] as number, left[at + 1] as number);
    }
  };

  const isLetter = (position: number, kind: number, direction: number) => {
    const letter = letters[direction > 0 ? position : position - 1] as number;
    return letter !== NOTHING && (kinds[kind] as Letters).has(letter);
  };
  const isWord = (letter: number) => letter !== NOTHING && word.has(letter);
  const isLineEnd = (letter: number) =>
    letter === NOTHING || (isMultiline && LINE_ENDS.has(letter));
  const isSame = (one: number, other: number) =>
    one === other || (ignoresCase && other !== NOTHING && capital(one) === capital(other));
  /** The position behind the same letters as between two others, or NOTHING. */
  const behindSame = (position: number, from: number, to: number, direction: number): number => {
    // A group that found nothing fits everywhere.
    if (from === NOTHING || to === NOTHING) return position;
    const start = direction > 0 ? position : position - (to - from);
    work += to - from;
    if (start < FIRST) return NOTHING;
    for (let at = from; at < to; at += 1) {
      if (!isSame(letters[at] as number, letters[start + at - from] ?? NOTHING)) return NOTHING;
    }
    return direction > 0 ? start + (to - from) : start;
  };

  /** Where what fits from a position on ends. What it left to try stays, unless there is nothing. */
  const attempt = (from: number, start: number): number => {
    const bottom = top;
    let place = from;
    let position = start;
    for (;;) {
      work += 1;
      if (work > most) return GIVEN_UP;
      const { step, first, second } = instructions[place] as Instruction;
      let fits = true;
      switch (step) {
        case 'letter':
          fits = isLetter(position, first, second);
          position += second;
          place += 1;
          break;
        case 'run': {
          const { kind, min, max, direction } = runs[first] as Run;
          const next = direction > 0 ? 0 : -1;
          let times = 0;
          while (times < max) {
            const letter = letters[position + next] as number;
            if (letter === NOTHING || !kind.has(letter)) break;
            position += direction;
            times += 1;
          }
          work += times;
          fits = times >= min;
          place += 1;
          if (times > min) {
            leave(position - direction, place, position - direction * (times - min));
          }
          break;
        }
        case 'branch': {
          const branch = branches[first] as Branch;
          const letter = letters[branch.direction > 0 ? position : position - 1] as number;
          const places = fitting(branch, letter);
          for (let at = places.length - 1; at > 0; at -= 1) leave(position, places[at] as number);
          fits = places.length > 0;
          place = places[0] as number;
          break;
        }
        case 'jump':
          place = first;
          break;
        case 'begin':
          set((repetitions[first] as Repetition).count, 0);
          place += 1;
          break;
        case 'repeat': {
          const { count, min, max, isGreedy, after } = repetitions[first] as Repetition;
          const times = registers[count] as number;
          if (times < min) place += 1;
          else if (times >= max) place = after;
          else {
            leave(position, isGreedy ? after : place + 1);
            place = isGreedy ? place + 1 : after;
          }
          break;
        }
        case 'enter': {
          const { count, began, inside } = repetitions[first] as Repetition;
          set(count, (registers[count] as number) + 1);
          set(began, position);
          for (let at = inside[0]; at < inside[1]; at += 1) set(at, NOTHING);
          place += 1;
          break;
        }
        case 'again': {
          const { count, began, min, start: again } = repetitions[first] as Repetition;
          // What found nothing at all would find it again and again.
          fits = position !== registers[began] || (registers[count] as number) <= min;
          place = again;
          break;
        }
        case 'keep':
          set(first, position);
          place += 1;
          break;
        case 'same':
          position = behindSame(
            position,
            registers[first] as number,
            registers[first + 1] as number,
            second,
          );
          fits = position !== NOTHING;
          place += 1;
          break;
        case 'look': {
          const since = top;
          const end = attempt(place + 1, position);
          if (end === GIVEN_UP) return end;
          if (end !== NOTHING && second === 0) settle(since);
          else undo(since);
          fits = (end === NOTHING) === (second === 1);
          place = first;
          break;
        }
        case 'start':
          fits = isLineEnd(letters[position - 1] as number);
          place += 1;
          break;
        case 'end':
          fits = isLineEnd(letters[position] as number);
          place += 1;
          break;
        case 'edge': {
          const isEdge =
            isWord(letters[position - 1] as number) !== isWord(letters[position] as number);
          fits = isEdge === (second === 0);
          place += 1;
          break;
        }
        case 'done':
          return position;
      }
      if (fits) continue;
      // Back to what was left to try last.
      do {
        if (top === bottom) return NOTHING;
        top -= 3;
        position = left[top] as number;
        place = left[top + 1] as number;
        if (place < 0) registers[~place] = position;
        else {
          const until = left[top + 2] as number;
          const toward = until > position ? 1 : -1;
          const next = instructions[place] as Instruction;
          // Most patterns come this way: to the next position from which a letter fits, at once.
          while (position !== until && next.step === 'letter') {
            if (isLetter(position, next.first, next.second)) break;
            position += toward;
            work += 1;
          }
          if (position !== until) leave(position + toward, place, until);
        }
      } while (place < 0);
    }
  };

  const found: Search['found'] = [];
  for (let start = FIRST; start <= last; ) {
    const end = attempt(0, start);
    if (end === GIVEN_UP) return { work: Number.POSITIVE_INFINITY, found };
    if (end !== NOTHING) {
      found.push([start - FIRST, end - FIRST]);
      undo(0);
    }
    start = Math.max(end, start + 1);
  }
  return { work, found };
}

/** Where the alternatives begin that may fit from a letter on. */
function fitting({ alternatives, fitting }: Branch, letter: number): number[] {
  const known = fitting.get(letter);
  if (known) return known;
  const places = alternatives
    .filter(({ first }) => !first || (letter !== NOTHING && first.some((one) => one.has(letter))))
    .map(({ place }) => place);
  fitting.set(letter, places);
  return places;
}

/** A text's letters as numbers, between two that are none. */
function lettersOf(text: string, isUnicode: boolean): Int32Array {
  const units = isUnicode ? [...text] : text;
  const letters = new Int32Array(units.length + 2).fill(NOTHING);
  for (let index = 0; index < units.length; index += 1) {
    letters[FIRST + index] = (units[index] as string).codePointAt(0) as number;
  }
  return letters;
}

function capital(letter: number): string {
  return String.fromCodePoint(letter).toUpperCase();
}
