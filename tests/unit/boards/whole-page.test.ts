import { describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { readOfferPage, readPage } from '../../../lib/boards/index.ts';
import { readWholePage } from '../../../lib/boards/whole-page.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { problemsIn } from '../../../lib/offer/conditions.ts';
import { zoneText } from '../../../lib/offer/offer.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { recordedPages } from '../../../scripts/pages/recorded.ts';
import { withoutHooks } from '../../../scripts/pages/redesign.ts';

const resolver = new Resolver(bundledDirectory());

/** Redesigns that leave nothing of what the boards' readers know. */
const REDESIGNS: [name: string, redesign: (html: string) => string][] = [
  ['all attributes for tests, classes and ids are new', withoutHooks],
  [
    'sections become articles in one more layer',
    (html) =>
      withoutHooks(html)
        .replace(/<section\b/g, '<div><article')
        .replace(/<\/section>/g, '</article></div>'),
  ],
  ['headings go one level down', (html) => moveHeadings(withoutHooks(html))],
  ['there is no main any more', (html) => withoutHooks(html).replace(/(<\/?)main\b/g, '$1div')],
];

/** The offer's title stays what it is: without any h1 or h2 nobody knows it for one. */
function moveHeadings(html: string): string {
  return html.replace(/(<\/?)h([2-5])\b/g, (_, start, level) => `${start}h${Number(level) + 1}`);
}

/** Of a translated page, only what the redesigns take away has the offer's own words. */
const offers = recordedPages().filter(
  ({ reading, resolution, html, case: kind }) =>
    reading.page === 'offer' &&
    resolution &&
    !['broken', 'stale'].includes(kind) &&
    !html.includes('class="translated-ltr"'),
);

describe.each(REDESIGNS)('%s', (_, redesign) => {
  const answers = offers.map((recorded) => {
    const { url, html } = recorded;
    const found = answer(readPage(pageOf(url, redesign(html))), resolver, '2026-11-23');
    return { ...recorded, found: found?.resolution };
  });

  test.each(answers)('$board/$name', ({ resolution, found }) => {
    // What is not certain of the page as it was may be missed, but nothing else may be named.
    const named = found?.startups.filter(() => found.outcome === 'identified') ?? [];
    const wanted = resolution?.outcome === 'identified' ? resolution.startups : [];
    expect(named.map(({ id }) => id).filter((id) => !wanted.includes(id))).toEqual([]);
    expect(named.every(({ certainty }) => certainty === 'probable')).toBe(true);
    expect(found?.startups.some(({ certainty }) => certainty === 'certain') ?? false).toBe(false);
  });

  test('most of them are answered all the same, or come first', () => {
    const same = answers.filter(({ resolution, found }) => {
      const { outcome, startups } = found ?? { startups: [] };
      const [first] = startups;
      if (resolution?.outcome !== 'identified') return outcome === resolution?.outcome;
      return first !== undefined && resolution.startups.includes(first.id);
    });
    expect(same.length).toBeGreaterThanOrEqual(offers.length - 4);
  });
});

describe('the whole page', () => {
  const [name, redesign] = REDESIGNS[0] ?? ['', String];

  test.each(offers)(`is not read beside the offer: $board/$name, ${name}`, (recorded) => {
    const { offer } = readPage(pageOf(recorded.url, redesign(recorded.html)));
    const text = (['missions', 'profile', 'process'] as const)
      .map((zone) => (offer ? zoneText(offer, zone) : ''))
      .join('\n');
    // What is escaped once too often is no other text.
    const others = recorded.reading.offer?.nowhere.filter((one) => !one.startsWith('&')) ?? [];
    expect(others.filter((phrase) => text.includes(phrase))).toEqual([]);
  });

  const TEXT = `<p>${'Vous aiderez une équipe à écrire pour ses usagers. '.repeat(12)}</p>`;
  const URL_OF_OFFER =
    'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/designer-pour-mobilic_paris';
  const page = (head: string, body: string) =>
    pageOf(URL_OF_OFFER, `<html><head>${head}</head><body>${body}</body></html>`);
  const TITLE = '<title>Designer pour Mobilic – Communauté beta.gouv.fr</title>';

  const FULL = `<h1>Designer pour Mobilic</h1>${TEXT}`;

  test.each<[what: string, body: string, head?: string]>([
    ['its title and its text', FULL],
    ['a title with a badge', `<h1>Designer pour Mobilic <span>Nouveau</span></h1>${TEXT}`],
    [
      'a title behind a label',
      `<h1><span>Intitulé du poste : </span>Designer pour Mobilic</h1>${TEXT}`,
    ],
    ['a title in a banner', `<header role="banner"><h1>Designer pour Mobilic</h1></header>${TEXT}`],
    [
      'the site’s name first',
      FULL,
      '<title>Communauté beta.gouv.fr – Designer pour Mobilic</title>',
    ],
    [
      'a place right after the title',
      FULL,
      '<title>Designer pour Mobilic 20 rue Ségur | Site</title>',
    ],
    [
      'a copy of the title that is hidden',
      `<div hidden><h1>Designer pour Mobilic</h1></div>${FULL}`,
    ],
    [
      'all of it under "À propos du poste"',
      `<h1>Designer pour Mobilic</h1><h2>À propos du poste</h2>${TEXT}`,
    ],
    [
      'all of it under "Qui sommes-nous ?"',
      `<h1>Designer pour Mobilic</h1><h2>Qui sommes-nous ?</h2>${TEXT}`,
    ],
    [
      'the page behind a notice',
      `<div aria-hidden="true">${FULL}</div><div role="dialog">Cookies</div>`,
    ],
    [
      'a link to another offer in a sentence',
      `<h1>Designer pour Mobilic</h1><article>${TEXT}<p>Voir aussi <a href="/fr/companies/communaute-beta-gouv/jobs/dev_paris">le poste de dev</a>.</p>${TEXT}</article>`,
    ],
  ])('is read: %s', (_, body, head = TITLE) => {
    const { offer } = readPage(page(head, body));
    expect(offer?.title).toBe('Designer pour Mobilic');
    expect(offer && zoneText(offer, 'missions')).toContain('écrire pour ses usagers');
  });

  test.each<[what: string, body: string, head?: string]>([
    ['a heading that is not the page’s title', `<h1>Bienvenue</h1>${TEXT}`],
    [
      'an error in many words',
      `<h1>Service indisponible</h1>${TEXT}`,
      '<title>Service indisponible</title>',
    ],
    [
      'an account',
      `<h1>Connectez-vous</h1>${TEXT}`,
      '<title>Connectez-vous | Welcome to the Jungle</title>',
    ],
    [
      'an offer that is gone',
      `<h1>Cette offre n’est plus disponible</h1>${TEXT}`,
      '<title>Cette offre n’est plus disponible</title>',
    ],
    [
      'a list',
      `<h1>Toutes nos opportunités</h1>${TEXT}`,
      '<title>Toutes nos opportunités | WTTJ</title>',
    ],
    [
      'the company’s page',
      `<h1>Communauté beta.gouv.fr</h1>${TEXT}`,
      '<title>Communauté beta.gouv.fr | WTTJ</title>',
    ],
    ['another offer', `<h1>Dev pour Pix</h1>${TEXT}`, '<title>Dev pour Pix – Communauté</title>'],
    ['a title without a text: not drawn yet', '<h1>Designer pour Mobilic</h1>'],
    [
      'a notice where the text will be',
      `<h1>Designer pour Mobilic</h1><div id="cookies">${TEXT}</div>`,
    ],
    ['the text before the title alone', `<main>${TEXT}<h1>Designer pour Mobilic</h1></main>`],
    ['a title in what stands beside', `<aside><h2>Designer pour Mobilic</h2>${TEXT}</aside>`],
    ['a title that leads elsewhere', `<a href="/x"><h2>Designer pour Mobilic</h2></a>${TEXT}`],
  ])('is no offer: %s', (_, body, head = TITLE) => {
    expect(readPage(page(head, body)).offer).toBeNull();
  });

  const OTHER = '/fr/companies/communaute-beta-gouv/jobs/dev-pix_paris';
  test.each<[what: string, body: string]>([
    ['in a list', `${FULL}<ul><li><a href="${OTHER}"><h3>Dev</h3></a> chez Pix</li></ul>`],
    [
      'in a card of its own',
      `${FULL}<div><a href="${OTHER}"><h3>Dev</h3></a><p>La Startup d’État Pix recrute.</p></div>`,
    ],
    [
      'in a card with a list in it',
      `${FULL}<article><ul><li><a href="${OTHER}">Dev</a></li></ul><p>Pix recrute</p></article>`,
    ],
    ['before the title', `<main>La Startup d’État Pix recrute. <div>${FULL}</div></main>`],
    [
      'with the same address at another company',
      `${FULL}<ul><li><a href="/fr/companies/pix/jobs/designer-pour-mobilic_paris">Designer</a> Pix recrute</li></ul>`,
    ],
    [
      'under a heading that says so',
      `${FULL}<h2>Ceci pourrait aussi vous intéresser</h2><p>La Startup d’État Pix recrute.</p>`,
    ],
    [
      'in the company’s own block',
      `${FULL}<section id="the-company-section"><p>La Startup d’État Pix recrute.</p></section>`,
    ],
    ['in a footer that is none', `${FULL}<div class="footer">La Startup d’État Pix recrute.</div>`],
  ])('leaves another offer out: %s', (_, body) => {
    const { offer } = readPage(page(TITLE, body));
    expect(offer).not.toBeNull();
    for (const zone of ['title', 'missions', 'profile', 'process'] as const) {
      expect(offer && zoneText(offer, zone)).not.toContain('Pix');
    }
  });

  test('the title is the page’s own, not a longer or an earlier one', () => {
    const card = (title: string) =>
      `<ul><li><a href="${OTHER}"><h3>${title}</h3></a> La Startup d’État Pix recrute</li></ul>`;
    for (const title of ['Designer pour Mobilic et Pix', 'Designer pour Mobilic']) {
      const { offer } = readPage(page(TITLE, `<main>${card(title)}${FULL}</main>`));
      expect(offer?.title).toBe('Designer pour Mobilic');
      expect(JSON.stringify(offer?.zones)).not.toContain('Pix');
    }
  });

  test('names a Startup only by its title: a text may be another’s', () => {
    const resolve = (title: string, slug: string) =>
      answer(
        readPage(
          pageOf(
            `https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/${slug}`,
            `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>La Startup d’État Mobilic recrute.</p>${TEXT}</body></html>`,
          ),
        ),
        resolver,
        '2026-11-23',
      )?.resolution;
    expect(resolve('Designer pour Mobilic', 'designer-pour-mobilic_paris')).toMatchObject({
      outcome: 'identified',
      startups: [{ id: 'mobilic', certainty: 'probable' }],
    });
    expect(resolve('Designer senior', 'designer-senior_paris')).toMatchObject({
      outcome: 'ambiguous',
      startups: [{ id: 'mobilic', certainty: 'possible' }],
    });
  });

  test('words of custom elements are not one word', () => {
    const { offer } = readPage(
      page(
        TITLE,
        `<h1>Designer pour Mobilic</h1><x-text>Chez Pix</x-text><x-text>Vous</x-text>${TEXT}`,
      ),
    );
    expect(offer && zoneText(offer, 'missions')).toContain('Chez Pix\nVous');
  });

  test('is read only once nothing more is to come', () => {
    const drawn = page(TITLE, `<main><h1>Designer pour Mobilic</h1>${TEXT}</main>`);
    expect(readOfferPage(drawn).offer).toBeNull();
    const { offer, conditions } = readOfferPage({ ...drawn, readWholePage });
    expect(offer).toMatchObject({ title: 'Designer pour Mobilic', isWholePage: true });
    expect(problemsIn(conditions).map(({ id }) => id)).toContain('whole-page');
  });

  test('the title stands in it once, however often it is repeated', () => {
    const { offer } = readPage(
      page(TITLE, `<h1>Designer pour Mobilic</h1><div><b>Designer pour Mobilic</b></div>${TEXT}`),
    );
    expect(offer && zoneText(offer, 'missions')).not.toContain('Mobilic');
  });

  test('the employer’s own words open a zone of their own', () => {
    const { offer } = readPage(
      page(TITLE, `<h1>Designer pour Mobilic</h1>${TEXT}<h2>Qui sommes-nous ?</h2><p>Pix.</p>`),
    );
    expect(offer && zoneText(offer, 'about')).toBe('Pix.');
  });
});
