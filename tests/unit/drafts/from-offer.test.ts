import { describe, expect, test } from 'vitest';
import { readOfferPage } from '../../../lib/boards/index.ts';
import { draftFromOffer } from '../../../lib/drafts/from-offer.ts';
import { htmlOf } from '../../../lib/drafts/markdown.ts';
import { markdownOf } from '../../../lib/drafts/pasted.ts';
import { readDraft } from '../../../lib/drafts/reading.ts';
import { readWithStructure } from '../../../lib/drafts/structure.ts';
import { pageOf, parseHtml } from '../../../scripts/pages/parse.ts';
import { recordedPages } from '../../../scripts/pages/recorded.ts';

const WTTJ =
  'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/charge-de-deploiement_paris';
const CSP = 'https://choisirleservicepublic.gouv.fr/offre-emploi/offre-reference-2026-881/';

const wttj = (html: string, head = '') =>
  `<html lang="fr"><head><title>Chargé·e de déploiement</title><link rel="canonical" href="${WTTJ}">${head}</head><body><main>
<div data-testid="job-metadata-block"><a href="/fr/companies/communaute-beta-gouv">Communauté</a><h2>Chargé·e de déploiement</h2></div>
<div id="the-position-section">${html}</div></main></body></html>`;
const section = (name: string, html: string) =>
  `<div data-testid="job-section-${name}">${html}</div>`;
const missions = (html: string) => wttj(section('description', html));

/** The draft made from a page, as the page of drafts makes it. */
function draftFrom(url: string, html: string) {
  const { offer } = readOfferPage(pageOf(url, html));
  if (!offer) throw new Error('no offer was read');
  return draftFromOffer(offer, readWithStructure(offer, html, parseHtml));
}

