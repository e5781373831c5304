import { answer } from '../answer/answer.ts';
import { completeView } from '../answer/chosen-view.ts';
import { typesetView } from '../answer/typeset-view.ts';
import type { OfferView } from '../answer/view.ts';
import { answersShape, withAnswer } from '../badges/answers.ts';
import { networkListShape, seenInNetworkList } from '../badges/network-list.ts';
import { isInNetworkList } from '../badges/raw-network-list.ts';
import { boardAddressesOf } from '../boards/addresses.ts';
import { choicesShape, chosenFor } from '../choices/choices.ts';
import type { Directory } from '../directory/directory.ts';
import type { Evidence } from '../matching/resolution.ts';
import { Resolver } from '../matching/resolve.ts';
import { offerKey } from '../offer/offer-key.ts';
import type { PageReading } from '../offer/reading.ts';
import { asidesShape, withAsides } from '../report/aside.ts';
import { type Row, rowOf } from '../report/row.ts';
import { memoizeLast } from './memoize-last.ts';
import type { BackgroundServices } from './services.ts';

/** Answers for pages that were read, with one index of the directory for all of them. */
export class AnswerService {
  readonly #services: Pick<BackgroundServices, 'store' | 'directory' | 'now' | 'warn'>;
  readonly #resolverOf = memoizeLast((directory: Directory) => new Resolver(directory));

  constructor(services: Pick<BackgroundServices, 'store' | 'directory' | 'now' | 'warn'>) {
    this.#services = services;
  }

  /** The present directory, and the resolver that indexes it. */
  async known(): Promise<{ directory: Directory; resolver: Resolver }> {
    const directory = await this.#services.directory.current();
    return { directory, resolver: this.#resolverOf(directory) };
  }

  /**
   * The whole answer for a page: Repère's own and the person's choice. Null when it is no offer of
   * a board.
   */
  async viewOf(reading: PageReading): Promise<OfferView | null> {
    const [choices, asides, { directory, resolver }, isDirectoryOutdated, proof] =
      await Promise.all([
        this.#services.store.read(choicesShape),
        this.#services.store.read(asidesShape),
        this.known(),
        this.#services.directory.isOutdated(),
        this.#proofOf(reading.url),
      ]);
    const automatic = answer(reading, resolver, this.today(), proof);
    if (!automatic) return null;
    const chosen = chosenFor(choices, offerKey(automatic));
    const view = completeView({ ...automatic, isDirectoryOutdated }, directory, chosen);
    return typesetView(withAsides(view, asides));
  }

  /**
   * The report's row of an offer that was just read.
   *
   * @param listed the day of posting on its card in a list; ISO date
   */
  async rowFrom(reading: PageReading, listed: string | null): Promise<Row | null> {
    const view = await this.viewOf(reading);
    if (!view) return null;
    // Not awaited: this runs inside the writing queue already.
    this.remember(view).catch(this.#services.warn('the answer could not be remembered'));
    return this.rowOf(view, reading.offer?.datePosted ?? listed);
  }

  /** The report's row of a view. */
  rowOf(view: OfferView, datePosted: string | null): Row {
    return rowOf(view, datePosted, this.#services.now());
  }

  /** Remembers the answer found on an offer's page, for its badge in lists. */
  async remember(view: OfferView): Promise<void> {
    const today = this.today();
    await this.#services.store.update(answersShape, (answers) => withAnswer(answers, view, today));
  }

  /** Today's ISO date. */
  today(): string {
    return this.#services.now().toISOString().slice(0, 10);
  }

  /**
   * The proof that an offer is the network's, when it was seen in the network's list on its board.
   */
  async #proofOf(address: string): Promise<Evidence | null> {
    const url = new URL(address);
    const board = boardAddressesOf(url);
    const reference = board?.readAddress(url).reference;
    if (!board || !reference) return null;
    const seen = await this.#services.store.read(networkListShape);
    return isInNetworkList(seen, board.id, reference) ? seenInNetworkList(board.id) : null;
  }
}
