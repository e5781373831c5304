import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../lib/answer/answer.ts';
import type * as boards from '../../lib/boards/index.ts';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { Resolver } from '../../lib/matching/resolve.ts';
import { type BoardId, OFFER_FIELDS } from '../../lib/offer/offer.ts';
import { PROJECT_FOLDER } from '../../scripts/console/command.ts';
import { boardFrom } from '../../scripts/new-board/board.ts';
import { starterPages } from '../../scripts/new-board/pages.ts';
import { writeBoard } from '../../scripts/new-board/write.ts';
import { pageOf } from '../../scripts/pages/parse.ts';

const BOARD = boardFrom('emploi-essai', 'www.emploi-essai.fr', new Date('2026-11-28T10:00:00Z'));
const COPIED = ['lib', 'entrypoints', '.size-limit.json'];

let root: string;
let files: string[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'new-board-'));
  for (const part of COPIED) {
    await cp(join(PROJECT_FOLDER, part), join(root, part), { recursive: true });
  }
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  files = await writeBoard(root, BOARD);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const written = (file: string) => readFile(join(root, file), 'utf8');

test('the reader, the recorded pages and the scripts are written', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      ...['addresses', 'profile', 'offer', 'list', 'index'].map(
        (file) => `lib/boards/emploi-essai/${file}.ts`,
      ),
      'entrypoints/follower-emploi-essai.ts',
      'entrypoints/badges-emploi-essai.ts',
      'tests/pages/emploi-essai/offer-first.html',
      'tests/pages/emploi-essai/offer-first.json',
    ]),
  );
});

test('there is a page of each kind that the tests ask for', () => {
  const kinds = Object.values(starterPages(BOARD)).map(({ facts }) => facts.case);
  expect(kinds.sort()).toEqual(['broken', 'list', 'minimal', 'offer', 'redesigned', 'stale']);
});

test('the board is entered wherever boards are listed', async () => {
  expect(await written('lib/offer/offer.ts')).toContain("'emploi-essai'] as const");
  const registry = await written('lib/boards/registry.ts');
  expect(registry.match(/'emploi-essai': emploiEssai\.\w+/g)).toHaveLength(5);
  const scripts = await written('lib/background/tab-scripts.ts');
  const limits = await written('.size-limit.json');
  for (const script of ['follower-emploi-essai', 'badges-emploi-essai']) {
    expect(scripts).toContain(`'${script}': ['/${script}.js']`);
    expect(limits).toContain(`/${script}.js`);
  }
});

test('the compiler is content with it', async () => {
  const options = {
    extends: join(PROJECT_FOLDER, 'tsconfig.json'),
    compilerOptions: { noEmit: true, types: [] },
    include: ['lib/boards/**/*.ts'],
  };
  await writeFile(join(root, 'tsconfig.json'), JSON.stringify(options));
  const tsc = join(PROJECT_FOLDER, 'node_modules', '.bin', 'tsc');
  const run = promisify(execFile)(process.execPath, [tsc, '-p', root]);
  await expect(run.catch(({ stdout }) => Promise.reject(stdout))).resolves.toBeDefined();
});

describe('its pages are read as they say, by the reader as it is written', () => {
  const resolver = new Resolver(bundledDirectory());

  test.each(Object.entries(starterPages(BOARD)))('%s', async (_, { html, facts }) => {
    const { readPage } = (await import(
      /* @vite-ignore */ pathToFileURL(join(root, 'lib/boards/index.ts')).href
    )) as typeof boards;
    const {
      url,
      reading: expected,
      resolution,
    } = facts as {
      url: string;
      reading: Record<string, unknown> & { offer: Record<string, unknown> | null };
      resolution: { outcome: string; startups: string[] } | null;
    };
    const reading = readPage(pageOf(url, html));
    expect(reading).toMatchObject({ board: 'emploi-essai', page: expected.page });
    if (expected.offer) {
      const fields = OFFER_FIELDS.map((field) => [field, expected.offer?.[field]]);
      expect(reading.offer).toMatchObject(Object.fromEntries(fields));
    }
    expect(reading.offer === null).toBe(expected.offer === null);
    const cards = reading.offers.map(({ board, ...offer }) => offer);
    expect(cards).toEqual(expected.offers ?? []);
    // The answer is this project's own: it knows nothing of where an offer was read.
    const board = 'welcome-to-the-jungle' as BoardId;
    const offer = reading.offer && { ...reading.offer, board };
    const view = answer({ ...reading, board, offer }, resolver, '2026-11-28');
    expect(view?.resolution.outcome).toBe(resolution?.outcome);
    expect(view?.resolution.startups.map(({ id }) => id)).toEqual(resolution?.startups);
  });
});

describe('refused', () => {
  test.each([
    ['no name', undefined, undefined, /has no name/],
    ['a name that is none', 'Emploi Essai', undefined, /is no name/],
    ['a folder outside', '../essai', undefined, /is no name/],
    ['a host that is none', 'essai', 'https://essai.fr', /is no host/],
  ])('%s', (_, id, host, reason) => {
    expect(() => boardFrom(id, host, new Date())).toThrow(reason);
  });

  test('a board that is there already', async () => {
    await expect(writeBoard(root, BOARD)).rejects.toThrow('is there already');
  });
});
