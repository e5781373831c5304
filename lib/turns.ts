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

/** Deeds that are done one after another for each key; those of different keys do not wait for each other. */
export class TurnsOf<Key> {
  readonly #turns = new Map<Key, Turns>();

  /** Does it when all that was asked for before with this key is done, well or not; gives what it gives. */
  take<Result>(key: Key, deed: () => Promise<Result>): Promise<Result> {
    const turns = this.#turns.get(key) ?? new Turns();
    this.#turns.set(key, turns);
    return turns.take(deed);
  }
}
