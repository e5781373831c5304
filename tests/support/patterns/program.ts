import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { parsePattern, reachOf } from './parse.ts';

/*
 * A regular expression as a row of instructions, which `search.ts` goes through. They do what the language's
 * specification says (https://tc39.es/ecma262/#sec-pattern-semantics), and what browsers do faster.
 */

/** What an instruction does. */
export type Step =
  // A letter of the kind `first`, in the direction `second`.
  | 'letter'
  // As many letters as there are, or fewer: the run `first`.
  | 'run'
  // Goes on at an alternative of the branch `first`, and where that leads to nothing at the next.
  | 'branch'
  // Goes on at `first`.
  | 'jump'
  // Begins the repetition `first`.
  | 'begin'
  // Goes once more through the repetition `first`, or past it.
  | 'repeat'
  // Enters what the repetition `first` repeats.
  | 'enter'
  // Ends what the repetition `first` repeats.
  | 'again'
  // Keeps the position in the register `first`.
  | 'keep'
  // The letters from the register `first` to the next, in the direction `second`.
  | 'same'
  // Looks for what comes next, without moving, then goes on at `first`; where `second` is 1, when nothing is there.
  | 'look'
  // At the text's or a line's start.
  | 'start'
  // At the text's or a line's end.
  | 'end'
  // At a word's edge; where `second` is 1, at none.
  | 'edge'
  // All fits.
  | 'done';

/** One instruction; what its numbers mean is said at its step. All have the same shape, which is quick. */
export interface Instruction {
  readonly step: Step;
  first: number;
  second: number;
}

/** The directions in which letters are read: a look behind goes backwards. */
const FORWARDS = 1;
const BACKWARDS = -1;
type Direction = typeof FORWARDS | typeof BACKWARDS;

/** A letter that is repeated, as often as can be: the usual repetition, which needs no registers. */
export interface Run {
  kind: Letters;
  min: number;
  max: number;
  direction: Direction;
}

/** Alternatives: "one|other". */
export interface Branch {
  alternatives: Alternative[];
  direction: Direction;
  /** For a letter, where those begin that may fit from there; filled when it is asked for. */
  fitting: Map<number, number[]>;
}

/** One of several. */
export interface Alternative {
  place: number;
  /** The letters that it may begin with; null when that is not known. */
  first: Letters[] | null;
}

/** Any other part of a pattern that is repeated. */
export interface Repetition {
  min: number;
  max: number;
  isGreedy: boolean;
  /** Its step `repeat`, and what comes after all of it. */
  start: number;
  after: number;
  /** The register of how often it was gone through, and of the position where the last time began. */
  count: number;
  began: number;
  /** Registers that each time through empties, from the first to before the last. */
  inside: [from: number, to: number];
}

/** A pattern's instructions and what they speak of. */
export interface Program {
  instructions: Instruction[];
  kinds: Letters[];
  branches: Branch[];
  runs: Run[];
  repetitions: Repetition[];
  /** How many letters it goes through at most, but for what it repeats without end. */
  reach: number;
  /** How many numbers it keeps on its way. */
  registers: number;
  /** The letters of words. */
  word: Letters;
  /** Letters are those of Unicode, and not of UTF-16. */
  isUnicode: boolean;
  /** Lines have a start and an end. */
  isMultiline: boolean;
  ignoresCase: boolean;
}

/** Letters below this number are nearly all that texts have. */
const FEW = 256;

/** Letters of one kind: what a class of a pattern fits. The engine is asked, once for each letter. */
export class Letters {
  readonly #one: RegExp;
  /** Of letters below `FEW`: 0 not asked yet, 1 no, 2 yes; of others, the answer. */
  readonly #known = new Uint8Array(FEW);
  readonly #others = new Map<number, boolean>();

  constructor(raw: string, flags: string) {
    this.#one = new RegExp(`^${raw}$`, flags.replace(/[^isuv]/g, ''));
  }

  /** @param letter as a number, of Unicode's or UTF-16's */
  has(letter: number): boolean {
    if (letter < FEW) {
      if (this.#known[letter] === 0) this.#known[letter] = this.#ask(letter) ? 2 : 1;
      return this.#known[letter] === 2;
    }
    let answer = this.#others.get(letter);
    if (answer === undefined) {
      answer = this.#ask(letter);
      this.#others.set(letter, answer);
    }
    return answer;
  }

  #ask(letter: number): boolean {
    return this.#one.test(String.fromCodePoint(letter));
  }
}

/**
 * Makes a pattern ready to be looked for.
 *
 * @throws Error for flags of a group, which lib/ has nowhere and which are not known here
 */
export function programOf(source: string, flags: string): Program {
  const pattern = parsePattern(source, flags);
  const writer = new Writer(pattern, flags);
  writer.alternatives(pattern.alternatives, FORWARDS);
  writer.add('done');
  return {
    instructions: writer.instructions,
    kinds: writer.kinds,
    branches: writer.branches,
    runs: writer.runs,
    repetitions: writer.repetitions,
    reach: reachOf(pattern),
    registers: writer.registers,
    word: new Letters('\\w', flags),
    isUnicode: /[uv]/.test(flags),
    isMultiline: flags.includes('m'),
    ignoresCase: flags.includes('i'),
  };
}

