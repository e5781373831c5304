import type { Directory, Incubator, Startup } from '../directory/directory.ts';
import { problemSentences } from '../offer/conditions.ts';
import type { Offer } from '../offer/offer.ts';
import type { PageReading } from '../offer/reading.ts';
import { MAXIMUM_LINKS, MAXIMUM_TEXT } from '../offer/text.ts';
import { type AddressBook, addressBook } from './addresses.ts';
import { type Bodies, bodiesOf } from './bodies.ts';
import {
  certaintyFor,
  isHiredByAnother,
  isHiredByLocalBody,
  rivalryOf,
  signalsOf,
} from './certainty.ts';
import {
  describeIncubator,
  describeStartup,
  type OrganisationNames,
  organisationNames,
} from './describe.ts';
import { hadEnded } from './ended.ts';
import {
  findByCarrier,
  findByOwner,
  findIncubators,
  incubatorIndex,
  type NamedIncubator,
} from './incubators.ts';
import type { Mention } from './mention.ts';
import { findMentions } from './mentions.ts';
import { NameIndex } from './name-index.ts';
import { type StartupName, startupNames } from './names.ts';
import {
  NETWORK_THRESHOLD,
  type NetworkReading,
  readNetwork,
  SUSPICION_THRESHOLD,
} from './network.ts';
import type {
  Certainty,
  Evidence,
  IncubatorDisagreement,
  RankedStartup,
  Resolution,
  ResolvedIncubator,
} from './resolution.ts';
import { findRivals } from './rivals.ts';
import { type Candidate, rankCandidates } from './score.ts';
import { sharersOf } from './shared.ts';

/** Longer titles are cut, in UTF-16 units. */
const MAXIMUM_TITLE = 1_000;

/** The most candidates in an answer, and the most reasons for each. */
const MAXIMUM_STARTUPS = 5;
const MAXIMUM_EVIDENCE = 6;

/** Candidates with a smaller share of the first one's score are not shown. */
const WORTH_SHOWING = 0.25;

/** The least score of an incubator that is shown beside the directory's. */
const CLEARLY_NAMED = 2;

/** The highest score of an incubator that is only a partner, or a former one. */
const IN_PASSING = 1.2;

/** The first list that is not empty; each further list is computed only if needed. */
function firstOf<Item>(
  found: readonly Item[],
  ...others: readonly (() => readonly Item[])[]
): readonly Item[] {
  const [next, ...later] = others;
  return found.length > 0 || !next ? found : firstOf(next(), ...later);
}

/** Everything found in an offer before anything is decided. */
interface Signs {
  mentions: Mention[];
  candidates: Candidate[];
  named: NamedIncubator[];
  network: NetworkReading;
}

/** Resolves offers against one state of the directory; build it once and keep it. */
export class Resolver {
  readonly #directory: Directory;
  readonly #names: NameIndex<StartupName>;
  readonly #incubatorNames: NameIndex<Incubator>;
  readonly #addresses: AddressBook;
  readonly #incubators: Map<string, Incubator>;
  readonly #organisations: OrganisationNames;
  #bodiesOnce: Bodies | undefined;

  constructor(directory: Directory) {
    this.#directory = directory;
    this.#names = new NameIndex(startupNames(directory));
    this.#incubatorNames = incubatorIndex(directory);
    this.#addresses = addressBook(directory);
    this.#incubators = new Map(directory.incubators.map((one) => [one.id, one]));
    this.#organisations = organisationNames(directory);
  }

