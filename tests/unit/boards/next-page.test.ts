import { expect, test } from 'vitest';
import { nextListPage } from '../../../lib/boards/next-page.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';

const CSP = 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/';
const WTTJ = 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs';

test.each<[string, string, string[], string | null]>([
  ['the second page of a path', CSP, [`${CSP}page/2/`, `${CSP}page/3/`], `${CSP}page/2/`],
  ['the third, relative, with a fragment', `${CSP}page/2/`, ['../3/#x', '../1/'], `${CSP}page/3/`],
  ['none after the last', `${CSP}page/3/`, [`${CSP}page/2/`, CSP], null],
  ['none of another list', CSP, ['/nos-offres/filtres/organisme/1/page/2/'], null],
  [
    'none of another site',
    CSP,
    ['https://exemple.fr/nos-offres/filtres/organisme/10668/page/2/'],
    null,
  ],
  ['a page in the query', WTTJ, ['?page=2'], `${WTTJ}?page=2`],
  [
    'with the same filters, in any order',
    `${WTTJ}?b=1&a=2`,
    ['?a=2&page=2&b=1'],
    `${WTTJ}?a=2&page=2&b=1`,
  ],
  ['none with other filters', `${WTTJ}?a=2`, ['?page=2'], null],
  ['none where a word is no number', WTTJ, ['?page=deux', '/fr/pages/emploi-page'], null],
  ['none without links', WTTJ, [], null],
])('%s', (_, address, links, expected) => {
  const html = links.map((href) => `<a href="${href}">suite</a>`).join('');
  expect(nextListPage(pageOf(address, `<main>${html}</main>`))).toBe(expected);
});
