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

/** Until here a text says what it is about, in UTF-16 units. */
const FIRST_LINES = 400;

/** What a recruiter puts in where Repère does not know. */
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
 * Checks how an offer names its Startup and its incubator. Only a Startup identified with
 * certainty, or chosen by a person, is ever named in an advice.
 *
 * @param words null when only the resolution is known: its evidence then has to do
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

/** The Startup that nobody doubts, or null. */
export function certainStartup({ outcome, startups: [first] }: Resolution) {
  return outcome === 'identified' && first?.certainty === 'certain' ? first : null;
}

function startupNamed(title: string, resolution: Resolution, words: OfferWords | null): Finding {
  const certain = certainStartup(resolution);
  // While there is a doubt, any of the candidates will do: none of them is asserted.
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

/** A name in the title or the first lines, as the offer writes it. */
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
  // The page of a Startup that the directory has lost, or never had, is one too.
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

/** The words that name an incubator, not the body that owns it, nor a mail address. */
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

/** The names of the incubators of a Startup that is certain. */
export function directoryIncubators(resolution: Resolution): string {
  const names = certainStartup(resolution)
    ? resolution.incubators.filter(({ source }) => source === 'directory').map(({ name }) => name)
    : [];
  return names.join(' et ') || INCUBATOR_TO_NAME;
}
