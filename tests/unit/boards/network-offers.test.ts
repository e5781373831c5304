import { describe, expect, test } from 'vitest';
import { networkOffersIn, offersBeside } from '../../../lib/boards/network-offers.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';

const ORIGIN = 'https://www.welcometothejungle.com';
const LIST = `${ORIGIN}/fr/companies/communaute-beta-gouv/jobs`;
const own = (slug: string) => `${LIST}/${slug}`;

const offersIn = (html: string, url = LIST) => networkOffersIn(pageOf(url, html), html);

describe('the network’s offers, in whatever form its list holds them', () => {
  test.each<[string, string, string[]]>([
    ['links without a title', `<a href="${own('dev')}"></a>`, [own('dev')]],
    [
      'links without a language, or in another one',
      '<a href="/companies/communaute-beta-gouv/jobs/dev">Dev</a><a href="/en/companies/communaute-beta-gouv/jobs/ops">Ops</a>',
      [own('dev'), `${ORIGIN}/en/companies/communaute-beta-gouv/jobs/ops`],
    ],
    [
      'links with a query and a fragment, each offer once',
      `<a href="${own('dev')}?q=1&o=2">Dev</a><a href="${own('dev')}#apply">Dev</a><a href="${own('DEV')}">Dev</a>`,
      [own('dev')],
    ],
    [
      'the slug as it is misspelt in the site’s data',
      '<a href="/fr/companies/communaute-beta-gout/jobs/dev_paris">Dev</a>',
      [`${ORIGIN}/fr/companies/communaute-beta-gout/jobs/dev_paris`],
    ],
    [
      'a list that draws two of its offers: the others stand in its data',
      `<ul><li><a href="/fr/companies/communaute-beta-gouv/jobs/dev">Dev</a></li></ul>
       <script>window.__DATA__ = "{\\"url\\":\\"\\/fr\\/companies\\/communaute-beta-gouv\\/jobs\\/ops_lyon\\"}"</script>`,
      [own('dev'), own('ops_lyon')],
    ],
    [
      'data with escaped signs',
      '<script>{"path":"\\u002Ffr\\u002Fcompanies\\u002Fcommunaute-beta-gouv\\u002Fjobs\\u002Fdev"}</script>',
      [own('dev')],
    ],
    [
      'an ItemList as structured data',
      `<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"url":"${own('dev')}"},{"url":"${own('ops')}"}]}</script>`,
      [own('dev'), own('ops')],
    ],
    [
      'rows that are no links',
      `<div data-href="${own('dev')}" role="link">Dev</div>`,
      [own('dev')],
    ],
    [
      'slugs with a city and a reference',
      `<a href="${own('dev-ruby_cenac_BETAG_Gmp537A')}">Dev</a>`,
      [own('dev-ruby_cenac_BETAG_Gmp537A')],
    ],
    ['an address at the end of a sentence', `<p>Voir ${own('dev')}.</p>`, [own('dev')]],
  ])('%s', (_, html, expected) => expect(offersIn(html)).toEqual(expected));

  test.each<[string, string]>([
    ['offers of other companies', '<a href="/fr/companies/acme/jobs/dev">Dev</a>'],
    [
      'a company whose name begins alike',
      '<a href="/fr/companies/communaute-beta-gouv-sas/jobs/dev">Dev</a>',
    ],
    [
      'the list itself, and its pages',
      `<a href="${LIST}">Offres</a><a href="${LIST}?page=2">2</a>`,
    ],
    ['the way to apply', `<a href="${own('dev')}/apply">Postuler</a>`],
    [
      'another site with such a path',
      '<a href="https://exemple.fr/fr/companies/communaute-beta-gouv/jobs/dev">Dev</a> exemple.fr/companies/communaute-beta-gouv/jobs/ops',
    ],
    [
      'another design of the site',
      '<a href="https://app.welcometothejungle.com/companies/communaute-beta-gouv/jobs/dev">Dev</a>',
    ],
    ['what is commented out', `<!-- <a href="${own('dev')}">Dev</a> -->`],
    ['nothing', ''],
  ])('not %s', (_, html) => expect(offersIn(html)).toEqual([]));

  test('none on the page of another company, of a search, and of a board whose addresses do not tell', () => {
    const html = `<a href="${own('dev')}">Dev</a>`;
    for (const url of [
      `${ORIGIN}/fr/companies/acme/jobs`,
      `${ORIGIN}/fr/jobs?query=dev`,
      'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/',
    ]) {
      expect(offersIn(html, url)).toEqual([]);
    }
  });
});

test('an offer that has a card is none beside it, in whatever language', () => {
  const beside = offersBeside(
    [own('dev'), own('ops')],
    [`${ORIGIN}/en/companies/communaute-beta-gouv/jobs/dev`],
  );
  expect(beside).toEqual([own('ops')]);
});
