import { describe, expect, test } from 'vitest';
import { type FetchedPage, judge, judgeList } from '../../../lib/analysis/verdict.ts';
import { CSP_OFFER, cspPage, read, WTTJ_OFFER, wttjPage } from '../../support/html.ts';

const WTTJ_HTML = wttjPage();
const CHALLENGE_HTML =
  '<!doctype html><title>Just a moment...</title><script src="https://challenges.cloudflare.com/x.js"></script>';

function fetched(values: Partial<FetchedPage> = {}): FetchedPage {
  const page = {
    requested: WTTJ_OFFER,
    address: WTTJ_OFFER,
    status: 200,
    html: WTTJ_HTML,
    ...values,
  };
  const title = /<title>(.*?)<\/title>/.exec(page.html)?.[1] ?? '';
  return { title, reading: read(page.address, page.html), ...page };
}

describe('an offer is read', () => {
  test.each<[string, FetchedPage]>([
    ['as asked', fetched()],
    [
      'in another language of the site',
      fetched({ address: WTTJ_OFFER.replace('/fr/', '/en/'), requested: WTTJ_OFFER }),
    ],
    [
      'at the long form of its address',
      fetched({
        requested: CSP_OFFER,
        address: CSP_OFFER.replace('2026-12345', 'dev-reference-2026-12345'),
        html: cspPage(),
      }),
    ],
    // Cloudflare adds its watchdog to ordinary pages too.
    [
      'with the watchdog of its site',
      fetched({
        html: WTTJ_HTML.replace(
          '</body>',
          '<script src="/cdn-cgi/challenge-platform/x.js"></script></body>',
        ),
      }),
    ],
    ['whose title speaks of captchas', fetched({ html: wttjPage({ title: 'Dev captcha' }) })],
  ])('%s', (_, page) => {
    const verdict = judge(page);
    expect(verdict.kind).toBe('read');
    expect(verdict.kind === 'read' && verdict.reading.offer?.title).toMatch(/^Dev/);
  });
});

test.each([404, 410])('status %i: the offer is gone', (status) => {
  expect(judge(fetched({ status, html: '<title>Introuvable</title>' }))).toEqual({ kind: 'gone' });
});

test('a page that says that its offer is no longer published: it is gone', () => {
  const html = '<title>Offre</title><h1>Cette offre n’est plus disponible</h1>';
  expect(judge(fetched({ html }))).toEqual({ kind: 'gone' });
});

test.each<[string, Partial<FetchedPage>, object]>([
  [
    'a challenge with its status',
    { status: 403, html: CHALLENGE_HTML },
    { kind: 'challenge', status: 403, address: null },
  ],
  [
    'a challenge that says 200',
    { html: CHALLENGE_HTML },
    { kind: 'challenge', status: null, address: null },
  ],
  [
    'a challenge known by what it loads',
    {
      status: 403,
      html: '<title>welcometothejungle.com</title><script src="https://ct.captcha-delivery.com/c.js"></script>',
    },
    { kind: 'challenge', status: 403 },
  ],
  [
    'a challenge in French',
    { status: 503, html: '<title>Un instant…</title>' },
    { kind: 'challenge', status: 503 },
  ],
  [
    'nothing, with a status of its own',
    { status: 202, html: '' },
    { kind: 'challenge', status: 202 },
  ],
  ['no content', { status: 204, html: ' \n' }, { kind: 'challenge', status: 204 }],
  [
    'a captcha of AWS WAF',
    { status: 405, html: '<title>x</title><script src="https://a.awswaf.com/c.js"></script>' },
    { kind: 'challenge', status: 405 },
  ],
  ['a page that is empty', { html: '' }, { kind: 'no-offer', status: null }],
  ['too many requests', { status: 429, html: '' }, { kind: 'challenge', status: 429 }],
  [
    'a challenge at an address of its own',
    { address: 'https://www.welcometothejungle.com/captcha', html: '<title>Captcha</title>' },
    { kind: 'challenge' },
  ],
  [
    'a refusal',
    { status: 403, html: '<title>Interdit</title>' },
    { kind: 'refused', status: 403, address: null },
  ],
  [
    'an error of the site',
    { status: 500, html: '<title>Oups</title>' },
    { kind: 'refused', status: 500 },
  ],
  ['an error page that looks like an offer', { status: 500 }, { kind: 'refused', status: 500 }],
  [
    'a page that leads to the list',
    { address: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs' },
    {
      kind: 'elsewhere',
      address: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs',
    },
  ],
  [
    'a page that leads to another offer',
    { address: WTTJ_OFFER.replace('dev_paris', 'other') },
    { kind: 'elsewhere' },
  ],
  [
    'a page that asks to sign in',
    { address: 'https://www.welcometothejungle.com/fr/signin', html: '<title>Connexion</title>' },
    { kind: 'elsewhere' },
  ],
  ['an empty page', { html: '' }, { kind: 'no-offer', status: null, address: null }],
  [
    'a page without an offer',
    { html: '<title>Offre</title><main><p>Bientôt</p></main>' },
    { kind: 'no-offer' },
  ],
])('%s stops the analysis', (_, values, expected) => {
  expect(judge(fetched(values))).toMatchObject({ kind: 'obstacle', obstacle: expected });
});

test.each<[string, Partial<FetchedPage>, number, object]>([
  ['its offers', {}, 2, { kind: 'list', next: 'next' }],
  ['no offer, at the end', {}, 0, { kind: 'list', next: 'next' }],
  ['a page past the last', { status: 404 }, 0, { kind: 'list', next: null }],
  ['a challenge', { status: 403, html: CHALLENGE_HTML }, 0, { obstacle: { kind: 'challenge' } }],
  ['a challenge as a page', { html: CHALLENGE_HTML }, 0, { obstacle: { kind: 'challenge' } }],
  ['an error', { status: 500, html: '' }, 0, { obstacle: { kind: 'refused', status: 500 } }],
  ['offers beside a watchdog', { html: CHALLENGE_HTML }, 1, { kind: 'list' }],
])('a page of a list is %s', (_, values, count, expected) => {
  const offers = Array.from({ length: count }, (_, index) => ({
    url: `u${index}`,
    datePosted: null,
  }));
  const verdict = judgeList(fetched({ html: '<p>Liste</p>', ...values }), offers, 'next');
  expect(verdict).toMatchObject(expected);
  if (verdict.kind === 'list') expect(verdict.offers).toHaveLength(count);
});
