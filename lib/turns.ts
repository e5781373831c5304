/** Deeds that are done one after another, in the order in which they are asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Does it when all that was asked for before is done, well or not; gives what it gives. */
  take<Result>(deed: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(deed);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
