import { fold } from '../offer/fold.ts';
import type { Role } from './context.ts';
import { isTitleWord } from './words.ts';

/** A place of a title, in UTF-16 units. */
interface Place {
  start: number;
  end: number;
}

/** Words directly before a name that say that the work is for it. */
const FOR_WHOM =
  /(?:^|[\s([])(?:pour|chez|vers|for|at|au service de|@)\s*(?:(?:l['’]\s?|le |la |les |notre )?(?:équipe |startup d['’]état |start-up d['’]état |produit |projet |service |plateforme )?(?:de la |de l['’]|du |de |d['’])?)?[«"“]?\s?$/iu;

/**
 * The role of a name in a title. The rest of the title may change the role that the words
 * directly before give it: in "Connecteur A pour B" the work is B's, and in "Développeuse Rails
 * A" A follows the trade.
 *
 * @param role the role that the words directly before give it
 * @param names all names in the title, known or not
 */
export function titleRole(
  title: string,
  { start, end }: Place,
  role: Role,
  names: readonly Place[],
): Role {
  if (role === 'told') return role;
  const isFor = (place: Place) =>
    FOR_WHOM.test(title.slice(Math.max(0, place.start - 50), place.start));
  const own = isFor({ start, end });
  if (!own && names.some((other) => other.start >= end && isFor(other))) return 'aside';
  if (role === 'aside') return role;
  if (own) return 'team';
  const before = title.slice(0, start);
  const part = before.slice(before.search(/[^([|:•–—]*$/u)).trim();
  const isAdjacent = /[\p{L}\d)]\s$/u.test(before) && !ENDS_IN_PREPOSITION.test(fold(part));
  const trade = part.split(/[\s/·.‧•-]+/u).filter(Boolean);
  return isAdjacent && trade.length > 0 && trade.every(isTitleWord) ? 'team' : role;
}

const ENDS_IN_PREPOSITION = /(?:^| )(?:de|d|du|des|a|au|aux|avec|sur|en|et|ou|the|of|with)$/;
