import { readPage } from '../../lib/boards/index.ts';
import type { PageReading } from '../../lib/offer/reading.ts';
import { pageOf } from '../../scripts/pages/parse.ts';

export const WTTJ_OFFER =
  'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/dev_paris';
export const CSP_OFFER = 'https://choisirleservicepublic.gouv.fr/offre-emploi/2026-12345/';

/** A page of Welcome to the Jungle with this in its parts. */
export function wttjPage({
  missions = '<p>Bonjour</p>',
  title = 'Dev',
  head = '',
  rest = '',
} = {}) {
  return `<!doctype html><html><head>${head}</head><body><main>
<div data-testid="job-metadata-block"><a href="/fr/companies/x">Employeur</a><h2>${title}</h2></div>
<div data-testid="job-section-description">${missions}</div>${rest}</main></body></html>`;
}

/** A page of Choisir le service public with this in its parts. */
export function cspPage({ missions = '<p>Bonjour</p>', title = 'Dev', head = '', rest = '' } = {}) {
  return `<!doctype html><html><head>${head}</head><body>
<main class="main-content-single-offer" data-reference="2026-12345"><h1>${title}</h1>
<div class="strate-two-columns"><h2>Vos missions en quelques mots</h2>${missions}</div>${rest}
</main></body></html>`;
}

/**
 * A page with something more in what people see of it, before a mark that stands there once.
 * @throws Error when it does not: a test of a page that was not changed would prove nothing
 */
export function insertBefore(html: string, mark: string, added: string): string {
  const seen = html.replace(/<script\b[\s\S]*?<\/script>/g, (script) => ' '.repeat(script.length));
  const at = seen.indexOf(mark);
  if (at < 0 || seen.includes(mark, at + 1)) {
    throw new Error(`the page does not have “${mark}” once, outside its scripts`);
  }
  return html.slice(0, at) + added + html.slice(at);
}

/** Reads a page as the extension does. */
export function read(url: string, html: string): PageReading {
  return readPage(pageOf(url, html));
}

/** The text of one zone of a reading; undefined when there is none. */
export function zoneOf({ offer }: PageReading, zone: string): string | undefined {
  return offer?.zones.find(({ name }) => name === zone)?.text;
}
