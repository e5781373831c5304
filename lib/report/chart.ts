import type { Row } from './row.ts';
import { NONE } from './select.ts';

/** One bar: the number of offers, and of their checks that passed. */
export interface Bar {
  /** The id of an incubator, a Startup or a check; `NONE` for offers without one. */
  id: string;
  /** Empty when there is none. */
  name: string;
  offers: number;
  passed: number;
  /** Passed and failed together: 0 when nothing could be checked. */
  checked: number;
}

/** The totals of the rows. */
export interface Chart {
  /** The offers counted: those of the network that could be read. */
  offers: number;
  incubators: Bar[];
  startups: Bar[];
  /**
   * One bar for each check: `offers` are those it applies to, `passed` those that follow it. Worst
   * first.
   */
  checks: Bar[];
  passed: number;
  checked: number;
}

/** Whether an offer counts for the chart: it is the network's, and could be read. */
export function isOfNetwork({ outcome }: Pick<Row, 'outcome'>): boolean {
  return outcome !== 'not-beta' && outcome !== 'unreadable';
}

/**
 * Counts offers and checks for the chart. An offer of two incubators, or one that two Startups
 * share, counts for both, so the bars may add up to more than `offers`; an offer whose Startup is
 * not sure counts for none.
 */
export function chartOf(rows: readonly Row[]): Chart {
  const ours = rows.filter(isOfNetwork);
  const incubators = new Map<string, Bar>();
  const startups = new Map<string, Bar>();
  const checks = new Map<string, Bar>();
  const chart = { offers: ours.length, passed: 0, checked: 0 };
  for (const row of ours) {
    const passed = row.passed.length;
    const checked = passed + row.failed.length;
    chart.passed += passed;
    chart.checked += checked;
    for (const [bars, items] of [
      [incubators, row.incubators],
      [startups, row.outcome === 'identified' ? row.startups : []],
    ] as const) {
      for (const { id, name } of items.length > 0 ? items : [{ id: NONE, name: '' }]) {
        add(bars, id, name, passed, checked);
      }
    }
    for (const id of row.passed) add(checks, id, id, 1, 1);
    for (const { id } of row.failed) add(checks, id, id, 0, 1);
  }
  return {
    ...chart,
    incubators: longestFirst(incubators),
    startups: longestFirst(startups),
    checks: [...checks.values()].sort(
      (one, other) => one.passed / one.checked - other.passed / other.checked || byName(one, other),
    ),
  };
}

/** As many names as one sentence can hold. */
const MOST_LEADERS = 3;

/**
 * The bars with the most offers, to be named in a sentence; none when there is nothing to compare,
 * or when too many are equal. Offers without a name are never among them.
 */
export function leadersOf(bars: readonly Bar[]): Bar[] {
  const named = bars.filter(({ id }) => id !== NONE);
  const most = Math.max(...named.map(({ offers }) => offers));
  const leaders = named.filter(({ offers }) => offers === most);
  return named.length > leaders.length && leaders.length <= MOST_LEADERS ? leaders : [];
}

function add(bars: Map<string, Bar>, id: string, name: string, passed: number, checked: number) {
  const bar = bars.get(id) ?? { id, name, offers: 0, passed: 0, checked: 0 };
  bars.set(id, bar);
  bar.offers += 1;
  bar.passed += passed;
  bar.checked += checked;
}

/** Offers without a name come last, whatever their number: they show what is missing. */
function longestFirst(bars: Map<string, Bar>): Bar[] {
  return [...bars.values()].sort(
    (one, other) =>
      Number(one.id === NONE) - Number(other.id === NONE) ||
      other.offers - one.offers ||
      byName(one, other),
  );
}

function byName(one: Bar, other: Bar): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}
