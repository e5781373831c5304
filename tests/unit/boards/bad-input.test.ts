import { describe, expect, it, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { MAXIMUM_LINKS } from '../../../lib/offer/text.ts';
import { CSP_OFFER, cspPage, read, WTTJ_OFFER, wttjPage, zoneOf } from '../../support/html.ts';

const resolver = new Resolver(bundledDirectory());
const ld = (source: string) => `<script type="application/ld+json">${source}</script>`;

describe.each([
  ['Welcome to the Jungle', WTTJ_OFFER, wttjPage],
  ['Choisir le service public', CSP_OFFER, cspPage],
])('%s', (_, url, page) => {
  describe('a page that holds no offer is unreadable, and says why', () => {
    test.each<[string, string]>([
      ['nothing', ''],
      ['no element', 'Bonjour'],
      ['an empty body', '<html><body></body></html>'],
      ['no main', '<html><body><h1>Dev</h1><h2>Dev</h2><p>Bonjour</p></body></html>'],
      [
        'an empty main',
        '<html><body><main class="main-content-single-offer"></main></body></html>',
      ],
      ['a title and no text', page({ missions: '' })],
      ['a text and no title', page({ title: '' })],
      ['markup cut short', '<html><body><main class="main-content-single-offer"><h1>Dev</h'],
      ['no HTML', '\u0000\u0001%PDF-1.4'],
      ['JSON', '{"title":"Dev"}'],
      [
        'hostile data',
        `<html><head>${ld('[null,{"@type":"JobPosting"}]')}</head><body></body></html>`,
      ],
    ])('%s', (_, html) => {
      const reading = read(url, html);
      expect(reading).toMatchObject({ page: 'offer', offer: null });
      expect(reading.problems).not.toEqual([]);
      expect(answer(reading, resolver, '2026-11-23')?.resolution.outcome).toBe('unreadable');
    });
  });

  describe('structured data that cannot be used leave the page’s own words', () => {
    test.each<[string, string]>([
      ['no JSON', '{"@type":'],
      ['100,000 lists in lists', '['.repeat(100_000) + ']'.repeat(100_000)],
      ['100,000 objects in objects', `${'{"@graph":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
      [
        'a place 100,000 lists deep',
        `{"@type":"JobPosting","title":"Dev","jobLocation":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      ],
      ['numbers for texts', '{"@type":"JobPosting","title":7,"description":7}'],
      ['another offer’s', '{"@type":"JobPosting","title":"Autre poste","description":"Autre"}'],
    ])('%s', (_, source) => {
      const reading = read(url, page({ head: ld(source) }));
      expect(reading.offer?.title).toBe('Dev');
      expect(zoneOf(reading, 'missions')).toBe('Bonjour');
    });
  });

  it('10,000 links are read up to a bound', () => {
    const missions = '<a href="https://mobilic.beta.gouv.fr">lien</a> '.repeat(10_000);
    expect(read(url, page({ missions })).offer?.links).toHaveLength(MAXIMUM_LINKS);
  });

  it('links that lead nowhere safe are left out, their words stay', () => {
    const hrefs = [
      'javascript:alert(1)',
      ' JAVAscript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'blob:https://x.fr/1',
      'https://',
      'http://[::1',
      'tel:+33100000000',
    ];
    const missions = hrefs.map((href) => `<a href="${href}">mot</a>`).join(' ');
    const reading = read(url, page({ missions }));
    expect(reading.offer?.links).toEqual([]);
    expect(zoneOf(reading, 'missions')).toBe(hrefs.map(() => 'mot').join(' '));
  });

  it('lone surrogates are mended', () => {
    const reading = read(url, page({ title: 'Dev \ud83d', missions: '<p>a\udfe1b \ud800</p>' }));
    expect(reading.offer?.title).toBe('Dev \ufffd');
    expect(zoneOf(reading, 'missions')).toBe('a\ufffdb \ufffd');
    expect(JSON.stringify(reading).isWellFormed()).toBe(true);
  });

  it('an address that cannot be decoded is no obstacle', () => {
    const reading = read(url.replace(/[^/]+\/?$/, 'x-reference-%E0%A4/'), page());
    expect(reading.offer?.reference).toMatch(/2026-12345|%E0%A4/);
  });
});

test.each([
  'https://www.welcometothejungle.com/fr/jobs',
  'https://choisirleservicepublic.gouv.fr/nos-offres/',
])('%s is a list, whatever it holds', (url) => {
  expect(read(url, wttjPage())).toMatchObject({
    offer: null,
    problems: ['no offer was found in this list'],
    offers: [],
    networkByAddress: false,
  });
});

test('an address of no board is no offer, whatever stands there', () => {
  expect(read('https://exemple.fr/', wttjPage())).toMatchObject({
    offer: null,
    problems: [],
    offers: [],
    networkByAddress: false,
  });
});
