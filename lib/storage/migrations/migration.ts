/** A step from one version of the stored values to the next; pure, and never throws. */
export interface Migration {
  /** The version that it leads to. */
  to: number;
  migrate(stored: Record<string, unknown>): Record<string, unknown>;
  /** An example for its test and for people. */
  example: { before: Record<string, unknown>; after: Record<string, unknown> };
}
