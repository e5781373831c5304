import type { ReadStored } from '../storage/stored-values.ts';
import { type KeptOffer, type KeptText, parseKeptOffer, parseKeptText } from './kept-offer.ts';
import { keptIdsShape, keptOfferKey, keptTextKey } from './shapes.ts';

/**
 * Reads kept offers for a page that shows them. It remembers what it has read: after a change, what
 * has changed is read again and nothing else, and an offer that has not is the same object as before.
 */
export class OffersReader {
  readonly #read: ReadStored;
  /** By key; null where there is none, or one that cannot be read. */
  readonly #offers = new Map<string, KeptOffer | null>();
  #ids: readonly string[] | null = null;

  constructor(read: ReadStored) {
    this.#read = read;
  }

  /** Tells it what has changed in storage; null for anything. */
  changed(keys: readonly string[] | null): void {
    if (keys === null) this.#offers.clear();
    for (const key of keys ?? []) this.#offers.delete(key);
    if (keys === null || keys.includes(keptIdsShape.key)) this.#ids = null;
  }

  /** All kept offers in the order in which they were kept, the archived and the deleted ones too. */
  async offers(): Promise<KeptOffer[]> {
    if (this.#ids === null) {
      const values = await this.#read([keptIdsShape.key]);
      this.#ids = keptIdsShape.parse(values[keptIdsShape.key]);
    }
    const keys = this.#ids.map(keptOfferKey);
    const missing = keys.filter((key) => !this.#offers.has(key));
    if (missing.length > 0) {
      const values = await this.#read(missing);
      for (const key of missing) this.#offers.set(key, parseKeptOffer(values[key]));
    }
    return keys.flatMap((key) => this.#offers.get(key) ?? []);
  }

  /** The text of one offer; null when none was kept. */
  async text(id: string): Promise<KeptText | null> {
    const key = keptTextKey(id);
    return parseKeptText((await this.#read([key]))[key]);
  }
}
