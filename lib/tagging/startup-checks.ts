import type { Evidence, Resolution } from '../matching/resolution.ts';
import {
  asCheck,
  type Finding,
  failed,
  notApplicable,
  passed,
  type TaggingCheck,
} from './check.ts';
import { type OfferWords, type Passage, placeOfName } from './offer-words.ts';

/** The length of a text's beginning, which says what the text is about, in UTF-16 units. */
const FIRST_LINES = 400;

/** Placeholders for a recruiter to fill in when Repère does not know the name. */
const STARTUP_TO_NAME = '[nom de la Startup d’État]';
const INCUBATOR_TO_NAME = '[nom de l’incubateur]';

/** The checks on the Startup and its incubator. */
export const STARTUP_CHECKS = [
  'startup-named',
  'startup-linked',
  'incubator-named',
  'incubator-agrees',
] as const;

/**
 * Checks how an offer names its Startup and its incubator. An advice only names a Startup that is
 * identified with certainty or was chosen by a person.
 *
 * @param words null when only the resolution is known: the checks then use its evidence
 */
export function checkStartup(
  title: string,
  resolution: Resolution,
  words: OfferWords | null,
): TaggingCheck[] {
  const findings = {
    'startup-named': startupNamed(title, resolution, words),
    'startup-linked': startupLinked(resolution),
    'incubator-named': incubatorNamed(resolution),
    'incubator-agrees': incubatorAgrees(resolution),
  };
  return STARTUP_CHECKS.map((id) => asCheck(id, findings[id]));
}

/** The Startup, when it is certain; else null. */
export function certainStartup({ outcome, startups: [first] }: Resolution) {
  return outcome === 'identified' && first?.certainty === 'certain' ? first : null;
}

function startupNamed(title: string, resolution: Resolution, words: OfferWords | null): Finding {
  const certain = certainStartup(resolution);
  // When in doubt, naming any candidate is enough, since no Startup is asserted.
  const candidates = certain ? [certain] : resolution.startups;
  for (const startup of candidates) {
    const named = startup.evidence.filter(({ kind }) => kind.startsWith('name-'));
    const early =
      named.find(({ zone }) => zone === 'title') ??
      (words && firstMention([startup.name, ...named.map(({ quote }) => quote)], words)) ??
      named.find(({ zone, offset }) => zone === 'missions' && (offset ?? 0) < FIRST_LINES);
    if (early) return passed(early);
  }
  const name = certain?.name ?? STARTUP_TO_NAME;
  const advice = /\b(?:pour|chez)\b|@/.test(title) ? `${title} (${name})` : `${title} pour ${name}`;
  const late = certain?.evidence.find(
    ({ kind, zone }) => kind.startsWith('name-') && zone !== 'about',
  );
  return failed(late ?? null, advice);
}

/** The first name in the title or the first lines, as the offer writes it. */
function firstMention(names: readonly string[], words: OfferWords): Passage | null {
  for (const zone of ['title', 'missions'] as const) {
    const text = words.own(zone).slice(0, zone === 'title' ? undefined : FIRST_LINES);
    for (const name of names) {
      const offset = placeOfName(words.unhidden(zone).slice(0, text.length), name);
      if (offset >= 0) return { zone, offset, quote: text.slice(offset, offset + name.length) };
    }
  }
  return null;
}

function startupLinked(resolution: Resolution): Finding {
  const certain = certainStartup(resolution);
  const evidence = (certain ? [certain] : resolution.startups).flatMap((one) => one.evidence);
  // A link to the page of a Startup that the directory does not have also counts.
  const others = certain ? [] : resolution.network.filter(({ address }) => isStartupPage(address));
  const link = [...evidence.filter(({ kind }) => kind === 'startup-link'), ...others].find(
    ({ zone }) => zone !== 'about',
  );
  if (link) return passed(link);
  const { name, url } = certain ?? {
    name: STARTUP_TO_NAME,
    url: 'https://beta.gouv.fr/startups/[identifiant].html',
  };
  return failed(null, `Startup d’État : ${name} (${url})`);
}

function isStartupPage(address: string | undefined): boolean {
  return /^https?:\/\/(?:www\.)?beta\.gouv\.fr\/startups?\/[^/?#]/.test(address ?? '');
}

/** The words that name an incubator; a name of its owner or a mail address does not count. */
function namingOf(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find(
    ({ kind, zone, quote }) =>
      kind !== 'incubator-owner' && zone !== 'about' && !quote.includes('@'),
  );
}

function incubatorNamed(resolution: Resolution): Finding {
  for (const { evidence } of resolution.incubators) {
    const naming = namingOf(evidence);
    if (naming) return passed(naming);
  }
  return failed(null, `Incubateur : ${directoryIncubators(resolution)}`);
}

function incubatorAgrees(resolution: Resolution): Finding {
  const own = resolution.incubators.filter(({ source }) => source === 'directory');
  if (!certainStartup(resolution) || own.length === 0) return notApplicable();
  const agreeing = own.map(({ evidence }) => namingOf(evidence)).find(Boolean);
  if (agreeing) return passed(agreeing);
  const [other] = resolution.incubators.filter(({ source }) => source === 'text');
  const naming = other && namingOf(other.evidence);
  if (!resolution.disagreement || !naming) return notApplicable();
  return failed(naming, `Incubateur : ${directoryIncubators(resolution)}`);
}

/** The names of the incubators of the certain Startup, or a placeholder. */
export function directoryIncubators(resolution: Resolution): string {
  const names = certainStartup(resolution)
    ? resolution.incubators.filter(({ source }) => source === 'directory').map(({ name }) => name)
    : [];
  return names.join(' et ') || INCUBATOR_TO_NAME;
}
