import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import metadata from '../../package.json' with { type: 'json' };
import { extensionFolder } from '../../scripts/extension/build.ts';
import { NOTICES_FILE } from '../../scripts/extension/notices.ts';
import { expect, test } from '../support/test.ts';

/*
 * What the extension asks of a person's browser, reviewed line by line. Whoever changes it here
 * changes what people are asked for when they install or update it: PRIVACY.md and the README
 * say each of these, too.
 */

const BOARDS = ['https://www.welcometothejungle.com/*', 'https://choisirleservicepublic.gouv.fr/*'];

const REVIEWED = {
  permissions: ['storage', 'unlimitedStorage', 'scripting', 'alarms'],
  host_permissions: [...BOARDS, 'https://beta.gouv.fr/*'],
  content_scripts: [
    {
      matches: ['communaute-beta-gouv', 'communaute-beta-gout'].flatMap((company) => [
        `https://www.welcometothejungle.com/companies/${company}`,
        `https://www.welcometothejungle.com/companies/${company}/*`,
        `https://www.welcometothejungle.com/*/companies/${company}`,
        `https://www.welcometothejungle.com/*/companies/${company}/*`,
      ]),
      js: ['waker.js'],
      run_at: 'document_start',
    },
    {
      matches: ['communaute-beta-gouv', 'communaute-beta-gout'].flatMap((company) => [
        `https://www.welcometothejungle.com/companies/${company}/jobs/*`,
        `https://www.welcometothejungle.com/*/companies/${company}/jobs/*`,
      ]),
      js: ['panel.js', 'follower-welcome-to-the-jungle.js'],
      run_at: 'document_end',
    },
    {
      matches: [
        'https://www.welcometothejungle.com/*',
        'https://choisirleservicepublic.gouv.fr/offre-emploi/*',
        'https://choisirleservicepublic.gouv.fr/nos-offres/*',
      ],
      js: ['watcher.js'],
      run_at: 'document_end',
    },
  ],
};

/** All that may stand in a manifest; what asks for nothing is named only. */
const ASKS_FOR_NOTHING = [
  ...[
    'manifest_version',
    'name',
    'short_name',
    'author',
    'description',
    'version',
    'icons',
    'default_locale',
    'action',
  ],
  ...['commands', 'options_ui'],
];

const OWN = {
  chromium: {
    minimum_chrome_version: '123',
    background: { service_worker: 'background.js' },
  },
  firefox: {
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: '{6d0f3a52-8f0c-4b0e-9d55-2b6b6c1f7a31}',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  },
};

test('the manifest asks for what was reviewed, and for nothing else', ({ extensionBrowser }) => {
  const path = join(extensionFolder(extensionBrowser), 'manifest.json');
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  const asked = Object.entries(manifest).filter(([key]) => !ASKS_FOR_NOTHING.includes(key));
  expect(Object.fromEntries(asked)).toEqual({ ...REVIEWED, ...OWN[extensionBrowser] });
});

test('the licences of what others wrote come with it', ({ extensionBrowser }) => {
  const notices = readFileSync(join(extensionFolder(extensionBrowser), NOTICES_FILE), 'utf8');
  const held = notices.match(/^\S+(?= \d\S* \()/gm);
  const dependencies = Object.keys(metadata.dependencies);
  expect(held).toEqual(expect.arrayContaining([...dependencies, 'webextension-polyfill']));
  expect(notices).toContain('Mozilla Public License Version 2.0');
  expect(notices).toContain('Apache License');
  // Of each, all that it asks to be repeated.
  expect(notices.split('-'.repeat(80))).toHaveLength((held?.length ?? 0) + 1);
});
