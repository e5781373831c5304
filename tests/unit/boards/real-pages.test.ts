import { describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { problemsIn } from '../../../lib/offer/conditions.ts';
import { CSP_OFFER, cspPage, read, WTTJ_OFFER, wttjPage, zoneOf } from '../../support/html.ts';

/*
 * What the boards' real pages do that no tidy page does, each in the structure in which it was seen
 * (2022-2026), with words of our own.
 */

const resolver = new Resolver(bundledDirectory());
const ld = (values: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', ...values })}</script>`;
const canonical = (url: string) => `<link rel="canonical" href="${url}">`;
const failed = (reading: ReturnType<typeof read>) =>
  problemsIn(reading.conditions).map(({ id }) => id);

describe('a title typed with "&amp;" is the same in the page and in its data, however often each is escaped', () => {
  test.each([
    ['R&amp;D', 'R&D'],
    ['R&amp;amp;D', 'R&amp;D'],
    ['R&amp;amp;D', 'R&amp;amp;D'],
    ['R&D', 'R&amp;D'],
    ['L&amp;#39;accueil', 'L&#39;accueil'],
    ['Caf&amp;eacute;', 'Caf&eacute;'],
  ])('header %s, data %s', (header, data) => {
    const posting = ld({ title: `Chef ${data}`, datePosted: '2026-10-02', description: 'x' });
    for (const reading of [
      read(WTTJ_OFFER, wttjPage({ title: `Chef ${header}`, head: posting })),
      read(CSP_OFFER, cspPage({ title: `Chef ${header}`, head: posting })),
    ]) {
      expect(failed(reading)).not.toContain('structured-data-current');
      expect(reading.offer?.datePosted).toBe('2026-10-02');
      expect(reading.offer?.title).toMatch(/^Chef (?:R&D|L'accueil|Café)$/);
      expect(reading.offer?.structuredData?.differing).toEqual([]);
    }
  });

  test('another title is another offer’s still', () => {
    const head = ld({ title: 'Chef R&amp;D', datePosted: '2026-10-02' });
    const reading = read(WTTJ_OFFER, wttjPage({ title: 'Chef B&amp;B', head }));
    expect(failed(reading)).toContain('structured-data-current');
  });
});

describe('what stands below an offer is no part of it', () => {
  const OTHERS = ['job-section-related-jobs', 'jobs-section-faq', 'job-section-discover'];
  const below = OTHERS.map(
    (name) =>
      `<div data-testid="${name}"><h3>Aussi</h3><p>Trackdéchets recrute : ${name}</p></div>`,
  ).join('');

  test.each<[string, string]>([
    ['with its sections', wttjPage({ rest: below })],
    [
      'inside the offer’s block, without sections',
      `<html><body><div data-testid="job-metadata-block"><h2>Dev</h2></div><section id="the-position-section"><p>Bonjour</p>${below}</section></body></html>`,
    ],
    [
      'inside the company’s block',
      wttjPage({ rest: `<div id="the-company-section">Nous${below}</div>` }),
    ],
  ])('%s', (_, html) => {
    const { offer } = read(WTTJ_OFFER, html);
    const text = offer?.zones.map((zone) => zone.text).join('\n');
    expect(text).toContain('Bonjour');
    expect(text).not.toContain('Trackdéchets');
  });

  test('nor on a page that is read as a whole', () => {
    const words = '<p>Vous aiderez une équipe à écrire pour ses usagers.</p>'.repeat(12);
    const html = `<html><head><title>Dev - X</title></head><body><h1>Dev</h1>${words}${below}</body></html>`;
    expect(zoneOf(read(WTTJ_OFFER, html), 'missions')).not.toContain('Trackdéchets');
  });
});

describe('og:title, while nothing else tells the title', () => {
  const page = (title: string, organisation = 'sociale-nova') =>
    read(
      `https://www.welcometothejungle.com/fr/companies/${organisation}/jobs/dev`,
      `<html><head><meta property="og:title" content="${title}"></head><body><div data-testid="job-section-description"><p>Bonjour</p></div></body></html>`,
    ).offer?.title;

  test.each([
    ['Dev - Sociale Nova - CDI à Paris', 'Dev'],
    ['Dev back - front - Sociale Nova - CDI à Aix-en-Provence', 'Dev back - front'],
    ['Dev – Sociale Nova – Full-Time in Paris', 'Dev'],
    ['Dev - Sociale Nova', 'Dev'],
    ['Dev - Sociale-Nova SAS - Stage à Lyon - Paris', 'Dev'],
    // The company's name does not look like its slug.
    ['Dev - Groupe Zéta - CDI à Paris', 'Dev'],
    ['Dev - Groupe Zéta', 'Dev'],
    ['Dev', 'Dev'],
    ['Dev-ops pour tous', 'Dev-ops pour tous'],
  ])('%s', (title, expected) => expect(page(title)).toBe(expected));
});

test('the title may stand right behind the header’s block', () => {
  const html = wttjPage().replace('<h2>Dev</h2></div>', '</div><h2>Dev</h2>');
  expect(read(WTTJ_OFFER, html).offer?.title).toBe('Dev');
});

test('the profile of structured data is read where the page’s own is missing', () => {
  const head = ld({
    title: 'Dev',
    description: '<p>Missions</p>',
    qualifications: '<p>Curieuse ou curieux</p>',
  });
  const html = `<html><head>${head}</head><body><div data-testid="job-metadata-block"><h2>Dev</h2></div></body></html>`;
  const reading = read(WTTJ_OFFER, html);
  expect(zoneOf(reading, 'missions')).toBe('Missions');
  expect(zoneOf(reading, 'profile')).toBe('Curieuse ou curieux');
});

describe('attributes’ names in any case', () => {
  test('a header’s date', () => {
    const html = wttjPage().replace('</h2>', '</h2><time dateTime="2026-10-02T08:00:00Z">x</time>');
    expect(read(WTTJ_OFFER, html).offer?.datePosted).toBe('2026-10-02');
  });

  test('and data stay as they are', () => {
    const head = ld({ title: 'Dev', description: '<P CLASS="A">Vous et <B ID="X">Pix</B></P>' });
    const html = `<html><head>${head}</head><body><div data-testid="job-metadata-block"><h2>Dev</h2></div></body></html>`;
    expect(zoneOf(read(WTTJ_OFFER, html), 'missions')).toBe('Vous et Pix');
  });
});

describe('a page that the browser has translated', () => {
  const POSTING = {
    title: 'Développeur pour Trackdéchets',
    description: '<p>Trackdéchets suit les déchets dangereux.</p>',
    qualifications: '<p>Curieux</p>',
    datePosted: '2026-10-02',
  };
  const font = (words: string) =>
    `<font style="vertical-align: inherit"><font style="vertical-align: inherit">${words}</font></font>`;
  const page = (html: string, posting: object, { link = WTTJ_OFFER, date = '2026-10-02' } = {}) =>
    read(
      WTTJ_OFFER,
      wttjPage({
        title: font('Developer for Tracked Waste'),
        missions: `<p>${font('Tracked Waste follows dangerous waste.')}</p>`,
        head: canonical(link) + ld(posting),
      })
        .replace('<html>', html)
        .replace('</h2>', `</h2><time datetime="${date}">x</time>`),
    );

  test.each([
    ['by Chromium', '<html lang="en" class="translated-ltr">'],
    ['into a language from right to left', '<html lang="ar" class="translated-rtl">'],
    ['by Edge', '<html lang="fr" _msttexthash="1">'],
    ['by Firefox', '<html lang="en">'],
    ['and says nothing of it', '<html lang="fr">'],
  ])('%s: what was not translated is read', (_, html) => {
    const { offer } = page(html, POSTING);
    expect(offer?.title).toBe('Développeur pour Trackdéchets');
    expect(offer?.zones).toContainEqual({
      name: 'missions',
      text: 'Trackdéchets suit les déchets dangereux.',
    });
    expect(offer?.zones).toContainEqual({ name: 'profile', text: 'Curieux' });
    expect(offer?.datePosted).toBe('2026-10-02');
  });

  test.each<[string, object, object?]>([
    ['data with another offer’s address', { ...POSTING, url: `${WTTJ_OFFER}-bis` }],
    ['data of another day', { ...POSTING, datePosted: '2026-09-02' }],
  ])('%s are left out', (_, posting) => {
    const reading = page('<html class="translated-ltr">', posting);
    expect(reading.offer?.title).toBe('Developer for Tracked Waste');
    expect(failed(reading)).toContain('structured-data-current');
  });

  test('a page of another offer is that of another offer', () => {
    const reading = page('<html class="translated-ltr">', POSTING, { link: `${WTTJ_OFFER}-bis` });
    expect(reading.offer).toBeNull();
    expect(failed(reading)).toEqual(['current-page']);
  });

  test('without a canonical address nobody knows whose data they are', () => {
    const reading = page('<html class="translated-ltr">', POSTING, { link: 'https://x.fr' });
    expect(reading.offer?.title).toBe('Developer for Tracked Waste');
  });

  test('on Choisir le service public the zones are known by their order', () => {
    const html = cspPage({
      title: font('Developer'),
      missions: '<p>Tracked Waste</p><h2>Wanted profile</h2><p>Curious</p>',
      head: `<input id="page_name" value="Développeur">${ld({ title: 'Développeur', Description: 'Trackdéchets' })}`,
    })
      .replace('<html>', '<html lang="en" class="translated-ltr">')
      .replace('Vos missions en quelques mots', 'Your missions');
    const reading = read(CSP_OFFER, html);
    expect(zoneOf(reading, 'missions')).toBe('Trackdéchets');
    expect(zoneOf(reading, 'profile')).toBe('Curious');
  });
});

describe('of two copies of a part', () => {
  const copy = (words: string) => `<div data-testid="job-section-description">${words}</div>`;
  const header = '<div data-testid="job-metadata-block"><h2>Dev</h2></div>';
  const missions = (...parts: string[]) =>
    zoneOf(
      read(WTTJ_OFFER, `<html><body><main>${parts.join('')}</main></body></html>`),
      'missions',
    );
  const long = 'L’équipe d’une autre offre, en bien plus de mots que celle-ci. '.repeat(5);

  test.each<[string, string[], string]>([
    ['an empty one is none', [header, copy(''), copy('Bonjour')], 'Bonjour'],
    [
      'the longer of two that begin alike',
      [header, copy('Bonjour à toutes'), copy('Bonjour à toutes et à tous')],
      'Bonjour à toutes et à tous',
    ],
    [
      'not the longer one of another offer’s preview, behind',
      [`<section>${header}${copy('Bonjour')}</section>`, `<aside>${copy(long)}</aside>`],
      'Bonjour',
    ],
    [
      'nor before',
      [`<aside>${copy(long)}</aside>`, `<section>${header}${copy('Bonjour')}</section>`],
      'Bonjour',
    ],
  ])('%s', (_, parts, expected) => expect(missions(...parts)).toBe(expected));
});

test.each([
  ['https://beta.gouv.fr/startups/', 'https://beta.gouv.fr/startups/docurba.html'],
  ['/en/', 'https://www.welcometothejungle.com/en/docurba.html'],
  [
    'javascript:',
    'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/docurba.html',
  ],
])('<base href="%s">: links lead there', (base, expected) => {
  const html = wttjPage({
    head: `<base href="${base}">`,
    missions: '<a href="docurba.html">Docurba</a>',
  });
  expect(read(WTTJ_OFFER, html).offer?.links.map(({ address }) => address)).toEqual([expected]);
});

describe('an offer that is no longer published', () => {
  const closed = (body: string, title = 'Offre') =>
    `<html><head><title>${title}</title></head><body><main>${body}</main></body></html>`;

  test.each<[string, string]>([
    ['says so', closed('<h1>Cette offre n’est plus disponible</h1>')],
    ['says so in a paragraph', closed('<p>L’annonce que vous cherchez n’existe plus.</p>')],
    ['is online no more', closed('<h2>Cette offre d’emploi n’est plus en ligne.</h2>')],
    ['is filled', closed('<h1>Ce poste est pourvu !</h1>')],
    ['was filled', closed('<h1>Le poste a déjà été pourvu</h1>')],
    ['has expired', closed('<h1>Cette annonce a expiré</h1>')],
    ['says so in English', closed('<h1>This job is no longer available</h1>')],
    ['was filled, in English', closed('<p>This position has been filled.</p>')],
    ['is not found', closed('<p>Oups</p>', 'Page non trouvée')],
    ['is an error', closed('<h1>Erreur 404</h1>')],
  ])('%s', (_, html) => {
    for (const url of [WTTJ_OFFER, CSP_OFFER]) {
      const reading = read(url, html);
      expect(failed(reading)).toContain('published');
      const view = answer(reading, resolver, '2026-11-23');
      expect(view?.problems).toContain('published');
      expect(view?.resolution.outcome).toBe('unreadable');
    }
  });

  test.each<[string, string]>([
    ['a page that is only empty', closed('')],
    ['a page that loads', closed('<p>Chargement de l’offre…</p>')],
    ['a challenge', closed('<h1>Un instant…</h1><p>Vérification en cours</p>', 'Un instant…')],
    ['an error of the site', closed('<h1>Le service est indisponible</h1>')],
    ['a list', closed('<h1>Toutes nos offres</h1><p>Une offre, plus de choix.</p>')],
    [
      'words further down',
      closed(`<p>${'Bienvenue. '.repeat(400)}</p><p>Cette offre n’est plus en ligne.</p>`),
    ],
  ])('%s does not say so', (_, html) => {
    expect(failed(read(WTTJ_OFFER, html))).not.toContain('published');
  });

  test('an offer that speaks of one is read', () => {
    const missions = '<p>Cette offre n’est plus disponible en CDI : elle l’est en freelance.</p>';
    expect(failed(read(WTTJ_OFFER, wttjPage({ missions })))).not.toContain('published');
  });
});
