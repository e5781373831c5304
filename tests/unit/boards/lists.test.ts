import { describe, expect, it, test } from 'vitest';
import { readCards } from '../../../lib/boards/cards.ts';
import { MAXIMUM_CARDS } from '../../../lib/offer/listed-offer.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { read } from '../../support/html.ts';

const WTTJ = 'https://www.welcometothejungle.com/fr/jobs?query=dev';
const CSP = 'https://choisirleservicepublic.gouv.fr/nos-offres/';
const NETWORK = `${CSP}filtres/organisme/10668/`;

const inMain = (body: string) => `<html><body><main>${body}</main></body></html>`;
const job = (path: string, inside: string) => `<a href="/fr/companies/${path}">${inside}</a>`;
/** A card of Choisir le service public, as seen 2026-10. */
const card = (inside: string, rest = '') =>
  `<li><div class="fr-card fr-card--offer"><h3 class="fr-card__title">${inside}</h3>${rest}</div></li>`;

/** "title @ employer, date" of each card, network's marked with a star. */
const lines = (url: string, html: string) =>
  read(url, html).offers.map(
    ({ title, employer, datePosted, network }) =>
      `${network ? '*' : ''}${title} @ ${employer}, ${datePosted}`,
  );

describe('cards of Welcome to the Jungle, however they are built', () => {
  test.each<[string, string, string[]]>([
    ['nothing', '', []],
    [
      'a heading in the link',
      `<ul><li>${job('acme/jobs/dev', '<h4>Dev</h4>')}</li></ul>`,
      ['Dev @ null, null'],
    ],
    [
      'a heading around the link, a logo linked before it',
      `<li>${job('acme/jobs/dev', '<img alt="Acme">')}<h2>${job('acme/jobs/dev', 'Dev')}</h2></li>`,
      ['Dev @ Acme, null'],
    ],
    [
      'a heading beside the link',
      `<article><h3>Dev</h3><p>Acme SAS</p>${job('acme/jobs/dev', 'Voir')}</article>`,
      ['Dev @ Acme SAS, null'],
    ],
    [
      'no heading: the link’s first line',
      `<div><div>${job('acme/jobs/dev', '<p>Dev</p><p>Acme</p><p>CDI</p>')}</div></div>`,
      ['Dev @ Acme, null'],
    ],
    [
      'an empty link over the card, whose name is the title',
      `<li><a href="/fr/companies/acme/jobs/dev" aria-label="Dev"></a><span>Acme</span></li>`,
      ['Dev @ Acme, null'],
    ],
    [
      'no element around several cards but the list',
      `<div>${job('acme/jobs/dev', 'Dev')} ${job('zeta/jobs/ops', 'Ops')}</div>`,
      ['Dev @ null, null', 'Ops @ null, null'],
    ],
    [
      'facts that are lists inside the card',
      `<ul><li><div>${job('acme/jobs/dev', '<h4>Dev</h4>')}<ul><li>${job('acme/jobs/dev', 'CDI')}</li></ul></div></li><li>${job('acme/jobs/ops', '<h4>Ops</h4>')}</li></ul>`,
      ['Dev @ null, null', 'Ops @ null, null'],
    ],
    [
      'words found marked by the site, entities escaped twice',
      `<li>${job('acme/jobs/dev', '<h4>Dev <mark>R&amp;amp;D</mark></h4>')}</li>`,
      ['Dev R&D @ null, null'],
    ],
    [
      'the company’s name in the title too',
      `<li>${job('colibri-energie/jobs/dev', '<h4>Colibri Énergie recrute</h4>')}<p><b>Colibri Énergie</b> CDI à Lyon</p></li>`,
      ['Colibri Énergie recrute @ Colibri Énergie, null'],
    ],
    [
      'a company whose logo tells its name, and its address does not (2026-02)',
      `<li><div data-role="jobs:thumb">${job('sii/jobs/dev', '<img alt="Cover" data-testid="job-thumb-cover-1"><h2>Dev</h2>')}<img alt="Groupe SII" data-testid="job-thumb-logo-1"><span>Groupe SII</span></div></li>`,
      ['Dev @ Groupe SII, null'],
    ],
    [
      'the same after a redesign: a picture and words that say one name',
      `<li>${job('jacobs-x/jobs/dev', '<h2>Dev</h2>')}<img alt="JDE Peet’s"><span>CDI</span><span>JDE Peet’s</span></li>`,
      ['Dev @ JDE Peet’s, null'],
    ],
    [
      'a date whose attribute has a capital (2026-02)',
      `<li>${job('acme/jobs/dev', '<h2>Dev</h2>')}<time dateTime="2026-02-09T08:00:00Z">hier</time></li>`,
      ['Dev @ null, 2026-02-09'],
    ],
    [
      'a company whose address does not tell its name, linked',
      `<li>${job('x-1/jobs/dev', '<h4>Dev</h4>')}${job('x-1', 'La Fabrique')}</li>`,
      ['Dev @ La Fabrique, null'],
    ],
    [
      'the network’s own, under its address in any language or none, and as misspelt',
      `<li>${job('communaute-beta-gouv/jobs/dev', '<h4>Dev</h4>')}</li><li><a href="https://www.welcometothejungle.com/companies/communaute-beta-gout/jobs/ops?q=1#x"><h4>Ops</h4></a><time datetime="2026-10-02T22:00:00Z">2/10</time></li>`,
      ['*Dev @ null, null', '*Ops @ null, 2026-10-02'],
    ],
    [
      'the same offer twice: its first card',
      `<li>${job('acme/jobs/dev?o=1', '<h4>Dev</h4>')}</li><li>${job('acme/jobs/ops', '<h4>Ops</h4>')}</li><li>${job('acme/jobs/dev?o=2', '<h4>Dev senior</h4>')}</li>`,
      ['Dev @ null, null', 'Ops @ null, null'],
    ],
    [
      'a link from before the site was secure',
      `<li><a href="http://www.welcometothejungle.com/fr/companies/acme/jobs/dev">Dev</a></li>`,
      ['Dev @ null, null'],
    ],
    [
      'links that are no offers',
      `<li><a href="ftp://www.welcometothejungle.com/companies/acme/jobs/dev">Dev</a>${job('acme', 'Acme')}${job('acme/jobs', 'Offres')}<a href="https://exemple.fr/companies/acme/jobs/dev">Dev</a><a href="/fr/companies/acme/jobs/dev/apply">Postuler</a><a href="http://[::1">x</a></li>`,
      [],
    ],
  ])('%s', (_, body, expected) => expect(lines(WTTJ, inMain(body))).toEqual(expected));
});

