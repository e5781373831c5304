import { describe, expect, test } from 'vitest';
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

const page = (address: string, html: string) => nextListPage(pageOf(address, html));

describe('a list that links to its pages in another form', () => {
  test.each<[string, string, string, string | null]>([
    ['its own "next"', WTTJ, '<a rel="next nofollow" href="?page=2">suite</a>', `${WTTJ}?page=2`],
    ['"next" in its head', WTTJ, '<link rel="next" href="?page=2">', `${WTTJ}?page=2`],
    ['a last page, but not the next', WTTJ, '<a href="?page=9">9</a>', `${WTTJ}?page=2`],
    ['the same in a path', CSP, `<a href="${CSP}page/9/">9</a>`, `${CSP}page/2/`],
    [
      'numbers that are buttons',
      WTTJ,
      '<main><nav><button>1</button><button>2</button></nav></main>',
      `${WTTJ}?page=2`,
    ],
    [
      'numbers that are buttons, on the second page',
      `${WTTJ}?a=1&page=2`,
      '<main><div class="sc-1 Pagination"><button>2</button><button> 3 </button></div></main>',
      `${WTTJ}?a=1&page=3`,
    ],
    [
      'a button that asks for more',
      WTTJ,
      '<main><ul><li>Dev</li></ul><button>Voir plus d’offres</button></main>',
      `${WTTJ}?page=2`,
    ],
    [
      'the same in English, with a number',
      WTTJ,
      '<main><div role="button">Load more jobs (12)</div></main>',
      `${WTTJ}?page=2`,
    ],
  ])('%s', (_, address, html, expected) => expect(page(address, html)).toBe(expected));

  test.each<[string, string, string]>([
    ['an arrow that is off', WTTJ, '<a aria-disabled="true" href="?page=2">›</a>'],
    ['a number in a list of something else', WTTJ, '<main><button>2</button></main>'],
    [
      'a button that is off',
      WTTJ,
      '<main><nav><button disabled>2</button></nav><button aria-disabled="true">Voir plus d’offres</button></main>',
    ],
    [
      'the rest of one card, or of a text that is there',
      WTTJ,
      '<main><ul><li>Dev <button>Voir plus de postes</button></li></ul><button aria-expanded="false">Voir plus d’offres</button></main>',
    ],
    [
      'other buttons',
      WTTJ,
      '<main><button>Voir plus</button><button>Voir plus de photos</button><button>Suivre</button></main>',
    ],
    [
      'a button on a site that loads whole pages',
      CSP,
      '<main><nav><button>2</button></nav><button>Voir plus d’offres</button></main>',
    ],
    ['"next" of another list', WTTJ, '<a rel="next" href="/fr/jobs?page=2">suite</a>'],
    [
      'a page before',
      `${WTTJ}?page=3`,
      '<a href="?page=2">2</a><a rel="prev" href="?page=2">‹</a>',
    ],
  ])('%s is no next page', (_, address, html) => expect(page(address, html)).toBeNull());
});
