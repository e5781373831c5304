import { SerialQueue } from '../async/serial-queue.ts';
import { CURRENT_VERSION, MIGRATIONS } from './migrations/index.ts';

/** The part of an extension's storage area that is used here. */
export interface StorageArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
}

/** One thing that is stored: its key, and the value to work with whatever storage holds there. */
export interface Shape<Value> {
  key: string;
  /** Never throws; what cannot be used is replaced by its default or left out. */
  parse(stored: unknown): Value;
  /** It can be had again: a damaged one is told, but not set aside. */
  replaceable?: true;
}

/** What went wrong with storage, for the settings page; each has its sentence (`storage.…`). */
export type StorageProblem =
  /** A value was damaged: it was set aside and replaced. */
  | { kind: 'damaged'; key: string }
  /** There is no room: what is new is kept until the browser is closed. */
  | { kind: 'full'; key: string }
  /** Nothing can be read or written. */
  | { kind: 'unreachable'; key: string }
  /** A newer version of the extension wrote it. */
  | { kind: 'newer'; key: string };

/** Where the version of all that is stored stands. */
const VERSION_KEY = 'version';

/** Where damaged values are set aside, by key: nothing that a person made is thrown away. */
export const DAMAGED_KEY = 'damaged';

/** Where the overflow area holds what found no room, by key. */
export const UNSAVED_KEY = 'unsaved';

/** What found no room in storage, as the overflow area holds it: by key, newer than what storage has. */
export function unsavedIn(overflow: Record<string, unknown>): Record<string, unknown> {
  const { [UNSAVED_KEY]: unsaved } = overflow;
  return isRecord(unsaved) ? unsaved : {};
}

/**
 * The extension's lasting storage: every reading is checked, what is damaged is set aside and
 * told, older versions are brought up to date, and writings follow one another. Where storage
 * refuses a value, it is kept in the overflow area and everything goes on.
 *
 * One instance, in the background, is the only writer.
 */
export class Store {
  readonly #area: StorageArea;
  readonly #overflow: StorageArea | null;
  /** What storage had no room for. */
  readonly #unsaved = new Map<string, unknown>();
  readonly #problems = new Map<string, StorageProblem>();
  #ready: Promise<void> | null = null;
  readonly #writings = new SerialQueue();

  /**
   * @param overflow keeps what `area` has no room for while the browser runs: the browser stops
   *   the background at any moment. Without it, that is kept as long as this instance.
   */
  constructor(area: StorageArea, overflow: StorageArea | null = null) {
    this.#area = area;
    this.#overflow = overflow;
  }

  /** The value as it is now; its default when storage has none, or nothing that can be used. */
  async read<Value>(shape: Shape<Value>): Promise<Value> {
    const { value, isDamaged } = await this.#load(shape);
    const isToldAlready = this.#problems.get(shape.key)?.kind === 'damaged';
    if (isDamaged && !isToldAlready) this.update(shape, (same) => same).catch(() => undefined);
    return value;
  }

  /**
   * As `read`, to be called within `inTurn`: what is damaged is set aside at once, before the
   * caller writes over it.
   */
  async readInTurn<Value>(shape: Shape<Value>): Promise<Value> {
    const { value, stored, isDamaged } = await this.#load(shape);
    if (isDamaged) await this.#replace(shape, value, stored);
    return value;
  }

  /**
   * Changes a value: writings follow one another, each starts from what the one before left.
   * Nothing is written where the change gives back the value as it is.
   */
  update<Value>(shape: Shape<Value>, change: (value: Value) => Value): Promise<Value> {
    return this.inTurn(async () => {
      const { value, stored, isDamaged } = await this.#load(shape);
      const next = change(value);
      if (isDamaged) await this.#replace(shape, next, stored);
      else if (next !== value) await this.#write({ [shape.key]: next });
      return next;
    });
  }

  /** Writes a value in the place of a damaged one, which is set aside and told. */
  async #replace<Value>({ key, replaceable }: Shape<Value>, value: Value, damaged: unknown) {
    const aside = await this.#get(DAMAGED_KEY);
    const all = { ...(isRecord(aside) ? aside : {}), [key]: damaged };
    await this.#write({ [key]: value, ...(!replaceable && { [DAMAGED_KEY]: all }) });
    // Without room for it, that is what is to be told.
    if (!this.#unsaved.has(key)) this.#problems.set(key, { kind: 'damaged', key });
  }

  /** Writes values that belong together, at once; to be called within `inTurn`. */
  async write(values: Record<string, unknown>): Promise<void> {
    await this.#write(values);
  }

  /** Does something when all writings asked for before are done. */
  inTurn<Result>(write: () => Promise<Result>): Promise<Result> {
    return this.#writings.run(write);
  }

  /** Forgets everything, what was set aside included. */
  erase(): Promise<void> {
    return this.inTurn(async () => {
      await this.#area.clear();
      this.#unsaved.clear();
      await this.#keepUnsaved();
      this.#problems.clear();
      this.#ready = null;
    });
  }

