import { CSP_OFFER, WTTJ_OFFER } from './html.ts';

/*
 * Pages made to be slow, of any size: each holds the same thing a number of times, in itself or one after the
 * other. What is read of them may grow with that number and never with its square.
 */

/** The same thing so many times. */
type Shape = (size: number) => string;

const nested =
  (start: string, end = ''): Shape =>
  (size) =>
    start.repeat(size) + end.repeat(size);

const cspCard = (number: number) =>
  `<div class="fr-card fr-card--offer"><h3 class="fr-card__title"><a href="/offre-emploi/dev-reference-2026-${number}/">Dev</a></h3>`;

const wttjCard = (number: number) =>
  `<li><div><a href="/fr/companies/x/jobs/dev-${number}_paris"><h4>Dev</h4></a><img alt="X">`;

const each =
  (one: (number: number) => string): Shape =>
  (size) =>
    Array.from({ length: size }, (_, number) => one(number)).join('');

const TEXT = `<p>${'Vous aiderez une équipe à écrire pour ses usagers. '.repeat(12)}</p>`;

/** What stands in a page, whatever the page is. */
const SHAPES: Record<string, Shape> = {
  'blocks in each other': nested('<div class="strate-two-columns">a', '</div>'),
  'list items in each other': nested('<ul><li>a', '</li></ul>'),
  'list items without an end': nested('<li>a'),
  'blocks without an end': nested('<div>a '),
  'bold text in bold text': nested('<b>a', '</b>'),
  headings: each((number) => `<h2>Dev ${number}</h2>`),
  'headings that repeat the title': each(() => '<h2>Développeur</h2>'),
  'links to offers': each((number) => `<a href="/fr/companies/x/jobs/dev-${number}_paris">Dev</a>`),
  'links in each other': nested('<a href="https://beta.gouv.fr/startups/docurba.html">a', '</a>'),
  slashes: (size) => `<a href="https://example.org${'/'.repeat(size)}x">${'/'.repeat(size)}</a>`,
  'a long attribute': (size) =>
    `<p class="${'a '.repeat(size)}" style="${'color:;'.repeat(size)}">a</p>`,
  comments: each(() => '<!-- <p> -->a'),
  'forms with shadowing names': nested(
    '<form><input name="nextSibling"><input name="tagName">a',
    '</form>',
  ),
  'one word of many pieces': each(() => 'a<wbr>'),
  'cells of one table': (size) => `<table><tr>${'<td>a'.repeat(size)}</table>`,
  'hidden blocks': each(() => '<p hidden>a</p><p style="display:none">a</p>'),
  'cards of Welcome to the Jungle': each((number) => `${wttjCard(number)}</div></li>`),
  'cards of Welcome to the Jungle in each other': (size) =>
    each(wttjCard)(size) + '</div></li>'.repeat(size),
  'cards of Choisir le service public': each((number) => `${cspCard(number)}</div>`),
  'cards of Choisir le service public in each other': (size) =>
    each(cspCard)(size) + '</div>'.repeat(size),
};

/** What stands in a page's structured data. */
const DATA: Record<string, Shape> = {
  'structured data in itself': (size) => `${'{"@graph":['.repeat(size)}1${']}'.repeat(size)}`,
  'many postings': (size) =>
    `[${Array.from({ length: size }, (_, number) => `{"@type":"JobPosting","title":"Dev ${number}"}`).join()}]`,
  'many places': (size) =>
    `{"@type":"JobPosting","title":"Développeur","jobLocation":[${'{"address":"Paris"},'.repeat(size)}1]}`,
};

/** The pages in which they stand: an offer's own text, beside it, one without any known part, a list. */
const PAGES: Record<string, [url: string, around: (inside: string, head: string) => string]> = {
  'the text of an offer of Welcome to the Jungle': [
    WTTJ_OFFER,
    (inside, head) =>
      `<html><head>${head}</head><body><main><div data-testid="job-metadata-block"><h2>Développeur</h2></div>` +
      `<div data-testid="job-section-description">${TEXT}${inside}</div></main></body></html>`,
  ],
  'an offer of Welcome to the Jungle, before its parts': [
    WTTJ_OFFER,
    (inside, head) =>
      `<html><head>${head}</head><body>${inside}<div data-testid="job-metadata-block"><h2>Développeur</h2></div>` +
      `<div data-testid="job-section-description">${TEXT}</div></body></html>`,
  ],
  'an offer of Choisir le service public': [
    CSP_OFFER,
    (inside, head) =>
      `<html><head>${head}</head><body><main class="main-content-single-offer"><h1>Développeur</h1>` +
      `<div class="strate-two-columns"><h2>Vos missions en quelques mots</h2>${TEXT}${inside}</div></main></body></html>`,
  ],
  'a page without any part of an offer': [
    WTTJ_OFFER.replace('dev_paris', 'developpeur_paris'),
    (inside, head) =>
      `<html><head><title>Développeur</title>${head}</head><body>${inside}<h1>Développeur</h1>${TEXT}${inside}</body></html>`,
  ],
  'a list of Welcome to the Jungle': [
    'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs',
    (inside, head) => `<html><head>${head}</head><body><main>${inside}</main></body></html>`,
  ],
  'a list of Choisir le service public': [
    'https://choisirleservicepublic.gouv.fr/nos-offres/',
    (inside, head) => `<html><head>${head}</head><body><main>${inside}</main></body></html>`,
  ],
};

/** A page of a size, made to be slow. */
export interface HostilePage {
  name: string;
  url: string;
  html(size: number): string;
}

/** Each shape in each page. */
export const HOSTILE_PAGES: readonly HostilePage[] = Object.entries(PAGES).flatMap(
  ([page, [url, around]]) => [
    ...Object.entries(SHAPES).map(([shape, inside]) => ({
      name: `${shape}, in ${page}`,
      url,
      html: (size: number) => around(inside(size), ''),
    })),
    ...Object.entries(DATA).map(([shape, data]) => ({
      name: `${shape}, in ${page}`,
      url,
      html: (size: number) =>
        around('', `<script type="application/ld+json">${data(size)}</script>`),
    })),
  ],
);
