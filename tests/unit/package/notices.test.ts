import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type AboutPackage,
  type BundledPackage,
  gatherNotices,
  licenseOption,
  NOTICES_FILE,
  noticesOf,
} from '../../../scripts/extension/notices.ts';

const ABOUT: Record<string, AboutPackage> = {
  alpha: { author: 'Ada', repository: { url: 'git+https://git.example/ada/alpha.git' } },
  beta: { author: { name: 'Bob' }, repository: 'github:bob/beta' },
  gamma: { repository: 'https://git.example/gamma' },
};

const about = (name: string) => ABOUT[name] ?? { repository: name };
const bundled = (name: string, values: Partial<BundledPackage> = {}): BundledPackage => ({
  name,
  version: '1.0.0',
  identifier: 'MIT',
  ...values,
});

describe('the notices', () => {
  test('hold each package once, in order, with its sources and its licence', () => {
    const alpha = bundled('alpha', { identifier: 'MPL-2.0', text: 'Mozilla\r\nPublic\n' });
    const beta = bundled('beta', { text: 'Permission, by Bob' });
    const text = noticesOf([beta, alpha, beta], about);
    expect(text.match(/^\S+ \d.*$/gm)).toEqual(['alpha 1.0.0 (MPL-2.0)', 'beta 1.0.0 (MIT)']);
    expect(text).toContain('Sources: https://git.example/ada/alpha\n\nMozilla\nPublic\n');
    expect(text).toContain('Sources: https://github.com/bob/beta\n\nPermission, by Bob');
  });

  test.each([
    ['alpha', 'Copyright (c) Ada'],
    ['beta', 'Copyright (c) Bob'],
    ['gamma', 'Copyright (c) the authors of gamma'],
  ])('have the MIT licence in full where a package ships none (%s)', (name, copyright) => {
    const text = noticesOf([bundled(name)], about);
    expect(text).toContain(`${copyright}\n\nPermission is hereby granted`);
    expect(text).toContain('WITHOUT WARRANTY OF ANY KIND');
  });

  test('are not made up for another licence', () => {
    const lost = bundled('gamma', { identifier: 'Apache-2.0' });
    expect(() => noticesOf([lost], about)).toThrow('gamma (Apache-2.0) ships no licence');
  });
});

describe('in a build', () => {
  test('the lists of all scripts become one file', () => {
    const project = mkdtempSync(join(tmpdir(), 'notices-'));
    const folder = join(project, 'build');
    mkdirSync(join(project, 'node_modules', 'alpha'), { recursive: true });
    const path = join(project, 'node_modules', 'alpha', 'package.json');
    writeFileSync(path, JSON.stringify({ name: 'alpha', ...ABOUT.alpha }));
    for (const name of ['panel', 'background']) {
      const list = join(folder, licenseOption([{ name }]).fileName);
      mkdirSync(join(list, '..'), { recursive: true });
      writeFileSync(list, JSON.stringify(name === 'panel' ? [bundled('alpha')] : []));
    }
    gatherNotices(folder, project);
    expect(readFileSync(join(folder, NOTICES_FILE), 'utf8')).toContain('alpha 1.0.0 (MIT)');
    expect(existsSync(join(folder, 'third-party'))).toBe(false);
  });

  test('without lists there is no build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'notices-'));
    expect(() => gatherNotices(folder, folder)).toThrow('no lists of licences');
  });
});
