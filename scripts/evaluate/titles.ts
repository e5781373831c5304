import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from '../../lib/answer/answer.ts';
import type { OfferView } from '../../lib/answer/view.ts';
import { readPage } from '../../lib/boards/index.ts';
import type { Resolver } from '../../lib/matching/resolve.ts';
import type { BoardId } from '../../lib/offer/offer.ts';
import { escapeHtml } from '../pages/escape-html.ts';
import { pageOf } from '../pages/parse.ts';

/** An offer as short as can be: a title, a contract, a text. */
interface ShortOffer {
  title: string;
  contract?: string;
  board?: BoardId;
  /** Paragraphs with an empty line between, or markup; null for a text that says nothing. */
  text: string | null;
}

/** What a title is to be read as. */
export interface TitleCase extends ShortOffer {
  want: { profession: string; status: string; guide: string };
}

/** One rule of the network, and what becomes of it. */
export interface RuleCase extends ShortOffer {
  check: string;
  want: string;
  /** The structured data has no last day. */
  withoutValidThrough?: boolean;
}

/** How titles and rules were read; every value but the errors is a count. */
export interface TitlesMeasure {
  titles: number;
  profession: number;
  professionWrong: number;
  status: number;
  guide: number;
  rules: number;
  rulesRight: number;
  errors: string[];
}

/** The cases of a folder (titles.ndjson, tagging.ndjson); null when it does not hold both. */
export function readTitles(folder: string): { titles: TitleCase[]; rules: RuleCase[] } | null {
  const paths = ['titles', 'tagging'].map((name) => join(folder, `${name}.ndjson`));
  if (!paths.every((path) => existsSync(path))) return null;
  const [titles = [], rules = []] = paths.map((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  return { titles, rules };
}

/**
 * Reads every title as an offer's page of its board, and every rule's case as one of the network's
 * company. Silence about a profession is not wrong.
 *
 * @param today ISO date, at which the offers are published
 */
export function measureTitles(
  titles: readonly TitleCase[],
  rules: readonly RuleCase[],
  resolver: Resolver,
  today: string,
): TitlesMeasure {
  const errors: string[] = [];
  const found = { profession: 0, professionWrong: 0, status: 0, guide: 0, rulesRight: 0 };
  for (const [number, one] of titles.entries()) {
    const { want, title } = one;
    const view = viewOf(one, number, resolver, today);
    const profession = view?.offer?.profession ?? null;
    const status = view?.offer?.status ?? null;
    const guide = view?.guides.find(({ topic }) => topic === 'interview')?.url.split('#')[1];
    if (profession === want.profession || (profession === null && want.profession === 'Autre')) {
      found.profession += 1;
    } else {
      if (profession !== null) found.professionWrong += 1;
      errors.push(`profession: ${title}, want ${want.profession}, said ${profession ?? 'nothing'}`);
    }
    if (status === want.status) found.status += 1;
    else errors.push(`status: ${title}, want ${want.status}, said ${status}`);
    if (guide === want.guide) found.guide += 1;
    else errors.push(`guide: ${title}, want ${want.guide}, said ${guide}`);
  }
  for (const [number, one] of rules.entries()) {
    const view = viewOf(one, number, resolver, today);
    const status = view?.checks.find(({ id }) => id === one.check)?.status;
    if (status === one.want) found.rulesRight += 1;
    else errors.push(`rule ${one.check}: ${one.title}, want ${one.want}, said ${status}`);
  }
  return { titles: titles.length, rules: rules.length, ...found, errors };
}

/** A text that is the network's and says nothing of the post. */
const SILENT_TEXT =
  'Une petite équipe de beta.gouv.fr prépare un service en ligne pour les agents.';

function viewOf(
  { title, contract = 'Freelance', board = 'welcome-to-the-jungle', text }: ShortOffer,
  number: number,
  resolver: Resolver,
  today: string,
): OfferView | null {
  const body = markupOf(text ?? SILENT_TEXT);
  const { url, html } =
    board === 'welcome-to-the-jungle'
      ? jungle(title, contract, body, number, today)
      : service(title, contract, body, number, today);
  return answer(readPage(pageOf(url, html)), resolver, today);
}

/** The least that a page of Welcome to the Jungle has (seen October 2026). */
function jungle(title: string, contract: string, body: string, number: number, today: string) {
  const path = `/fr/companies/communaute-beta-gouv/jobs/offre-${number}_paris`;
  const data = JSON.stringify({
    '@type': 'JobPosting',
    title,
    description: body,
    datePosted: today,
    hiringOrganization: { name: 'Communauté beta.gouv.fr' },
  }).replaceAll('<', '\\u003c');
  return {
    url: `https://www.welcometothejungle.com${path}`,
    html: `<head><link rel="canonical" href="https://www.welcometothejungle.com${path}"><script type="application/ld+json">${data}</script></head>
<main><div data-testid="job-metadata-block"><a href="/fr/companies/communaute-beta-gouv">Communauté beta.gouv.fr</a><h2>${escapeHtml(title)}</h2><div><svg alt="Contract"></svg><span>${escapeHtml(contract)}</span></div><time datetime="${today}T08:00:00Z"></time></div>
<div data-testid="job-section-description"><h4>Descriptif du poste</h4><div>${body}</div></div></main>`,
  };
}

/** The least that a page of Choisir le service public has (seen October 2026). */
function service(title: string, contract: string, body: string, number: number, today: string) {
  const reference = `2026-${3_000_000 + number}`;
  const employer = 'Direction interministérielle du numérique (DINUM)';
  const [year, month, day] = today.split('-');
  return {
    url: `https://choisirleservicepublic.gouv.fr/offre-emploi/offre-reference-${reference}/`,
    html: `<input type="hidden" id="page_name" value="${escapeHtml(title)}"><input type="hidden" id="content_entite" value="${employer}"><input type="hidden" id="content_ref" value="${reference}"><input type="hidden" id="content_startPublicationDate_day" value="${day}"><input type="hidden" id="content_startPublicationDate_month" value="${month}"><input type="hidden" id="content_startPublicationDate_year" value="${year}">
<main class="main-content-single-offer" data-reference="${reference}"><h1>${escapeHtml(title)}</h1><ul><li class="ic ic--user"><span class="sr-only">Employeur : </span>${employer}</li></ul><ul class="table"><li class="table-cell"><span><strong>Nature du contrat</strong></span> <span>${escapeHtml(contract)}</span></li></ul>
<div class="strate-two-columns"><div class="rte"><h2>Vos missions en quelques mots</h2><div>${body}</div></div></div></main>`,
  };
}

function markupOf(text: string): string {
  if (text.startsWith('<')) return text;
  return text
    .split('\n\n')
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('');
}
