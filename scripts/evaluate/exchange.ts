import { answer } from '../../lib/answer/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import type { Directory, Startup } from '../../lib/directory/directory.ts';
import { hadEnded } from '../../lib/matching/ended.ts';
import type { NameStrength } from '../../lib/matching/name-facts.ts';
import { NameIndex } from '../../lib/matching/name-index.ts';
import {
  nameParts,
  nameStrength,
  type StartupName,
  startupNames,
} from '../../lib/matching/names.ts';
import type { Resolver } from '../../lib/matching/resolve.ts';
import { pageOf } from '../pages/parse.ts';
import type { LabelledOffer } from './offers.ts';
import { neighboursOf, renderers } from './render.ts';

/**
 * What was found once the offers were given to other Startups, by how telling their names are; those that
 * had ended by then are counted apart, since they must be told outright to be certain.
 */
export interface ExchangeMeasure {
  strength: NameStrength | 'all' | 'ended';
  pages: number;
  /** Shares between 0 and 1. */
  top: number;
  certain: number;
  precisionOfCertain: number;
}

/**
 * How far the rules carry beyond the Startups of the labelled offers: in each offer that names
 * its Startup, names, links and ids are replaced by those of others drawn from the directory, and the
 * employer by the owner of the other's incubator.
 * What the exchange leaves behind (a domain unknown to the directory, a nickname) counts as an
 * error, so the measure is a lower bound.
 *
 * @param rounds how many other Startups each offer is given to
 */
export function exchange(
  network: readonly LabelledOffer[],
  directory: Directory,
  resolver: Resolver,
  rounds: number,
): ExchangeMeasure[] {
  const { choisirLeServicePublic } = renderers(directory);
  const byId = new Map(directory.startups.map((startup) => [startup.id, startup]));
  const names = startupNames(directory);
  const drawn = directory.startups.filter(({ name }) => name.length < 60);
  const draw = drawing(7);
  const owners = new Map(directory.incubators.map(({ id, owner }) => [id, owner]));
  const bodies = new Map(directory.organisations.map(({ id, name }) => [id, name]));
  const ownerOf = ({ incubators, sponsors }: Startup) =>
    [...incubators.map((id) => owners.get(id) ?? ''), ...sponsors]
      .map((id) => bodies.get(id))
      .find((name) => name !== undefined);
  const results: Result[] = [];
  let seed = 0;
  for (const offer of network) {
    const own = offer.startup === null ? undefined : byId.get(offer.startup);
    if (!own || offer.identifiable !== 'by-name' || offer.others.length > 0) continue;
    const index = new NameIndex(names.filter(({ value }) => value.startup === own));
    for (let round = 0; round < rounds; round += 1) {
      const other = drawn[draw(drawn.length)] as Startup;
      if (other === own) continue;
      const [part] = nameParts(other.name);
      const name = part && other.name.startsWith(part) ? part : other.name;
      const { url, html } = choisirLeServicePublic(
        {
          ...offer,
          employer: ownerOf(other) ?? offer.employer,
          title: renamed(offer.title, index, name, other),
          text: renamed(relinked(offer.text, own, other), index, name, other)
            .replaceAll(PAGE_MARK, other.id)
            .replaceAll(PRODUCT_MARK, other.product ?? 'exemple.fr'),
        },
        neighboursOf(network, seed),
        seed,
      );
      seed += 1;
      const first = answer(readPage(pageOf(url, html)), resolver, directory.date)?.resolution
        .startups[0];
      results.push({
        strength: nameStrength(name),
        ended: hadEnded(other, offer.date ?? directory.date),
        right: first?.id === other.id,
        certain: first?.certainty === 'certain',
      });
    }
  }
  return (['all', 'distinctive', 'phrase', 'ordinary', 'ended'] as const).map((strength) => {
    const some = results.filter(({ ended, strength: own }) =>
      strength === 'ended' ? ended : !ended && (strength === 'all' || own === strength),
    );
    const certain = some.filter((result) => result.certain);
    return {
      strength,
      pages: some.length,
      top: some.filter(({ right }) => right).length / some.length,
      certain: certain.length / some.length,
      precisionOfCertain: certain.filter(({ right }) => right).length / certain.length,
    };
  });
}

interface Result {
  strength: NameStrength;
  ended: boolean;
  right: boolean;
  certain: boolean;
}

/** Stand for what must not be renamed in between. */
const PAGE_MARK = '\u2460\u2461';
const PRODUCT_MARK = '\u2462\u2463';

/** A text whose links lead to another Startup's page and product. */
function relinked(text: string, own: Startup, other: Startup): string {
  const ids = [own.id, ...own.formerIds].map(escapePattern).join('|');
  const pages = text.replace(
    new RegExp(`(startups?/)(?:${ids})(?=\\.html|[)\\s/])`, 'g'),
    `$1${PAGE_MARK}`,
  );
  const host = own.product?.split('/')[0];
  if (!host) return pages;
  const product = new RegExp(`https?://(?:www\\.)?${escapePattern(host)}[^\\s)]*`, 'g');
  return pages.replace(product, `https://${other.product ? PRODUCT_MARK : 'exemple.fr'}`);
}

/** A text that names another Startup; inside addresses its id stands for it. */
function renamed(
  text: string,
  index: NameIndex<StartupName>,
  name: string,
  other: Startup,
): string {
  let result = '';
  let at = 0;
  for (const { start, end, names } of index.find(text)) {
    const quote = text.slice(start, end);
    const inAddress = /[/.@-]$/.test(text.slice(0, start)) || /^[./@-]\w/.test(text.slice(end));
    // A common word in lower case was no name in the first place.
    const isWord = names[0]?.value.strength !== 'distinctive' && /^\p{Ll}/u.test(quote);
    if (isWord && !inAddress) continue;
    const inCapitals = quote.length > 6 && quote === quote.toUpperCase();
    const replacement = inAddress
      ? other.id.normalize('NFD').replace(/[^a-z0-9]+/gi, '-')
      : inCapitals
        ? name.toUpperCase()
        : name;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Numbers below a limit, always the same ones. */
function drawing(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}
