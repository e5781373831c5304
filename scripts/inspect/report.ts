import type { OfferView } from '../../lib/answer/view.ts';
import type { Evidence, Resolution } from '../../lib/matching/resolution.ts';
import type { ListedOffer } from '../../lib/offer/listed-offer.ts';
import type { PageReading } from '../../lib/offer/reading.ts';
import type { CheckId, TaggingCheck } from '../../lib/tagging/check.ts';

/** What `npm run inspect` says of one page: the contract of its JSON. */
export interface InspectReport {
  url: string;
  board: PageReading['board'];
  page: PageReading['page'];
  outcome: OfferView['resolution']['outcome'];
  offer: {
    title: string;
    employer: string | null;
    reference: string | null;
    contract: string | null;
    location: string | null;
    datePosted: string | null;
    profession: string | null;
    status: string | null;
  } | null;
  startups: {
    id: string;
    name: string;
    url: string;
    phase: string | null;
    certainty: string;
    score: number;
    evidence: ReportedEvidence[];
  }[];
  incubators: {
    id: string;
    name: string;
    url: string;
    source: 'directory' | 'text';
    evidence: ReportedEvidence[];
  }[];
  guides: { topic: string; label: string; url: string }[];
  /** The network's rules; none where the offer is not the network's. */
  checks: ReportedCheck[];
  problems: string[];
  /** A list's offers, each answered from its card alone; empty on other pages. */
  offers: ReportedOffer[];
}

/** What is said of an offer of a list: the shapes of an offer's page, less what a card cannot tell. */
export interface ReportedOffer {
  title: string;
  url: string;
  reference: string | null;
  outcome: OfferView['resolution']['outcome'];
  startups: { id: string; name: string; certainty: string }[];
  incubators: { id: string; name: string }[];
}

/** One rule, as a French sentence, and what the offer makes of it. */
type ReportedCheck = Omit<TaggingCheck, 'place'> & { rule: string };

type ReportedEvidence = Pick<Evidence, 'kind' | 'zone' | 'quote'>;

/**
 * The report of a page that was read; lists and other pages have no answer, only a kind.
 *
 * @param rules the sentence of each rule
 * @param answerOf answers for an offer of a list from its card
 */
export function reportOf(
  reading: PageReading,
  view: OfferView | null,
  rules: (id: CheckId) => string,
  answerOf: (listed: ListedOffer) => Resolution,
): InspectReport {
  const { offer } = reading;
  return {
    ...failureReport(reading.url, reading.problems),
    board: reading.board,
    page: reading.page,
    outcome: view?.resolution.outcome ?? 'not-beta',
    offer: offer && {
      title: offer.title,
      employer: offer.employer,
      reference: offer.reference,
      contract: offer.contract,
      location: offer.location,
      datePosted: offer.datePosted,
      profession: view?.offer?.profession ?? null,
      status: view?.offer?.status ?? null,
    },
    startups: (view?.resolution.startups ?? []).map(
      ({ id, name, url, phase, certainty, score, evidence }) => ({
        id,
        name,
        url,
        phase,
        certainty,
        score,
        evidence: evidence.map(reported),
      }),
    ),
    incubators: (view?.resolution.incubators ?? []).map(({ id, name, url, source, evidence }) => ({
      id,
      name,
      url,
      source,
      evidence: evidence.map(reported),
    })),
    guides: (view?.guides ?? []).map(({ topic, label, url }) => ({ topic, label, url })),
    checks: (view?.checks ?? []).map(({ id, status, source, quote, advice }) => ({
      id,
      status,
      rule: rules(id),
      source,
      quote,
      advice,
    })),
    offers: reading.offers.map((listed) => reportedOffer(listed, answerOf(listed))),
  };
}

function reportedOffer(
  { title, url, reference }: ListedOffer,
  { outcome, startups, incubators }: Resolution,
): ReportedOffer {
  return {
    title,
    url,
    reference,
    outcome,
    startups: startups.map(({ id, name, certainty }) => ({ id, name, certainty })),
    incubators: incubators.map(({ id, name }) => ({ id, name })),
  };
}

/** The report of a page that could not even be opened. */
export function failureReport(url: string, problems: string[]): InspectReport {
  return {
    url,
    board: null,
    page: 'other',
    outcome: 'unreadable',
    offer: null,
    startups: [],
    incubators: [],
    guides: [],
    checks: [],
    problems,
    offers: [],
  };
}

/** The report as lines for people. */
export function printReport(report: InspectReport): string {
  const { offer } = report;
  const lines = [report.url, `  ${report.board ?? 'no board'}, ${report.page}: ${report.outcome}`];
  if (offer) {
    lines.push(
      `  ${offer.title} – ${offer.employer ?? 'employer unknown'}`,
      `  ${[offer.contract, offer.location, offer.datePosted, offer.reference].filter(Boolean).join(' · ')}`,
      `  profession: ${offer.profession ?? 'not said'}, status: ${offer.status ?? 'not said'}`,
    );
  }
  if (report.outcome === 'identified' && report.startups.length > 1) {
    lines.push("  two Startups d'État share the post: both are right");
  }
  for (const { name, id, certainty, score, phase, evidence } of report.startups) {
    lines.push(`  Startup d'État: ${name} (${id}), ${certainty}, score ${score}, ${phase}`);
    lines.push(...evidence.map(evidenceLine));
  }
  for (const { name, id, source, evidence } of report.incubators) {
    lines.push(`  incubator: ${name} (${id}), from the ${source}`, ...evidence.map(evidenceLine));
  }
  lines.push(...report.guides.map(({ topic, url }) => `  ${topic}: ${url}`));
  for (const { id, status, rule, quote, advice } of report.checks) {
    lines.push(`  ${status}, ${id}: ${rule}`);
    if (quote !== null) lines.push(`    "${quote}"`);
    if (advice !== null) lines.push(`    suggestion: ${advice}`);
  }
  for (const { title, outcome, startups, reference } of report.offers) {
    const names = startups.map(({ id, certainty }) => `${id} (${certainty})`).join(', ');
    lines.push(`  offer: ${title} [${reference ?? 'no reference'}]: ${outcome} ${names}`.trimEnd());
  }
  lines.push(...report.problems.map((problem) => `  problem: ${problem}`));
  return lines.join('\n');
}

function evidenceLine({ kind, zone, quote }: ReportedEvidence): string {
  return `    ${kind} in ${zone}: "${quote}"`;
}

function reported({ kind, zone, quote }: Evidence): ReportedEvidence {
  return { kind, zone, quote };
}
