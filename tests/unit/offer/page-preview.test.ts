// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { offerIn, pagePreviewOf } from '../../../lib/offer/page-preview.ts';
import { RECORDED_PAGES } from '../../support/pages.ts';

const resolver = new Resolver(bundledDirectory());

const PLACE = {
  board: 'welcome-to-the-jungle',
  url: 'https://www.welcometothejungle.com/fr/companies/une-mairie/jobs/dev_paris',
  organisation: 'une-mairie',
  reference: 'dev_paris',
} as const;

/** Whether a page with this content is worth being read. */
const isSuspected = (html: string, title = '') =>
  resolver.isSuspected(offerIn({ title, html }, PLACE));

beforeEach(() => {
  document.title = '';
  document.body.replaceChildren();
});

describe('a preview', () => {
  it('is the title and the markup of the page’s content', () => {
    document.title = 'Développeuse';
    document.body.innerHTML = '<p>Avant</p><main><p>Une <b>équipe</b></p></main>';
    expect(pagePreviewOf(document)).toEqual({
      title: 'Développeuse',
      html: '<p>Une <b>équipe</b></p>',
    });
  });

  it('leaves out code that another one’s end follows, and keeps what is never closed', () => {
    const html =
      '<p>un</p><svg><style>a</style><script>b</script></svg><p>deux</p><style>c</style><svg>trois';
    expect(offerIn({ title: '', html }, PLACE).zones[1]?.text).toBe(' un deux trois');
  });

  // In attributes and comments browsers write it as it is. Each took minutes, for all tabs at once.
  test.each(['<', '<svg ', '<script>', '<!--', '</', '<a href="https://'])(
    'of "%s" without end is read in one go',
    (unit) => {
      const html = unit.repeat(500_000 / unit.length);
      expect(offerIn({ title: '', html }, PLACE).zones).toHaveLength(3);
    },
  );

  it('is the body’s where a page has no content of its own', () => {
    document.body.innerHTML = '<p>Une équipe</p>';
    expect(pagePreviewOf(document).html).toBe('<p>Une équipe</p>');
  });

  it('becomes an offer with the page’s words and addresses, and nothing of its code', () => {
    const html = `<script>var beta = "<p>gouv</p>";</script><p>L’équipe</p><p>R&amp;D&nbsp;:</p>
      <svg><title>pix</title></svg><a class="a" href="https://exemple.fr/?a=1&amp;b=2">voir</a>
      <a href="mailto:a@exemple.fr">écrire</a><a href="#bas">bas</a><a href="https://">nulle part</a>`;
    const { title, zones, links } = offerIn({ title: 'Dev\u00a0web', html }, PLACE);
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
      ({ reading, resolution }) =>
        resolution && resolution.outcome !== 'not-beta' && !reading.networkByAddress,
    ),
  )('$board/$name', ({ html, url }) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect(resolver.isSuspected(offerIn(pagePreviewOf(page), { ...PLACE, url }))).toBe(true);
  });
});
