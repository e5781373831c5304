import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guideAddresses } from '../../../lib/guides/addresses.ts';
import { advise } from '../../../lib/guides/advise.ts';
import { checkGuides } from '../../../scripts/guides/check.ts';
import { offerOf } from '../../support/offers.ts';

/** Pages of a documentation on this machine. */
const PAGES: Record<string, string> = {
  '/guide': '<h2 id="coachs">Coachs</h2><h2 id="étape">Étape</h2>',
  '/slash/': '<p>Une page</p>',
};

let server: Server;
let base = '';
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/moved') return response.writeHead(301, { location: '/guide' }).end();
    if (path === '/slash') return response.writeHead(301, { location: '/slash/' }).end();
    if (path === '/broken') return response.destroy();
    const page = PAGES[path];
    return response.writeHead(page ? 200 : 404).end(page ?? 'absent');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('an address', () => {
  test.each([
    ['/guide', 'there', ''],
    ['/guide#coachs', 'there', ''],
    ['/guide#%C3%A9tape', 'there', ''],
    ['/slash', 'there', ''],
    ['/guide#designers', 'anchor-missing', 'no element has the id "designers"'],
    ['/gone', 'gone', 'status 404'],
    ['/broken', 'gone', 'fetch failed'],
  ])('%s: %s', async (path, status, detail) => {
    const address = { url: base + path, ids: ['x'] };
    expect(await checkGuides([address], fetch)).toEqual([{ ...address, status, detail }]);
  });

  test('that leads elsewhere has moved', async () => {
    const [finding] = await checkGuides([{ url: `${base}/moved`, ids: ['x'] }], fetch);
    expect(finding).toMatchObject({ status: 'moved', detail: `to ${base}/guide` });
  });

  test('of one page is asked once, whatever its anchors', async () => {
    asked.length = 0;
    const anchors = ['', '#coachs', '#autre'].map((hash) => `${base}/guide${hash}`);
    const findings = await checkGuides(
      anchors.map((url) => ({ url, ids: ['x'] })),
      fetch,
    );
    expect(findings.map(({ status }) => status)).toEqual(['there', 'there', 'anchor-missing']);
    expect(asked).toEqual(['/guide']);
  });
});

describe('the addresses to check', () => {
  const addresses = guideAddresses();

  test('are each there once, on https', () => {
    const urls = addresses.map(({ url }) => url);
    expect(new Set(urls).size).toBe(urls.length);
    for (const url of urls) expect(url).toMatch(/^https:\/\//);
  });

  test.each(['Développeur', 'Coach', 'Designer', 'Chargée de déploiement', 'Boulanger'])(
    'hold every guide of an offer for %s',
    (title) => {
      const known = new Set(addresses.map(({ url }) => url));
      const { guides } = advise(offerOf({ title, contract: 'Freelance' }));
      expect(guides.filter(({ url }) => !known.has(url))).toEqual([]);
    },
  );
});