describe('cards of Choisir le service public', () => {
  const employer = (name: string) =>
    `<ul><li><span class="fr-sr-only sr-only">Employeur : </span>${name}</li></ul>`;
  test.each<[string, string, string[]]>([
    ['nothing', '', []],
    [
      'a card',
      card(
        '<a href="/offre-emploi/x-reference-2026-1/" aria-label="Dev, nouvelle fenêtre"> Dev </a>',
        `${employer('Mairie')}<p>En ligne depuis le 06 août 2026</p>`,
      ),
      ['*Dev @ Mairie, 2026-08-06'],
    ],
    [
      'the first of the month, in capitals, without accents',
      card('<a href="/offre-emploi/2026-1/">Dev</a>', '<p>EN LIGNE DEPUIS LE 1ER FEVRIER 2026</p>'),
      ['*Dev @ null, 2026-02-01'],
    ],
    [
      'a day that no calendar has, a label without employer',
      card(
        '<a href="/offre-emploi/2026-1/">Dev</a>',
        `${employer('')}<p>En ligne depuis le 31 juin 2026</p>`,
      ),
      ['*Dev @ null, null'],
    ],
    [
      'suggestions beside the list',
      `${card('<a href="/offre-emploi/2026-1/">Dev</a>')}<div class="strate-cards-list">${card('<a href="/offre-emploi/2026-2/">Ops</a>')}</div>`,
      ['*Dev @ null, null'],
    ],
    [
      'suggestions and no offer',
      `<div class="strate-cards-list">${card('<a href="/offre-emploi/2026-2/">Ops</a>')}</div>`,
      [],
    ],
    [
      'links without headings, once nothing else is known',
      '<div><div><a href="/offre-emploi/2026-1/">Dev</a></div><div><a href="/offre-emploi/2026-2/">Ops</a></div></div><p><a href="/offre-emploi/2026-3/">Une autre</a></p>',
      ['*Dev @ null, null', '*Ops @ null, null'],
    ],
    [
      'links elsewhere',
      card('<a href="https://exemple.fr/offre-emploi/2026-1/">Dev</a>') +
        card('<a href="/offre-emploi/">Offres</a>'),
      [],
    ],
  ])('%s', (_, body, expected) => expect(lines(NETWORK, inMain(body))).toEqual(expected));

  describe('are the network’s on its own list only', () => {
    test.each([
      ['filtres/organisme/10668/', true],
      ['filtres/organisme/10668', true],
      ['filtres/organisme/10668/page/2/', true],
      ['filtres/localisation/75/organisme/10668/?tri=date', true],
      ['', false],
      ['?organisme=10668', false],
      ['organisme/10668/', false],
      ['filtres/organisme/106680/', false],
      ['filtres/organisme/10668/organisme/12/', false],
      ['filtres/mot-cles/organisme/localisation/10668/', false],
    ])('/nos-offres/%s: %s', (path, network) => {
      const html = inMain(card('<a href="/offre-emploi/2026-1/">Dev</a>'));
      expect(read(CSP + path, html).offers).toMatchObject([{ network }]);
    });
  });
});

