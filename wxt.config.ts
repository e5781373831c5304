import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { filesOf, followerOf } from './lib/background/tab-scripts.ts';
import {
  BOARD_MATCH_PATTERNS,
  NETWORK_MATCH_PATTERNS,
  NETWORK_OFFERS,
  WATCHED_MATCH_PATTERNS,
} from './lib/boards/hosts.ts';
import { newsIn } from './lib/extension/news.ts';
import metadata from './package.json' with { type: 'json' };
import { gatherNotices, licenseOption } from './scripts/extension/notices.ts';
import { prepared } from './scripts/extension/prepare.ts';
import { addressesOf } from './scripts/release/addresses.ts';
import { changesOf } from './scripts/release/changelog.ts';

/** The directory's live source: the only address that the extension fetches by itself. */
const DIRECTORY_MATCH_PATTERN = 'https://beta.gouv.fr/*';

/** The scripts of which a page uses nearly every function. */
const WHOLLY_USED = /^(?:follower-.*|badges-.*|panel(?:-life)?)$/;

/**
 * Has Chromium compile a script in one go instead of function by function as they are called, which
 * goes over each of them twice (V8's explicit compile hints, from Chromium 136; a comment to
 * others). Measured 2026-11: 1.5 ms less of 19 on an offer of the network.
 */
const compiledAtOnce: Plugin = {
  name: 'compiled-at-once',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
    }
  },
};

/**
 * Builds a script in pages without the frame that WXT puts around it, which in production catches what the script
 * throws, says nothing and throws it again: 0.4 kB in each, a twelfth of the watcher.
 */
const withoutFrame: Plugin = {
  name: 'without-frame',
  enforce: 'pre',
  load: {
    filter: { id: /virtual:wxt-unlisted-script-entrypoint\?|utils\/define-unlisted-script/ },
    handler(id) {
      if (!id.includes('?')) return 'export const defineUnlistedScript = (main) => main;';
      const entrypoint = JSON.stringify(id.slice(id.indexOf('?') + 1));
      return `import script from ${entrypoint}; export default script();`;
    },
  },
};

/** The project's page; none as long as it has no address. */
const { homepage } = addressesOf(metadata.bugs);

/** Tells the page of reports where they go (`bugs` in package.json): it is shown there, and nowhere asked for. */
const withSupport: Plugin = {
  name: 'with-support',
  transformIndexHtml: (html) =>
    html.replace('name="support" content=""', `name="support" content="${metadata.bugs}"`),
};

function news() {
  const changelog = readFileSync(new URL('CHANGELOG.md', import.meta.url), 'utf8');
  return newsIn(changesOf(changelog, metadata.version));
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  manifestVersion: 3,
  imports: false,
  vite: () => ({
    plugins: [prepared(), withoutFrame, withSupport],
    // What this version brings, for the settings page.
    define: { __NEWS__: JSON.stringify(news()) },
  }),
  i18n: { localesDir: 'lib/i18n/locales' },
  autoIcons: { baseIconPath: 'assets/icon.svg', sizes: [96, 48, 32, 16] },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Repère',
    ...(homepage ? { homepage_url: homepage } : {}),
    description: '__MSG_extensionDescription__',
    default_locale: 'fr',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'alarms'],
    host_permissions: [...BOARD_MATCH_PATTERNS, DIRECTORY_MATCH_PATTERN],
    // No content script of WXT's: its start (a context, a hand-over by messages) costs three times
    // what the watcher does. The script is built as an unlisted one, entrypoints/watcher.ts.
    content_scripts: [
      { matches: NETWORK_MATCH_PATTERNS, js: ['waker.js'], run_at: 'document_start' },
      // Before the watcher, which would ask for them.
      ...NETWORK_OFFERS.map(({ board, matches }) => ({
        matches,
        js: filesOf('panel', followerOf(board)).map((path) => path.slice(1)),
        run_at: 'document_end' as const,
      })),
      { matches: WATCHED_MATCH_PATTERNS, js: ['watcher.js'], run_at: 'document_end' },
    ],
    action: { default_title: '__MSG_extensionName__' },
    commands: {
      'toggle-panel': {
        suggested_key: { default: 'Alt+Shift+R' },
        description: '__MSG_commandToggle__',
      },
      'keep-offer': {
        suggested_key: { default: 'Alt+Shift+G' },
        description: '__MSG_commandKeep__',
      },
    },
    ...(browser === 'firefox'
      ? {
          author: metadata.author,
          browser_specific_settings: {
            gecko: {
              id: '{6d0f3a52-8f0c-4b0e-9d55-2b6b6c1f7a31}',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : // 123: the light-dark() colours of components/theme.css.
        { minimum_chrome_version: '123' }),
  }),
  hooks: {
    // The one that stores show, with the margin they ask for (public/icons); the others fill theirs.
    'build:manifestGenerated': (_, manifest) => {
      manifest.icons = { ...manifest.icons, 128: 'icons/128.png' };
    },
    'build:done': ({ config }) => {
      if (config.command === 'build') gatherNotices(config.outDir, config.root);
    },
    // Scripts inside pages and the background keep WXT's plain `browser` (a few bytes): both browsers
    // have promises, and webextension-polyfill would add 10 kB to each, and to every start of the
    // background. The extension's own pages have it.
    'vite:build:extendConfig': (entrypoints, config) => {
      config.build = { ...config.build, license: licenseOption(entrypoints) };
      const lean = ['content-script', 'unlisted-script', 'background'];
      if (!entrypoints.every(({ type }) => lean.includes(type))) return;
      config.resolve = { ...config.resolve, alias: { 'wxt/browser': '@wxt-dev/browser' } };
      // As written: the oldest browsers that the manifest allows know all of it.
      config.build = { ...config.build, cssTarget: ['chrome123', 'firefox142'] };
      if (entrypoints.every(({ name }) => WHOLLY_USED.test(name))) {
        config.plugins = [...(config.plugins ?? []), compiledAtOnce];
      }
    },
  },
});
