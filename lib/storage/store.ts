import { SerialQueue } from '../async/serial-queue.ts';
import { CURRENT_VERSION, MIGRATIONS } from './migrations/index.ts';

/** The part of an extension's storage area that is used. */
export interface StorageArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
}

/** One stored value: its key, and how to read whatever storage holds there. */
export interface Shape<Value> {
  key: string;
  /** Never throws; damaged parts are replaced by defaults or left out. */
  parse(stored: unknown): Value;
  /** Can be fetched again: damage is reported, not backed up. */
  replaceable?: true;
}

/** A problem with storage, for the settings page; each has its sentence (`storage.…`). */
export type StorageProblem =
  /** A value was damaged: it was set aside and replaced. */
  | { kind: 'damaged'; key: string }
  /** Storage is full: new values are kept until the browser is closed. */
  | { kind: 'full'; key: string }
  /** Storage can neither be read nor written. */
  | { kind: 'unreachable'; key: string }
  /** A newer version of the extension wrote these values. */
  | { kind: 'newer'; key: string };

/** The key of the version of all stored values. */
const VERSION_KEY = 'version';

/** The key of damaged values that were set aside, by key: nothing that a person made is lost. */
export const DAMAGED_KEY = 'damaged';

/** The key, in the overflow area, of values that had no room, by key. */
export const UNSAVED_KEY = 'unsaved';

/** The values that had no room in storage, by key; they are newer than storage's own. */
export function unsavedIn(overflow: Record<string, unknown>): Record<string, unknown> {
  const { [UNSAVED_KEY]: unsaved } = overflow;
  return isRecord(unsaved) ? unsaved : {};
}

/**
 * The extension's lasting storage. Every value is checked when read; damaged values are set aside
 * and reported; older versions are migrated; writings run one at a time. A value that storage
 * refuses is kept in the overflow area, and everything goes on.
 *
 * One instance, in the background, is the only writer.
 */
export class Store {
  readonly #area: StorageArea;
  readonly #overflow: StorageArea | null;
  /** Values that storage had no room for. */
  readonly #unsaved = new Map<string, unknown>();
  readonly #problems = new Map<string, StorageProblem>();
  #ready: Promise<void> | null = null;
  readonly #writings = new SerialQueue();

  /**
   * @param overflow keeps values that `area` has no room for while the browser runs, since the
   *   browser stops the background at any moment; without it, they live as long as this instance
   */
  constructor(area: StorageArea, overflow: StorageArea | null = null) {
    this.#area = area;
    this.#overflow = overflow;
  }

  /** The present value; its default when storage has none or a damaged one. */
  async read<Value>(shape: Shape<Value>): Promise<Value> {
    const { value, isDamaged } = await this.#load(shape);
    const isToldAlready = this.#problems.get(shape.key)?.kind === 'damaged';
    if (isDamaged && !isToldAlready) this.update(shape, (same) => same).catch(() => undefined);
    return value;
  }

