import { existsSync, readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { answer } from '../../lib/answer/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import type { Resolution } from '../../lib/matching/resolution.ts';
import type { Resolver } from '../../lib/matching/resolve.ts';
import { pageOf } from '../pages/parse.ts';

/** An invented offer of today that tries to mislead, and what is to be answered. */
export interface Trap {
  id: string;
  url: string;
  /** Its page, from the folder's place. */
  file: string;
  want: {
    network: boolean;
    /** Null: none may be named with assurance. */
    startup?: string | null;
    /** Others that are right, too. */
    startups?: string[];
    incubator?: string | (string | null)[];
  };
}

/** What the answers to all traps came to; every value is a count. */
export interface TrapsMeasure {
  traps: number;
  certainAndWrong: number;
  probableAndWrong: number;
  falseAlarms: number;
  networkMissed: number;
  /** Traps that have a right name. */
  named: number;
  namedFirst: number;
  namedSurely: number;
  withIncubator: number;
  incubatorRight: number;
  /** One sentence a wrong answer. */
  errors: string[];
}

/** The traps of a folder (traps.ndjson); null when it holds none. */
export function readTraps(folder: string): Trap[] | null {
  const path = join(folder, 'traps.ndjson');
  if (!existsSync(path)) return null;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Trap);
}

/**
 * Reads and answers every trap's page, and counts as the folder's own score does.
 *
 * @param today ISO date, for pages that say none
 */
export function measureTraps(
  folder: string,
  traps: readonly Trap[],
  resolver: Resolver,
  today: string,
): TrapsMeasure {
  const found: TrapsMeasure = {
    traps: traps.length,
    certainAndWrong: 0,
    probableAndWrong: 0,
    falseAlarms: 0,
    networkMissed: 0,
    named: 0,
    namedFirst: 0,
    namedSurely: 0,
    withIncubator: 0,
    incubatorRight: 0,
    errors: [],
  };
  for (const trap of traps) {
    const html = readFileSync(resolvePath(folder, trap.file), 'utf8');
    const view = answer(readPage(pageOf(trap.url, html)), resolver, today);
    count(found, trap, view?.resolution ?? null);
  }
  return found;
}

function count(found: TrapsMeasure, { id, want }: Trap, resolution: Resolution | null): void {
  const { outcome = 'not-beta', startups = [], incubators = [] } = resolution ?? {};
  const [first] = startups;
  const isOurs = outcome !== 'not-beta' && outcome !== 'unreadable';
  const right = new Set([want.startup, ...(want.startups ?? [])].filter(Boolean));
  const isRight = first !== undefined && right.has(first.id);
  const note = (what: string) =>
    found.errors.push(
      `${what}: ${id}, want ${want.network ? [...right].join(' / ') || 'no Startup' : 'not the network’s'}, said ${outcome} ${first ? `${first.id} (${first.certainty})` : ''}`.trimEnd(),
    );
  if (!want.network) {
    if (isOurs) {
      found.falseAlarms += 1;
      note('false alarm');
    }
    return;
  }
  if (!isOurs) {
    found.networkMissed += 1;
    note('network missed');
  }
  if (outcome === 'identified' && !isRight) {
    if (first?.certainty === 'certain') found.certainAndWrong += 1;
    else found.probableAndWrong += 1;
    note(`${first?.certainty} and wrong`);
  }
  if (right.size > 0) {
    found.named += 1;
    if (isRight) found.namedFirst += 1;
    else note('not first');
    if (isRight && outcome === 'identified') found.namedSurely += 1;
  }
  if (want.incubator) {
    found.withIncubator += 1;
    const wanted = [want.incubator].flat();
    if (incubators.some((incubator) => wanted.includes(incubator.id))) found.incubatorRight += 1;
    else note('incubator');
  }
}