describe('what cannot be read is told', () => {
  test.each<[string, string, string, string[]]>([
    ['an empty list', NETWORK, inMain(''), ['no offer was found in this list']],
    [
      'a card without a title',
      WTTJ,
      inMain(`<li>${job('acme/jobs/dev', '')}</li>`),
      [
        'a card was left out: its title is missing (/fr/companies/acme/jobs/dev)',
        'no offer was found in this list',
      ],
    ],
    [
      'other markup',
      NETWORK,
      inMain('<h2><a href="/offre-emploi/2026-1/">Dev</a></h2>'),
      [
        'the cards (.fr-card--offer .fr-card__title a[href*="/offre-emploi/"]) are missing: they were looked for',
        'employer could not be read on 1 of 1 cards',
        'datePosted could not be read on 1 of 1 cards',
      ],
    ],
  ])('%s', (_, url, html, problems) => expect(read(url, html).problems).toEqual(problems));

  it('more cards than any list shows', () => {
    const cards = Array.from({ length: MAXIMUM_CARDS + 1 }, (_, index) =>
      card(`<a href="/offre-emploi/2026-${index}/">Dev</a>`),
    );
    const { offers, problems } = read(NETWORK, inMain(cards.join('')));
    expect(offers).toHaveLength(MAXIMUM_CARDS);
    expect(problems).toContain('the list holds 501 cards: only 500 were read');
  });
});

it('gives each card’s element and its title’s link', () => {
  const html = inMain(
    `<ul>${['dev', 'ops'].map((slug) => `<li id="${slug}">${job(`acme/jobs/${slug}`, '<img>')}<div>${job(`acme/jobs/${slug}`, `<h4>${slug}</h4>`)}</div></li>`).join('')}</ul>`,
  );
  const { cards } = readCards(pageOf(WTTJ, html));
  expect(cards.map(({ element, link }) => [element.id, link.textContent])).toEqual([
    ['dev', 'dev'],
    ['ops', 'ops'],
  ]);
});

it('has no cards on a page that is no list', () => {
  const url = 'https://www.welcometothejungle.com/fr/companies/acme/jobs/dev';
  expect(readCards(pageOf(url, inMain(job('acme/jobs/ops', 'Ops'))))).toEqual({
    cards: [],
    problems: [],
  });
});

// The background refuses a message with any other address, and the list would have no badge at all.
test.each([
  [WTTJ, inMain('<a href="http://www.welcometothejungle.com/fr/companies/acme/jobs/dev">Dev</a>')],
  [
    CSP,
    inMain(card('<a href="http://choisirleservicepublic.gouv.fr/offre-emploi/2026-1/">Dev</a>')),
  ],
])('offers of %s are told by their secure address', (url, html) => {
  expect(read(url, html).offers.map((offer) => offer.url)).toEqual([
    expect.stringMatching(/^https:\/\//),
  ]);
});
