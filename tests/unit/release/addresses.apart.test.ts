import { afterEach, expect, test, vi } from 'vitest';
import { deliveryOf } from '../../../lib/feedback/delivery.ts';
import metadata from '../../../package.json' with { type: 'json' };
import { addressesOf } from '../../../scripts/release/addresses.ts';

const ISSUES = 'https://github.com/exemple/repere/issues';

afterEach(() => {
  vi.doUnmock('../../../package.json');
  vi.resetModules();
});

test.each([
  [ISSUES, 'https://github.com/exemple/repere'],
  [`${ISSUES}/`, 'https://github.com/exemple/repere'],
  ['https://forge.exemple.fr/groupe/repere/issues', 'https://forge.exemple.fr/groupe/repere'],
])('%s: the page and the policy follow from it', (bugs, homepage) => {
  const privacy = `${homepage}/blob/main/PRIVACY.md`;
  expect(addressesOf(bugs)).toEqual({ homepage, support: bugs, privacy });
});

test.each(['mailto:repere@exemple.fr', 'https://exemple.fr/contact'])(
  '%s is where questions go, and no page follows from it',
  (bugs) => expect(addressesOf(bugs)).toEqual({ homepage: null, support: bugs, privacy: null }),
);

test('without an address there is none', () => {
  expect(addressesOf('')).toEqual({ homepage: null, support: null, privacy: null });
});

/** What a build takes from wxt.config.ts, as far as the address goes. */
interface Config {
  manifest(env: { browser: string }): { homepage_url?: string };
  vite(): { plugins: { name: string; transformIndexHtml?(html: string): string }[] };
}

/** The configuration of a build whose package.json has this address. */
async function configWith(bugs: string): Promise<Config> {
  vi.resetModules();
  vi.doMock('../../../package.json', () => ({ default: { ...metadata, bugs } }));
  return (await import('../../../wxt.config.ts')).default as unknown as Config;
}

const SUPPORT = '<meta name="support" content="" />';

test('a build with an address has it in both manifests, and on the page of reports, whose form is that address’s', async () => {
  const config = await configWith(ISSUES);
  for (const browser of ['chrome', 'firefox']) {
    expect(config.manifest({ browser }).homepage_url).toBe('https://github.com/exemple/repere');
  }
  const plugin = config.vite().plugins.find(({ name }) => name === 'with-support');
  expect(plugin?.transformIndexHtml?.(SUPPORT)).toBe(SUPPORT.replace('""', `"${ISSUES}"`));
  const delivery = deliveryOf(ISSUES, [{ field: 'fault', value: 'wrong-startup' }]);
  expect(delivery).toMatchObject({ way: 'form' });
  expect('address' in delivery && delivery.address).toMatch(
    /^https:\/\/github\.com\/exemple\/repere\/issues\/new\?template=wrong-answer\.yml&/,
  );
});

test('a build without one has neither: reports are copied', async () => {
  const config = await configWith('');
  expect(config.manifest({ browser: 'chrome' })).not.toHaveProperty('homepage_url');
  const plugin = config.vite().plugins.find(({ name }) => name === 'with-support');
  expect(plugin?.transformIndexHtml?.(SUPPORT)).toBe(SUPPORT);
  expect(deliveryOf('', [])).toEqual({ way: 'copy' });
});

test('the page of reports has the place that the build fills in', async () => {
  const { readFileSync } = await import('node:fs');
  expect(readFileSync('entrypoints/feedback/index.html', 'utf8')).toContain(SUPPORT);
});
