// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MOST_SHOWN, shownParts, shownText } from '../../../lib/offer/page-text.ts';
import { isWorthAsking } from '../../../lib/page/network-words.ts';

const parse = (body: string) =>
  new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html');

/** Both ways to read a page, the quick one and the one in parts. */
const readings = (body: string) => {
  const page = parse(body);
  return [shownText(page), shownParts(page).texts.join('')];
};

describe('what a page shows', () => {
  test.each([
    ['its text', '<p>Une <b>équipe</b></p>', 'Une équipe'],
    ['what stands in its content', '<p>Menu</p><main>Offre</main>', 'Offre'],
    ['what boards hide of long texts', '<p>Une<span hidden> équipe</span></p>', 'Une équipe'],
    ['nothing of comments', '<script></script>Une<!-- start-up --> équipe', 'Une équipe'],
    ['what stands around code', 'a<p>b<i>c</i><style>d</style>e</p>f<script>g</script>h', 'abcefh'],
  ])('%s', (_, body, text) => expect(readings(body)).toEqual([text, text]));

  test('nothing where there is no body', () => {
    const page = parse('');
    page.body.remove();
    expect([shownText(page), shownParts(page).texts]).toEqual(['', []]);
  });
});

describe('no sign of the network is', () => {
  const words = 'Startup d’État de beta.gouv.fr';
  test.each([
    ['a script’s', `<script>var a = '${words}'</script>`],
    ['structured data’s', `<script type="application/ld+json">{"a":"${words}"}</script>`],
    ['a style’s', `<style>a::before { content: '${words}' }</style>`],
    ['a template’s', `<template><p>${words}</p></template>`],
    ['what stands there for browsers without scripts', `<noscript>${words}</noscript>`],
    ['a frame’s', `<iframe>${words}</iframe>`],
    ['a style’s in a drawing', `<svg><style>${words}</style></svg>`],
    ['a comment’s', `<p><script></script><!-- ${words} --></p>`],
    ['another offer’s, recommended below', `<ul class="strate-cards-list"><li>${words}</li></ul>`],
    [
      'another offer’s on the other board, with a style of its own',
      `<div data-testid="job-section-related-jobs"><style>a{}</style><p>${words}</p></div>`,
    ],
  ])('%s', (_, body) => {
    for (const main of [body, `<main><div>${body}</div></main>`]) {
      for (const text of readings(`<p>Avant</p>${main}<p>Après</p>`)) {
        expect(isWorthAsking(text)).toBe(false);
      }
    }
  });

  test('but the same words in the offer are', () => {
    for (const text of readings(`<p>${words}</p>`)) expect(isWorthAsking(text)).toBe(true);
  });
});

describe('a page as large as real ones', () => {
  /** 350 kB of markup without `main`, an inline script of 64 kB and structured data in the body (seen 2025-09). */
  const card = (index: number) =>
    `<li><h4>Offre ${index}</h4><p>Développeur web d’une plateforme numérique</p><svg><path d="m0 0"/></svg></li>`;
  const cards = Array.from({ length: 600 }, (_, index) => card(index)).join('');
  const block = `<section><h3>Titre</h3><p>${'Accueillir le public. '.repeat(30)}<b>Et</b></p></section>`;
  const large = `<header><nav><a href="/fr">Emplois</a></nav></header>
    <script type="application/ld+json">{"description":"${'une start-up '.repeat(1_200)}"}</script>
    ${block.repeat(320)}
    <div data-testid="job-section-related-jobs"><ul>${cards}</ul></div>
    <script>window.__INITIAL_STATE__ = "${'data '.repeat(13_000)}"</script>`;

  afterEach(() => vi.restoreAllMocks());

  test('has the size of one', () => expect(large.length).toBeGreaterThan(350_000));

  test('is looked through in a few steps, and only so far', () => {
    const page = parse(large);
    const text = shownText(page);
    expect(text).toHaveLength(MOST_SHOWN);
    expect(isWorthAsking(text)).toBe(false);
    // Only what holds code is gone into: the body, whose parts the browser reads at once.
    const steps = vi.spyOn(page.body, 'childNodes', 'get');
    const inside = vi.spyOn(page.querySelector('section') as Element, 'childNodes', 'get');
    shownText(page);
    expect([steps.mock.calls.length, inside.mock.calls.length]).toEqual([1, 0]);
  });

  test('sends no more than an offer may have, and goes no further', () => {
    const page = parse(large);
    const sections = [...page.querySelectorAll('section')].map((section) =>
      vi.spyOn(section, 'childNodes', 'get'),
    );
    const { texts } = shownParts(page);
    expect(texts.join('')).toHaveLength(MOST_SHOWN);
    expect(JSON.stringify(texts).length).toBeLessThan(MOST_SHOWN * 1.1);
    const visited = sections.filter(({ mock }) => mock.calls.length > 0);
    expect(visited.length).toBeLessThan(sections.length / 2);
  });
});
