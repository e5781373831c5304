// @vitest-environment happy-dom
import { describe, expect, it, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { offerIn, type PagePreview, pagePreviewOf } from '../../../lib/offer/page-preview.ts';
import { RECORDED_PAGES } from '../../support/pages.ts';

const resolver = new Resolver(bundledDirectory());

const PLACE = {
  board: 'welcome-to-the-jungle',
  url: 'https://www.welcometothejungle.com/fr/companies/une-mairie/jobs/dev_paris',
  organisation: 'une-mairie',
  reference: 'dev_paris',
} as const;

const pageOf = (html: string, title = '') =>
  new DOMParser().parseFromString(`<title>${title}</title><body>${html}</body>`, 'text/html');

const previewOf = (document: Document) => pagePreviewOf(document) as PagePreview;

const offerOf = (html: string, title = '') => offerIn(previewOf(pageOf(html, title)), PLACE);

/** Whether a page with this content is worth being read. */
const isSuspected = (html: string, title = '') => resolver.isSuspected(offerOf(html, title));

describe('a preview', () => {
  it('is the title, and the words and addresses of the page’s content', () => {
    const page = pageOf(
      '<p>Avant</p><main><p>Une <b>équipe</b> <a href="/fr?a=1&amp;b">ici</a></p></main>',
      'Développeuse',
    );
    expect(previewOf(page)).toEqual({
      title: 'Développeuse',
      texts: ['Une ', 'équipe', ' ', 'ici'],
      addresses: ['/fr?a=1&b'],
    });
  });

  it('is the body’s where a page has no content of its own', () => {
    expect(previewOf(pageOf('<p>Une équipe</p>')).texts).toEqual(['Une équipe']);
  });

  it('becomes an offer with the page’s words and addresses, and nothing of its code', () => {
    const html = `<script>var beta = "<p>gouv</p>";</script><p>L’équipe</p><p>R&amp;D&nbsp;:</p>
      <svg><title>pix</title></svg><a class="a" href="https://exemple.fr/?a=1&amp;b=2">voir</a>
      <a href="mailto:a@exemple.fr">écrire</a><a href="#bas">bas</a><a href="https://">nulle part</a>`;
    const { title, zones, links } = offerOf(html, 'Dev\u00a0web');
    expect(title).toBe('Dev web');
    expect(zones).toEqual([
      { name: 'title', text: 'Dev web' },
      { name: 'missions', text: expect.stringContaining('L’équipe R&D :') },
      { name: 'profile', text: expect.stringContaining('L’équipeR&D :') },
    ]);
    expect(JSON.stringify(zones)).not.toMatch(/var beta|gouv|pix/);
    expect(links.map(({ address }) => address)).toEqual([
      'https://exemple.fr/?a=1&b=2',
      'mailto:a@exemple.fr',
    ]);
  });
});

describe('what may be the network’s', () => {
  test.each([
    ['names it', '<p>Un produit de beta.gouv.fr.</p>'],
    ['names it right behind another line', '<p>L’équipe</p><p>beta.gouv.fr</p><p>recrute</p>'],
    ['names it across bold words', '<p>Un produit de be<b>ta.gouv</b>.fr</p>'],
    ['says what it is for', '<p>Rejoindre une start-up d\u2019E\u0301tat.</p>'],
    ['names an incubator', '<p>Au sein de la Fabrique&nbsp;numérique de l’Écologie.</p>'],
    ['links to it', '<a href="https://beta.gouv.fr/startups/pix.html">ici</a>'],
    ['is written to there', '<a href="mailto:recrutement@beta.gouv.fr">écrire</a>'],
  ])('%s', (_, html) => expect(isSuspected(html)).toBe(true));

  it('names a Startup in its title', () =>
    expect(isSuspected('', 'Dev pour Trackdéchets – Une mairie')).toBe(true));

  test.each([
    ['nothing', ''],
    ['digital work', '<h1>Développeur web</h1><p>Des logiciels et des données.</p>'],
    ['start-ups in general', '<p>Notre start-up édite une plateforme en ligne.</p>'],
    ['an address that is none', '<a href="https://">ici</a><a href="javascript:0">là</a>'],
  ])('not: %s', (_, html) => expect(isSuspected(html, 'Développeur web')).toBe(false));

  // A page is read whole only when its preview lets it pass: none of the network's may be lost.
  test.each(
    RECORDED_PAGES.filter(
      ({ reading, resolution, wakes }) =>
        resolution &&
        resolution.outcome !== 'not-beta' &&
        !reading.networkByAddress &&
        wakes !== false,
    ),
  )('$board/$name', ({ html, url }) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect(resolver.isSuspected(offerIn(previewOf(page), { ...PLACE, url }))).toBe(true);
  });
});