describe('lists, headings, links and bold of the offer are in its draft', () => {
  test.each<[string, string, string]>([
    [
      'a list, and a list in it',
      '<p>Au programme :</p><ul><li>déployer<ul><li>en mairie</li><li>en préfecture</li></ul></li><li>écouter</li></ul><p>Voilà.</p>',
      'Au programme :\n\n- déployer\n  - en mairie\n  - en préfecture\n- écouter\n\nVoilà.',
    ],
    [
      'items as editors write them: a paragraph in each, spaces around',
      '<ul>\n  <li>\n    <p>déployer</p>\n  </li>\n  <li>\n    <p>écouter</p>\n  </li>\n</ul>',
      '- déployer\n- écouter',
    ],
    [
      'a numbered list, twice',
      '<ol><li>un</li><li>deux</li></ol><p>puis</p><ol><li>un</li></ol>',
      '1. un\n2. deux\n\npuis\n\n1. un',
    ],
    [
      'signs in a list with numbers',
      '<ol><li>un<ul><li>a</li></ul></li><li>deux</li></ol>',
      '1. un\n   - a\n2. deux',
    ],
    [
      'headings of two levels',
      '<h2>Le contexte</h2><p>Un service.</p><h4>Au quotidien</h4><p>Des appels.</p>',
      '## Le contexte\n\nUn service.\n\n### Au quotidien\n\nDes appels.',
    ],
    [
      'links, alone in an item, in a heading and in bold',
      '<h3>Voir <a href="https://beta.gouv.fr/a">la page</a></h3><ul><li><a href="https://beta.gouv.fr/b">Pilotix</a></li><li><strong><a href="https://beta.gouv.fr/c">Tartix</a></strong>, ici</li></ul>',
      '### Voir [la page](https://beta.gouv.fr/a)\n\n- [Pilotix](https://beta.gouv.fr/b)\n- **[Tartix](https://beta.gouv.fr/c)**, ici',
    ],
    [
      'bold words, in one piece or in two',
      '<p>Une <strong>équipe</strong> <b>de six</b>, <span style="font-weight: 700">soudée</span>, <b style="font-weight:normal">calme</b>.</p>',
      'Une **équipe de six**, **soudée**, calme.',
    ],
    [
      'a bold paragraph that stands for a heading',
      '<p><strong>Ce que tu feras</strong></p><ul><li>déployer</li></ul>',
      '**Ce que tu feras**\n\n- déployer',
    ],
    [
      'an item of two paragraphs',
      '<ul><li><p>déployer</p><p>partout</p></li><li>écouter</li></ul>',
      '- déployer\n\n  partout\n\n- écouter',
    ],
    [
      'words after a list in an item are the item’s',
      '<ul><li>un<ul><li>a</li></ul>encore</li><li>deux</li></ul>',
      '- un\n  - a\n\n  encore\n\n- deux',
    ],
    [
      'an item that begins with a list',
      '<ul><li><ul><li>déployer</li></ul></li></ul>',
      '- déployer',
    ],
    [
      'words around an empty item',
      '<p>Un</p><ul><li> </li><li></li></ul><p>Deux</p>',
      'Un\n\nDeux',
    ],
    [
      'nothing but paragraphs',
      '<p>Un</p><p>Deux - trois # quatre</p>',
      'Un\n\nDeux - trois # quatre',
    ],
    [
      'data in the text is no words',
      '<p>Un</p><script type="application/json">{"a":"b"}</script><ul><li>deux</li></ul>',
      'Un\n\n- deux',
    ],
  ])('%s', (_, html, text) => {
    const draft = draftFrom(WTTJ, missions(html));
    expect(draft.text).toBe(text);
    // What people see of the draft is what they saw of the offer.
    expect(markdownOf(parseHtml(htmlOf(draft.text)))).toBe(text);
  });

  test('parts of Welcome to the Jungle, each under one heading', () => {
    const html = wttj(
      section('description', '<h4>Descriptif du poste</h4><ul><li>déployer</li></ul>') +
        section('experience', '<h4>Profil recherché</h4><ul><li>à l’aise</li></ul>') +
        section('process', '<h4>Déroulement des entretiens</h4><ol><li>un appel</li></ol>'),
    );
    expect(draftFrom(WTTJ, html).text).toBe(
      '- déployer\n\n## Profil recherché\n\n- à l’aise\n\n## Déroulement des entretiens\n\n1. un appel',
    );
  });

  test('parts of Choisir le service public, with the rest that is shown on demand', () => {
    const html = `<html lang="fr"><head><title>Développeuse</title></head><body>
<main class="main-content-single-offer" data-reference="2026-881"><h1>Développeuse</h1>
<div class="strate-two-columns"><h2>Vos missions en quelques mots</h2><p>Dans l’équipe :</p>
<div class="text-clamp--hiddentext" hidden><ul><li>coder</li><li>tester</li></ul></div>
<h2>Profil recherché</h2><ul><li>curieuse</li></ul></div>
<ul class="table"><li class="table-cell"><strong>Nature du contrat</strong> CDD</li></ul></main></body></html>`;
    expect(draftFrom(CSP, html).text).toBe(
      'Dans l’équipe :\n\n- coder\n- tester\n\n## Profil recherché\n\n- curieuse',
    );
  });

  test('a text that the page only holds as data', () => {
    const data = JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Chargé·e de déploiement',
      description: '<p>Au programme :</p><ul><li>déployer</li><li>écouter</li></ul>',
    });
    const head = `<script type="application/ld+json">${data}</script>`;
    const html = wttj('', head).replace('<div id="the-position-section"></div>', '');
    expect(draftFrom(WTTJ, html).text).toBe('Au programme :\n\n- déployer\n- écouter');
  });

  test('where the page has changed meanwhile, the words are those that were read', () => {
    const { offer } = readOfferPage(pageOf(WTTJ, missions('<ul><li>déployer</li></ul>')));
    if (!offer) throw new Error('no offer was read');
    const later = readWithStructure(offer, missions('<ul><li>autre</li></ul>'), parseHtml);
    expect(draftFromOffer(offer, later).text).toBe('déployer');
    const gone = readWithStructure(offer, '<p>Une autre page</p>', parseHtml);
    expect(gone).toBeNull();
    expect(draftFromOffer(offer, gone).text).toBe('déployer');
  });
});

describe('on the recorded pages', () => {
  const offers = recordedPages().flatMap(({ board, name, url, html }) => {
    const { offer } = readOfferPage(pageOf(url, html));
    return offer ? [[`${board}/${name}`, offer, html] as const] : [];
  });

  test.each(offers)('%s: the same words, and every list', (_, offer, html) => {
    const structured = readWithStructure(offer, html, parseHtml);
    const plain = readDraft(draftFromOffer(offer), parseHtml).offer;
    const draft = draftFromOffer(offer, structured);
    const read = readDraft(draft, parseHtml).offer;
    expect(read?.zones.map(({ text }) => text.replaceAll('\n', ' '))).toEqual(
      plain?.zones.map(({ text }) => text.replaceAll('\n', ' ')),
    );
    expect(read?.links.map(({ address }) => address)).toEqual(
      plain?.links.map(({ address }) => address),
    );
    // Every part was found again: none is left without the signs of its page.
    const parts = new Set(['missions', 'profile', 'process', 'about']);
    expect(structured?.zones.filter(({ name }) => parts.has(name)).map(({ name }) => name)).toEqual(
      offer.zones.filter(({ name }) => parts.has(name)).map(({ name }) => name),
    );
  });

  test('most of them have a list', () => {
    const lists = offers.filter(([, offer, html]) =>
      /^ *(?:-|\d+\.) /m.test(
        draftFromOffer(offer, readWithStructure(offer, html, parseHtml)).text,
      ),
    );
    expect(lists.length).toBeGreaterThan(offers.length / 3);
  });
});
