import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { Resolver } from '../../lib/matching/resolve.ts';
import type { ReportedFacts } from '../../scripts/report-to-case/case.ts';
import { REPORTED_FOLDER } from '../../scripts/report-to-case/write.ts';
import { expectReported } from '../support/reported.ts';

/* Answers that somebody reported as wrong: `npm run report-to-case` writes their files. */

const resolver = new Resolver(bundledDirectory());
const names = readdirSync(REPORTED_FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''));

test('there are some', () => expect(names).not.toEqual([]));

describe.each(names)('%s', (name) => {
  const path = join(REPORTED_FOLDER, name);
  const facts = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as ReportedFacts;

  test(`is answered as it should be (${facts.fault})`, () => {
    expectReported(readFileSync(`${path}.html`, 'utf8'), facts, resolver);
  });
});
