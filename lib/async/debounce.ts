/** The timers of a page. */
export interface Timers {
  set(task: () => void, ms: number): number;
  clear(timer: number): void;
}

/** Runs the last of several tasks once no other has come for a while. */
export class Debounce {
  readonly #ms: number;
  readonly #timers: Timers;
  #waiting: { timer: number; task: () => void } | null = null;

  /** @param ms how long no other task must come, in milliseconds */
  constructor(ms: number, timers: Timers) {
    this.#ms = ms;
    this.#timers = timers;
  }

  /** Has this task run later, in place of the one that waits. */
  run(task: () => void): void {
    if (this.#waiting) this.#timers.clear(this.#waiting.timer);
    this.#waiting = { task, timer: this.#timers.set(() => this.flush(), this.#ms) };
  }

  /** Runs the waiting task at once. */
  flush(): void {
    if (!this.#waiting) return;
    const { timer, task } = this.#waiting;
    this.#waiting = null;
    this.#timers.clear(timer);
    task();
  }
}