  /** Gathered for the first offer, not when the background starts. */
  get #bodies(): Bodies {
    this.#bodiesOnce ??= bodiesOf(this.#directory);
    return this.#bodiesOnce;
  }

  /**
   * Answers for one page. The same reading always gives the same resolution.
   *
   * @param proof evidence from elsewhere that proves the offer to be the network's; or null
   * @param today ISO date, used when the offer has no publication date
   */
  resolve(
    reading: PageReading,
    proof: Evidence | null = null,
    today: string = this.#directory.date,
  ): Resolution {
    if (!reading.offer) {
      return this.#answer(reading.page === 'offer' ? 'unreadable' : 'not-beta', reading);
    }
    const offer = bounded(reading.offer);
    const date = offer.datePosted ?? today;
    const { mentions, candidates, named, network } = this.#signs(
      offer,
      reading.networkByAddress,
      proof,
      date,
    );
    if (network.score < NETWORK_THRESHOLD) return this.#answer('not-beta', reading);

    const { certainty, settled } = this.#settle(offer, candidates, mentions, date);
    const isSettled = settled.length > 0;
    const [first] = candidates;
    const shown = isSettled
      ? settled
      : candidates.filter(({ score }) => first && score >= first.score * WORTH_SHOWING);
    const startups = shown
      .slice(0, MAXIMUM_STARTUPS)
      .map((candidate, index) =>
        this.#ranked(candidate, isSettled || index === 0 ? certainty : 'possible'),
      );
    const { incubators, disagreement } = isSettled
      ? this.#incubatorsOf(
          settled.map(({ startup }) => startup),
          named,
        )
      : {
          incubators: this.#possibleIncubators(
            shown,
            firstOf(
              named.filter(({ score }) => score > IN_PASSING),
              () => findByCarrier(offer, this.#directory),
              () => named,
              () => findByOwner(offer, this.#directory),
            ),
          ),
          disagreement: null,
        };
    return {
      ...this.#answer(
        startups.length === 0 ? 'unidentified' : isSettled ? 'identified' : 'ambiguous',
        reading,
      ),
      startups,
      incubators,
      disagreement,
      network: network.evidence.slice(0, MAXIMUM_EVIDENCE),
    };
  }

  /**
   * Whether an offer of which only a preview is known
   * (lib/offer/page-preview.ts) may be the network's.
   */
  isSuspected(glimpsed: Offer): boolean {
    return this.#signs(bounded(glimpsed), false, null, null).network.score >= SUSPICION_THRESHOLD;
  }

  /**
   * The signs of Startups, of incubators and of the network in an offer.
   *
   * @param date ISO date on which it is judged; null for a preview
   */
  #signs(
    offer: Offer,
    networkByAddress: boolean,
    proof: Evidence | null,
    date: string | null,
  ): Signs {
    const mentions = findMentions(offer, this.#names, this.#addresses, this.#bodies, date !== null);
    const candidates = rankCandidates(mentions);
    const named = findIncubators(offer, this.#incubatorNames, this.#addresses);
    const network = readNetwork(
      offer,
      networkByAddress,
      this.#addresses,
      mentions,
      candidates,
      named,
      (startup) => {
        // A preview gives no employer and no date; a whole page may give no employer.
        if (date === null) return true;
        const { employer } = offer;
        const isUnsaid = employer === null && offer.isWholePage === true;
        return (
          (isUnsaid || this.#bodies.carries(employer ?? '', startup)) && !hadEnded(startup, date)
        );
      },
      proof,
    );
    return { mentions, candidates, named, network };
  }

  /** The Startup that the offer is for, or the two that share it; empty when in doubt. */
  #settle(
    offer: Offer,
    candidates: readonly Candidate[],
    mentions: readonly Mention[],
    date: string,
  ): { certainty: Certainty; settled: readonly Candidate[] } {
    const [first, second, third] = candidates;
    if (!first) return { certainty: 'possible', settled: [] };
    const rivals = findRivals(offer, mentions, this.#bodies);
    const certain = (one: Candidate, next: Candidate | undefined): Certainty => {
      const signals = signalsOf(one, mentions);
      const certainty = certaintyFor(one, next, signals, {
        hiredByAnother: isHiredByAnother(offer, one, signals),
        hiredByLocalBody: isHiredByLocalBody(offer),
        hadEnded: hadEnded(one.startup, date),
        rivalry: rivalryOf(one, rivals),
      });
      if (!offer.isWholePage || certainty === 'possible') return certainty;
      // Text from a whole page may belong to another offer; the title was read with more care.
      return signals.signals.has('title') ? 'probable' : 'possible';
    };
    const sharers = sharersOf(offer, mentions, candidates);
    if (sharers) {
      const both = sharers.map((one) => certain(one, third));
      if (!both.includes('possible')) {
        return { certainty: both.includes('probable') ? 'probable' : 'certain', settled: sharers };
      }
    }
    const certainty = certain(first, second);
    return { certainty, settled: certainty === 'possible' ? [] : [first] };
  }

  #answer(outcome: Resolution['outcome'], reading: PageReading): Resolution {
    return {
      outcome,
      startups: [],
      incubators: [],
      disagreement: null,
      network: [],
      problems: problemSentences(reading.conditions),
      directoryDate: this.#directory.date,
    };
  }

  #ranked({ startup, score, mentions }: Candidate, certainty: Certainty): RankedStartup {
    return {
      ...describeStartup(startup, this.#organisations),
      certainty,
      score: Math.round(score * 10) / 10,
      evidence: distinctEvidence(mentions).slice(0, MAXIMUM_EVIDENCE),
    };
  }

  /** The directory's incubators of the Startups, and those that the offer names instead. */
  #incubatorsOf(
    startups: readonly Startup[],
    named: readonly NamedIncubator[],
  ): { incubators: ResolvedIncubator[]; disagreement: IncubatorDisagreement | null } {
    const own = [...new Set(startups.flatMap((startup) => startup.incubators))];
    const evidenceOf = new Map(named.map(({ incubator, evidence }) => [incubator.id, evidence]));
    const incubators = own.flatMap((id) => {
      const incubator = this.#incubators.get(id);
      return incubator ? [this.#incubator(incubator, 'directory', evidenceOf.get(id) ?? [])] : [];
    });
    // Another incubator is mentioned only when the offer never names the Startup's own: most offers
    // thank a second body in passing.
    const instead = own.some((id) => evidenceOf.has(id))
      ? []
      : named.filter(({ score }) => score >= CLEARLY_NAMED).slice(0, 2);
    for (const { incubator, evidence } of instead) {
      incubators.push(this.#incubator(incubator, 'text', evidence));
    }
    return {
      incubators,
      disagreement:
        own.length > 0 && instead.length > 0
          ? { offer: instead.map(({ incubator }) => incubator.id), directory: own }
          : null,
    };
  }

  /**
   * The incubators while no Startup is settled: first the one that the offer names best, then
   * those of the candidates.
   */
  #possibleIncubators(
    candidates: readonly Candidate[],
    named: readonly NamedIncubator[],
  ): ResolvedIncubator[] {
    const found = new Map<string, ResolvedIncubator>();
    const own = new Set(candidates.slice(0, 2).flatMap(({ startup }) => startup.incubators));
    const [best] = named;
    if (best) {
      const { incubator, evidence } = best;
      const source = own.has(incubator.id) ? 'directory' : 'text';
      found.set(incubator.id, this.#incubator(incubator, source, evidence));
    }
    for (const id of own) {
      const incubator = this.#incubators.get(id);
      if (incubator && !found.has(id)) found.set(id, this.#incubator(incubator, 'directory', []));
    }
    return [...found.values()].slice(0, 3);
  }

  #incubator(
    incubator: Incubator,
    source: ResolvedIncubator['source'],
    evidence: ResolvedIncubator['evidence'],
  ): ResolvedIncubator {
    return {
      ...describeIncubator(incubator, this.#organisations),
      source,
      evidence: evidence.slice(0, MAXIMUM_EVIDENCE),
    };
  }
}

/**
 * Cuts an offer to the size that readers give at most, so that resolving always takes bounded time.
 */
function bounded(offer: Offer): Offer {
  let room = MAXIMUM_TEXT;
  const zones = offer.zones.map(({ name, text }) => {
    const kept = text.length <= room ? text : text.slice(0, room);
    room -= kept.length;
    return { name, text: kept };
  });
  const links = offer.links.slice(0, MAXIMUM_LINKS);
  const title = offer.title.slice(0, MAXIMUM_TITLE);
  return room > 0 && title === offer.title && links.length === offer.links.length
    ? offer
    : { ...offer, title, zones, links };
}

/** The best mention of each kind and zone, in order; repetitions are left out. */
function distinctEvidence(mentions: readonly Mention[]): RankedStartup['evidence'] {
  const seen = new Set<string>();
  return mentions.flatMap(({ evidence }) => {
    const key = `${evidence.kind} ${evidence.zone}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [evidence];
  });
}
