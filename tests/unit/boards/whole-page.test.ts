import { describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer.ts';
import { readOfferPage, readPage } from '../../../lib/boards/index.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { zoneText } from '../../../lib/offer/offer.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { withoutHooks } from '../../../scripts/pages/redesign.ts';
import { recordedPages } from '../../support/recorded.ts';

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

const offers = recordedPages().filter(
  ({ reading, resolution, case: kind }) =>
    reading.page === 'offer' && resolution && !['broken', 'stale'].includes(kind),
);

describe.each(REDESIGNS)('%s', (_, redesign) => {
  test.each(offers)('$board/$name', ({ url, html, resolution }) => {
    const page = pageOf(url, redesign(html));
    const found = answer(readPage(page), resolver, '2026-11-23')?.resolution;
    // What is not certain of the page as it was may be missed, but nothing else may be named.
    const named = found?.startups.filter(() => found.outcome === 'identified') ?? [];
    const wanted = resolution?.outcome === 'identified' ? resolution.startups : [];
    expect(named.map(({ id }) => id).filter((id) => !wanted.includes(id))).toEqual([]);
    expect(named.every(({ certainty }) => certainty === 'probable')).toBe(true);
  });

  test('most of them are answered all the same', () => {
    const same = offers.filter(({ url, html, resolution }) => {
      const found = answer(readPage(pageOf(url, redesign(html))), resolver, '2026-11-23');
      return found?.resolution.outcome === resolution?.outcome;
    });
    expect(same.length).toBeGreaterThanOrEqual(offers.length - 3);
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

  test.each<[what: string, head: string, body: string, isOffer: boolean]>([
    ['its title and its text', TITLE, `<h1>Designer pour Mobilic</h1>${TEXT}`, true],
    ['a heading that is not the page’s title', TITLE, `<h1>Bienvenue</h1>${TEXT}`, false],
    [
      'an error in many words, none of them in the address',
      '<title>Service indisponible</title>',
      `<h1>Service indisponible</h1>${TEXT}`,
      false,
    ],
    ['a title without a text: not drawn yet', TITLE, '<h1>Designer pour Mobilic</h1>', false],
    [
      'the text before the title alone',
      TITLE,
      `<div>${TEXT}</div><h1>Designer pour Mobilic</h1>`,
      false,
    ],
    [
      'a title in what stands beside',
      TITLE,
      `<aside><h1>Designer pour Mobilic</h1>${TEXT}</aside>`,
      false,
    ],
  ])('%s', (_, head, body, isOffer) => {
    expect(readPage(page(head, body)).offer !== null).toBe(isOffer);
  });

  test('is read only once nothing more is to come', () => {
    const drawn = page(TITLE, `<main><h1>Designer pour Mobilic</h1>${TEXT}</main>`);
    expect(readOfferPage(drawn).offer).toBeNull();
    const { offer, problems } = readOfferPage({ ...drawn, isFinal: true });
    expect(offer).toMatchObject({ title: 'Designer pour Mobilic', isWholePage: true });
    expect(problems.join()).toContain('the whole page was read');
  });

  test('another offer that it shows is not this one’s text', () => {
    const { offer } = readPage(
      page(
        TITLE,
        `<h1>Designer pour Mobilic</h1>${TEXT}<ul><li><a href="/fr/companies/x/jobs/dev-pix"><h3>Dev</h3></a> chez Pix</li></ul>`,
      ),
    );
    expect(JSON.stringify(offer)).not.toContain('Pix');
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
