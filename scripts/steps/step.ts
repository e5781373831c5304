/** How many tests a step ran. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a step brings back when it succeeds: counts of tests, or why it was skipped. */
export interface StepResult {
  counts?: TestCounts;
  skipped?: string;
}

/** A step that did not succeed; its message is all there is to read. */
export class StepFailure extends Error {
  readonly counts: TestCounts | undefined;

  constructor(message: string, counts?: TestCounts) {
    super(message);
    this.counts = counts;
  }
}

/** One check of the project. */
export interface Step<Name extends string = string> {
  name: Name;
  title: string;
  /** Steps that must have succeeded before this one starts, where they are run at all. */
  after?: readonly Name[];
  /** Needs the whole machine: nothing runs beside it. */
  alone?: boolean;
  run(): Promise<StepResult>;
}
