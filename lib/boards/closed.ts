import { property, query, queryAll, textIn } from '../dom/dom.ts';
import { fold } from '../offer/fold.ts';
import type { Page } from './board.ts';

/**
 * How sites say that an offer is no longer published, in folded words: "Cette offre n'est plus
 * disponible", "Le poste a été pourvu", "This job is no longer available".
 */
const IS_OVER =
  /\b(?:offre|annonce|poste|recrutement|opportunite|job|position|posting|vacancy)(?: \w+){0,5}? (?:n (?:est|existe) (?:pas ou )?plus|(?:est|a)(?: deja)? (?:ete )?(?:expire|pourvu|clotur|ferme|clos|archiv|retire|supprim|depubli|termine)\w*|(?:is|has)(?: been)? (?:no longer|expired|closed|filled|removed|not available|archived))\b/;

/** Titles of pages that do not exist. */
const IS_MISSING =
  /\b(?:(?:page|offre|annonce) (?:non trouvee|introuvable)|(?:page|job) not found|erreur 404|404)\b/;

/** The notice comes first; other offers and advice follow. In UTF-16 units. */
const FIRST_WORDS = 3_000;

/** More headings than a page with such a notice has. */
const MOST_HEADINGS = 20;

/**
 * Whether a page says that its offer is no longer published. Only for pages without an offer: the
 * same words may be beside one.
 */
export function isClosed({ document }: Page): boolean {
  const headings = [...queryAll(document, 'h1, h2')].slice(0, MOST_HEADINGS);
  const titles = [property(document, 'title'), ...headings.map((heading) => textIn(heading))];
  const content = query(document, 'main') ?? property(document, 'body');
  return (
    titles.some((title) => IS_MISSING.test(fold(title.slice(0, FIRST_WORDS)))) ||
    [...titles, textIn(content, FIRST_WORDS)].some((text) => IS_OVER.test(fold(text)))
  );
}