  /** As `read`, of many values in one question to the browser; in the order of the shapes. */
  async readMany<Value>(shapes: readonly Shape<Value>[]): Promise<Value[]> {
    this.#ready ??= this.#start();
    await this.#ready;
    let found: Record<string, unknown>;
    try {
      found = await this.#area.get(shapes.map(({ key }) => key));
    } catch {
      for (const { key } of shapes) this.#problems.set(key, { kind: 'unreachable', key });
      found = {};
    }
    return Promise.all(
      shapes.map((shape) => {
        if (this.#unsaved.has(shape.key)) return shape.parse(this.#unsaved.get(shape.key));
        const stored = found[shape.key];
        const value = shape.parse(stored);
        // Setting a damaged one aside is the business of the reading of one.
        return stored === undefined || isKept(stored, value) ? value : this.read(shape);
      }),
    );
  }

  /**
   * Like `read`, for callers within `inTurn`: a damaged value is set aside at once, before the
   * caller overwrites it.
   */
  async readInTurn<Value>(shape: Shape<Value>): Promise<Value> {
    const { value, stored, isDamaged } = await this.#load(shape);
    if (isDamaged) await this.#replace(shape, value, stored);
    return value;
  }

  /**
   * Changes a value. Writings run one at a time, each from the result of the one before; nothing is
   * written when the change returns the value itself.
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

  /** Replaces a damaged value, which is set aside and reported. */
  async #replace<Value>({ key, replaceable }: Shape<Value>, value: Value, damaged: unknown) {
    const aside = await this.#get(DAMAGED_KEY);
    const all = { ...(isRecord(aside) ? aside : {}), [key]: damaged };
    await this.#write({ [key]: value, ...(!replaceable && { [DAMAGED_KEY]: all }) });
    // When storage has no room, that is the problem to report.
    if (!this.#unsaved.has(key)) this.#problems.set(key, { kind: 'damaged', key });
  }

  /** Writes values that belong together, all at once; for callers within `inTurn`. */
  async write(values: Record<string, unknown>): Promise<void> {
    await this.#write(values);
  }

  /** The keys of all that is stored, or waits for room. Reads all of it. */
  async keys(): Promise<string[]> {
    this.#ready ??= this.#start();
    await this.#ready;
    return [...new Set([...Object.keys(await this.#area.get(null)), ...this.#unsaved.keys()])];
  }

  /** Takes values away; to be called within `inTurn`. */
  async remove(keys: string[]): Promise<void> {
    this.#ready ??= this.#start();
    await this.#ready;
    const waiting = keys.filter((key) => this.#unsaved.delete(key));
    for (const key of keys) this.#problems.delete(key);
    if (waiting.length > 0) await this.#keepUnsaved();
    await this.#area.remove(keys);
  }

  /** Runs a task after all earlier writings. */
  inTurn<Result>(write: () => Promise<Result>): Promise<Result> {
    return this.#writings.run(write);
  }

  /** Erases everything, damaged values included. */
  erase(): Promise<void> {
    return this.inTurn(async () => {
      await this.#area.clear();
      this.#unsaved.clear();
      await this.#keepUnsaved();
      this.#problems.clear();
      this.#ready = null;
    });
  }

  /** The present problems, and the damaged values that were not erased since. */
  async problems(): Promise<StorageProblem[]> {
    const aside = await this.#get(DAMAGED_KEY);
    const damaged = Object.keys(isRecord(aside) ? aside : {}).map(
      (key): StorageProblem => ({ kind: 'damaged', key }),
    );
    const known = new Set(damaged.map(({ key }) => key));
    return [...damaged, ...[...this.#problems.values()].filter(({ key }) => !known.has(key))];
  }

  /** The value, storage's own raw value, and whether parts of it were damaged. */
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
    // The overflow area first: if the background is stopped, its values must not be older than
    // storage's.
    await this.#overflowWith(values);
    // There may be room again, for everything that waits or for this alone.
    if (!(await this.#takes({ ...waiting, ...values }))) await this.#takes(values);
    await this.#keepUnsaved();
  }

  /** Whether storage accepts these values. */
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

  /** Brings the overflow area in line with the values that have no room. */
  async #keepUnsaved(): Promise<void> {
    try {
      if (this.#unsaved.size === 0) await this.#overflow?.remove(UNSAVED_KEY);
      else await this.#overflow?.set({ [UNSAVED_KEY]: Object.fromEntries(this.#unsaved) });
    } catch {
      // No room there either: this instance keeps the values while it lives.
    }
  }

  async #start(): Promise<void> {
    await this.#recallUnsaved();
    await this.#bringUpToDate();
  }

  /** Values for which an earlier start of the background found no room. */
  async #recallUnsaved(): Promise<void> {
    try {
      const overflow = (await this.#overflow?.get(UNSAVED_KEY)) ?? {};
      for (const [key, value] of Object.entries(unsavedIn(overflow))) {
        this.#unsaved.set(key, value);
        this.#problems.set(key, { kind: 'full', key });
      }
    } catch {
      // Storage's own values are all there is.
    }
  }

  /**
   * Migrates an older version's values and writes them all at once: a background that is stopped in
   * between starts again from the old ones.
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
      // Left as it is: what can be read is read, and the next start tries again.
      this.#problems.set(VERSION_KEY, { kind: 'unreachable', key: VERSION_KEY });
    }
  }
}

/**
 * Whether a value still holds everything that was stored; if not, the changed or missing parts were
 * damaged. An object's unknown keys belong to another version and are no damage.
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