class Writer {
  readonly instructions: Instruction[] = [];
  readonly kinds: Letters[] = [];
  readonly branches: Branch[] = [];
  readonly runs: Run[] = [];
  readonly repetitions: Repetition[] = [];
  registers = 0;
  readonly #flags: string;
  readonly #known = new Map<string, Letters>();
  /** The first register of each group that is referred to; what others find is not kept. */
  readonly #groups = new Map<AST.CapturingGroup, number>();

  constructor(pattern: AST.Pattern, flags: string) {
    this.#flags = flags;
    visitRegExpAST(pattern, {
      onCapturingGroupEnter: (group) => {
        if (group.references.length === 0) return;
        this.#groups.set(group, this.registers);
        this.registers += 2;
      },
    });
  }

  /** Adds an instruction; its place. */
  add(step: Step, first = 0, second = 0): number {
    return this.instructions.push({ step, first, second }) - 1;
  }

  alternatives(all: readonly AST.Alternative[], direction: Direction): void {
    const branch: Branch = { alternatives: [], direction, fitting: new Map() };
    if (all.length > 1) this.add('branch', this.branches.push(branch) - 1);
    const jumps = all.map((alternative) => {
      const { elements } = alternative;
      const first = this.#firstOf(alternative, direction);
      branch.alternatives.push({ place: this.instructions.length, first });
      for (const element of direction === FORWARDS ? elements : elements.toReversed()) {
        this.#element(element, direction);
      }
      return alternative === all.at(-1) ? null : this.add('jump');
    });
    for (const jump of jumps) {
      if (jump !== null) this.#at(jump).first = this.instructions.length;
    }
  }

  /** The letters that an alternative may begin with; null when it may be none, or when more is to be tried before it. */
  #firstOf({ elements }: AST.Alternative, direction: Direction): Letters[] | null {
    const first = (direction === FORWARDS ? elements : elements.toReversed()).find(
      (one) => !(one.type === 'Assertion' && !('alternatives' in one)),
    );
    if (!first) return null;
    const once = first.type === 'Quantifier' && first.min > 0 ? first.element : first;
    if (once.type === 'Group' || once.type === 'CapturingGroup') {
      const each = once.alternatives.map((one) => this.#firstOf(one, direction));
      return each.includes(null) ? null : each.flatMap((letters) => letters ?? []);
    }
    return once.type !== 'Quantifier' && isLetter(once) ? [this.#lettersOf(once)] : null;
  }

  #element(node: AST.Element, direction: Direction): void {
    if (node.type === 'Group') {
      if (node.modifiers) throw new Error(`flags of a group: ${node.raw}`);
      this.alternatives(node.alternatives, direction);
    } else if (node.type === 'CapturingGroup') this.#group(node, direction);
    else if (node.type === 'Quantifier') this.#quantifier(node, direction);
    else if (node.type === 'Assertion') this.#assertion(node);
    else if (node.type === 'Backreference') {
      const group = [node.resolved].flat()[0] as AST.CapturingGroup;
      this.add('same', this.#groups.get(group), direction);
    } else this.add('letter', this.kinds.push(this.#lettersOf(node)) - 1, direction);
  }

  #group(node: AST.CapturingGroup, direction: Direction): void {
    const register = this.#groups.get(node);
    if (register === undefined) {
      this.alternatives(node.alternatives, direction);
      return;
    }
    const [before, behind] = direction === FORWARDS ? [0, 1] : [1, 0];
    this.add('keep', register + before);
    this.alternatives(node.alternatives, direction);
    this.add('keep', register + behind);
  }

  #quantifier(node: AST.Quantifier, direction: Direction): void {
    const { min, max, greedy: isGreedy, element, start, end } = node;
    if (isGreedy && isLetter(element)) {
      const run = { kind: this.#lettersOf(element), min, max, direction };
      this.add('run', this.runs.push(run) - 1);
      return;
    }
    const inside = [...this.#groups].filter(([group]) => group.start >= start && group.end <= end);
    const from = inside[0]?.[1] ?? 0;
    const repetition: Repetition = {
      ...{ min, max, isGreedy, start: 0, after: 0 },
      ...{ count: this.registers, began: this.registers + 1 },
      inside: [from, from + 2 * inside.length],
    };
    this.registers += 2;
    const number = this.repetitions.push(repetition) - 1;
    this.add('begin', number);
    repetition.start = this.add('repeat', number);
    this.add('enter', number);
    this.#element(element, direction);
    repetition.after = this.add('again', number) + 1;
  }

  #assertion(node: AST.Assertion): void {
    if (!('negate' in node)) this.add(node.kind);
    else if (node.kind === 'word') this.add('edge', 0, Number(node.negate));
    else {
      const look = this.add('look', 0, Number(node.negate));
      this.alternatives(node.alternatives, node.kind === 'lookahead' ? FORWARDS : BACKWARDS);
      this.#at(look).first = this.add('done') + 1;
    }
  }

  #lettersOf({ raw }: Letter): Letters {
    const letters = this.#known.get(raw) ?? new Letters(raw, this.#flags);
    this.#known.set(raw, letters);
    return letters;
  }

  #at(place: number): Instruction {
    return this.instructions[place] as Instruction;
  }
}

/** What fits one letter. */
type Letter = Exclude<
  AST.QuantifiableElement,
  AST.Group | AST.CapturingGroup | AST.Backreference | AST.LookaheadAssertion
>;

function isLetter(node: AST.Element): node is Letter {
  return /^(?:Character|CharacterSet|CharacterClass|ExpressionCharacterClass)$/.test(node.type);
}
