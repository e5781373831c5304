import type { StorageArea } from '../../lib/storage/store.ts';

/** A browser's storage area in memory: values are copied both ways, as a browser does. */
export class MemoryArea implements StorageArea {
  values: Record<string, unknown>;
  /** Set to refuse what is asked, as a full or broken storage does. */
  refuses: { get?: boolean; set?: boolean } = {};
  /** How often something was written. */
  writings = 0;
  /** What was written, as JSON. */
  written = '';
  /** As Chrome counts it: keys and values as JSON, after the writing, in bytes. */
  quota = Number.POSITIVE_INFINITY;

  constructor(values: Record<string, unknown> = {}) {
    this.values = structuredClone(values);
  }

  /** The sizes of the objects that are stored, which nobody changes in place. */
  readonly #sizes = new WeakMap<object, number>();

  #sizeOf(key: string, value: unknown): number {
    if (typeof value !== 'object' || value === null) return bytesOf(key, value);
    let size = this.#sizes.get(value);
    if (size === undefined) {
      size = bytesOf(key, value);
      this.#sizes.set(value, size);
    }
    return size;
  }

  async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    if (this.refuses.get) throw new Error('the storage cannot be read');
    const wanted = keys === null ? Object.keys(this.values) : [keys].flat();
    const found = wanted.filter((key) => Object.hasOwn(this.values, key));
    return structuredClone(Object.fromEntries(found.map((key) => [key, this.values[key]])));
  }

  async set(values: Record<string, unknown>): Promise<void> {
    if (this.refuses.set) throw new Error('QUOTA_BYTES quota exceeded');
    if (Number.isFinite(this.quota)) {
      const after = Object.entries({ ...this.values, ...values });
      const size = after.reduce((sum, [key, value]) => sum + this.#sizeOf(key, value), 0);
      if (size > this.quota) throw new Error('QUOTA_BYTES quota exceeded');
    }
    this.writings += 1;
    this.written = JSON.stringify(values);
    Object.assign(this.values, structuredClone(values));
  }

  async remove(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) delete this.values[key];
  }

  async clear(): Promise<void> {
    this.values = {};
  }
}

function bytesOf(key: string, value: unknown): number {
  return Buffer.byteLength(key + JSON.stringify(value));
}
