import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { PROJECT_FOLDER, runCommand } from '../../../scripts/console/command.ts';
import { apiFilesOf } from '../../support/directory.ts';

/** A copy of what the script needs: it writes the snapshot beside itself. */
let project = '';
const snapshot = () => join(project, 'lib', 'directory', 'data', 'snapshot.json');

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'repere-directory-'));
  for (const path of ['lib/directory', 'scripts/directory-update.ts', 'package.json']) {
    cpSync(join(PROJECT_FOLDER, path), join(project, path), { recursive: true });
  }
  symlinkSync(join(PROJECT_FOLDER, 'node_modules'), join(project, 'node_modules'), 'junction');
  rmSync(snapshot());
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Runs the script on a folder that holds these files; null leaves one out. */
function update(files: Record<string, string | null> = {}, options: string[] = []) {
  const folder = join(project, 'api');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const { startups, incubators, organisations } = apiFilesOf([{}]);
  const whole = {
    'startups.json': JSON.stringify(startups),
    'incubators.json': JSON.stringify(incubators),
    'organisations.json': JSON.stringify(organisations),
    ...files,
  };
  for (const [name, text] of Object.entries(whole)) {
    if (text !== null) writeFileSync(join(folder, name), text);
  }
  const script = join(project, 'scripts', 'directory-update.ts');
  return runCommand(process.execPath, [script, '--from', folder, ...options]);
}

describe('npm run directory:update', () => {
  it('writes the snapshot, says what changed, then leaves an unchanged one alone', async () => {
    const first = await update({}, ['--date', '2026-01-31']);
    expect(first.status).toBe(0);
    expect(first.output).toMatch(
      /^first snapshot: 1 startups\n1 startups, \d+ bytes gzipped, state of 2026-01-31\n$/,
    );
    const text = readFileSync(snapshot(), 'utf8');
    expect(await update()).toEqual({ status: 0, output: 'nothing changed\n' });
    expect(readFileSync(snapshot(), 'utf8')).toBe(text);
    expect(JSON.parse(text)).toMatchObject({
      date: '2026-01-31',
      startups: [{ name: 'Mon produit' }],
    });
  });

  test.each<[string, Record<string, string | null>, string[], number, RegExp]>([
    [
      'a page of HTML',
      { 'startups.json': '<html></html>' },
      [],
      1,
      /startups\.json: not valid JSON/,
    ],
    ['a file cut short', { 'incubators.json': '{"a":' }, [], 1, /incubators\.json: not valid JSON/],
    ['a missing file', { 'organisations.json': null }, [], 1, /organisations\.json: no such file$/],
    [
      'a record without its name',
      { 'startups.json': '{"data":[{"id":"fautif"}]}' },
      [],
      1,
      /^directory:update: startups\.json, record 0 \(fautif\): attributes: /,
    ],
    ['a date that is none', {}, ['--date', 'hier'], 2, /--date hier is not a date yyyy-mm-dd$/],
    ['an unknown option', {}, ['--form', 'x'], 2, /Unknown option '--form'/],
  ])('%s ends it in one line, and the snapshot stays', async (_, files, options, status, line) => {
    writeFileSync(snapshot(), '{"date":"2026-01-30","startups":[]}');
    const result = await update(files, options);
    expect(result.status).toBe(status);
    expect(result.output.trimEnd()).toMatch(/^directory:update: [^\n]+$/);
    expect(result.output.trimEnd()).toMatch(line);
    expect(readFileSync(snapshot(), 'utf8')).toBe('{"date":"2026-01-30","startups":[]}');
  });
});