  /** What is wrong at present, and what was set aside and not erased since. */
  async problems(): Promise<StorageProblem[]> {
    const aside = await this.#get(DAMAGED_KEY);
    const damaged = Object.keys(isRecord(aside) ? aside : {}).map(
      (key): StorageProblem => ({ kind: 'damaged', key }),
    );
    const known = new Set(damaged.map(({ key }) => key));
    return [...damaged, ...[...this.#problems.values()].filter(({ key }) => !known.has(key))];
  }

  /** The value, what storage itself holds, and whether some of that could not be used. */
  async #load<Value>({ key, parse }: Shape<Value>) {
    this.#ready ??= this.#start();
    await this.#ready;
    if (this.#unsaved.has(key)) {
      return { value: parse(this.#unsaved.get(key)), stored: undefined, isDamaged: false };
    }
    const stored = await this.#get(key);
    const value = parse(stored);
    return { value, stored, isDamaged: stored !== undefined && !isKept(stored, value) };
  }

  async #get(key: string): Promise<unknown> {
    this.#ready ??= this.#start();
    await this.#ready;
    try {
      const { [key]: stored } = await this.#area.get(key);
      return stored;
    } catch {
      this.#problems.set(key, { kind: 'unreachable', key });
      return undefined;
    }
  }

  async #write(values: Record<string, unknown>): Promise<void> {
    this.#ready ??= this.#start();
    await this.#ready;
    const waiting = Object.fromEntries(this.#unsaved);
    if (this.#unsaved.size === 0) {
      if (!(await this.#takes(values))) await this.#overflowWith(values);
      return;
    }
    // First there: whenever the background is stopped, what overflowed is not older than the rest.
    await this.#overflowWith(values);
    // There may be room again for all that waits, or else for this.
    if (!(await this.#takes({ ...waiting, ...values }))) await this.#takes(values);
    await this.#keepUnsaved();
  }

  /** Whether storage takes these values. */
  async #takes(values: Record<string, unknown>): Promise<boolean> {
    try {
      await this.#area.set(values);
    } catch {
      return false;
    }
    for (const key of Object.keys(values)) {
      this.#unsaved.delete(key);
      this.#problems.delete(key);
    }
    return true;
  }

  async #overflowWith(values: Record<string, unknown>): Promise<void> {
    for (const [key, value] of Object.entries(values)) {
      this.#unsaved.set(key, value);
      this.#problems.set(key, { kind: 'full', key });
    }
    await this.#keepUnsaved();
  }

  /** Brings the overflow area in line with what found no room. */
  async #keepUnsaved(): Promise<void> {
    try {
      if (this.#unsaved.size === 0) await this.#overflow?.remove(UNSAVED_KEY);
      else await this.#overflow?.set({ [UNSAVED_KEY]: Object.fromEntries(this.#unsaved) });
    } catch {
      // No room there either: this instance has it as long as it lasts.
    }
  }

  async #start(): Promise<void> {
    await this.#recallUnsaved();
    await this.#bringUpToDate();
  }

  /** What an earlier start of the background found no room for. */
  async #recallUnsaved(): Promise<void> {
    try {
      const overflow = (await this.#overflow?.get(UNSAVED_KEY)) ?? {};
      for (const [key, value] of Object.entries(unsavedIn(overflow))) {
        this.#unsaved.set(key, value);
        this.#problems.set(key, { kind: 'full', key });
      }
    } catch {
      // Then there is only what storage has.
    }
  }

  /**
   * Runs the steps that an older version's storage needs, all written at once: a worker that is
   * stopped in between starts again from what was there.
   */
  async #bringUpToDate(): Promise<void> {
    try {
      const { [VERSION_KEY]: version } = await this.#area.get(VERSION_KEY);
      if (version === CURRENT_VERSION) return;
      if (typeof version === 'number' && version > CURRENT_VERSION) {
        this.#problems.set(VERSION_KEY, { kind: 'newer', key: VERSION_KEY });
        return;
      }
      const before = await this.#area.get(null);
      const from = Number.isInteger(version) ? (version as number) : 1;
      let after = { ...before };
      for (const { to, migrate } of MIGRATIONS) if (to > from) after = migrate(after);
      try {
        await this.#area.set({ ...after, [VERSION_KEY]: CURRENT_VERSION });
      } catch {
        this.#problems.set(VERSION_KEY, { kind: 'full', key: VERSION_KEY });
        return;
      }
      const dropped = Object.keys(before).filter((key) => !(key in after));
      if (dropped.length > 0) await this.#area.remove(dropped);
    } catch {
      // Left as it was: what can be read is read, and the next start tries again.
      this.#problems.set(VERSION_KEY, { kind: 'unreachable', key: VERSION_KEY });
    }
  }
}

/**
 * True when a value still holds all that was stored: what was changed or left out was damaged.
 * Unknown keys of an object are another version's, and no damage.
 */
export function isKept(stored: unknown, value: unknown): boolean {
  if (Array.isArray(stored) || Array.isArray(value)) {
    return (
      Array.isArray(stored) &&
      Array.isArray(value) &&
      stored.length === value.length &&
      stored.every((item, index) => isKept(item, value[index]))
    );
  }
  if (isRecord(stored) && isRecord(value)) {
    return Object.keys(value).every((key) => !(key in stored) || isKept(stored[key], value[key]));
  }
  return Object.is(stored, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
