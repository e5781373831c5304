/** One step from a version of all that is stored to the next; pure, and never throws. */
export interface Migration {
  /** The version that it leads to. */
  to: number;
  migrate(stored: Record<string, unknown>): Record<string, unknown>;
  /** What it makes of what, for its test and for people. */
  example: { before: Record<string, unknown>; after: Record<string, unknown> };
}
