/** Runs async tasks one at a time, in call order. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the task once all earlier ones have ended, failed ones included; gives its result. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** A serial queue for each key: tasks of different keys do not wait for each other. */
export class SerialQueues<Key> {
  readonly #queues = new Map<Key, SerialQueue>();

  /** Runs the task once all earlier ones of this key have ended; gives its result. */
  run<Result>(key: Key, task: () => Promise<Result>): Promise<Result> {
    const queue = this.#queues.get(key) ?? new SerialQueue();
    this.#queues.set(key, queue);
    return queue.run(task);
  }
}
