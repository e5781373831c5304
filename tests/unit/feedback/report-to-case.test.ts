import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { readPage } from '../../../lib/boards/index.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { firstSaid, linesOf, type Said, textOf } from '../../../lib/feedback/feedback.ts';
import { parseReport } from '../../../lib/feedback/parse.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { PROJECT_FOLDER } from '../../../scripts/console/command.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';
import { recordedPages } from '../../../scripts/pages/recorded.ts';
import { caseOf } from '../../../scripts/report-to-case/case.ts';
import { ALIASES_FILE, writeCase } from '../../../scripts/report-to-case/write.ts';
import { expectReported } from '../../support/reported.ts';

const TODAY = '2026-11-23';
const directory = bundledDirectory();
const resolver = new Resolver(directory);
const named = (id: string) => ({
  id,
  name: directory.startups.find((one) => one.id === id)?.name ?? id,
});

/** What a person's report of a recorded page is, as a text. */
function reportOf(url: string, html: string, said: Partial<Said>): string {
  const view = answer(readPage(pageOf(url, html)), resolver, TODAY);
  if (!view) throw new Error(`${url} is no offer`);
  const versions = { extension: '1.2.3', browser: 'Firefox 142' };
  return textOf(linesOf(view, { ...firstSaid(view), ...said }, versions));
}

const caseFrom = (report: string) => caseOf(parseReport(report), TODAY);

describe('the skeleton of a report holds what Repère answered by', () => {
  // There the sentence around the link decides, and a report quotes the link's own words only.
  const unquoted = 'offer-link-in-hidden-rest';
  const identified = recordedPages().filter(
    ({ name, resolution, reading }) =>
      name !== unquoted &&
      resolution?.outcome === 'identified' &&
      resolution.startups.length === 1 &&
      reading.offer,
  );

  test('there are such pages on both boards', () => {
    expect(new Set(identified.map(({ board }) => board)).size).toBe(2);
  });

  test.each(identified)('$board/$name', ({ url, html, resolution }) => {
    // Reported as if the answer were missing, it is the same answer that has to come of the skeleton.
    const report = reportOf(url, html, { startups: (resolution?.startups ?? []).map(named) });
    const { html: skeleton, facts, alias } = caseFrom(report);
    expect(alias).toBeNull();
    expectReported(skeleton, facts, resolver);
  });
});

describe('what would be right', () => {
  const base = [
    'board: welcome-to-the-jungle',
    'page: https://www.welcometothejungle.com/fr/companies/a/jobs/b_paris',
    'title: Dev',
    'answer: identified',
    'startup: pix (Pix), certain',
  ];
  const expectedOf = (...lines: string[]) =>
    caseFrom([...lines, ...base].join('\n')).facts.expected;

  test.each([
    [
      ['fault: wrong-startup', 'right-startup: dora (Dora)'],
      { outcome: 'identified', startups: ['dora'] },
    ],
    [['fault: wrong-startup'], { startupsNot: ['pix'] }],
    [
      ['fault: missing-startup', 'right-startup: dora (Dora)', 'right-startup: pix (Pix)'],
      { outcome: 'identified', startups: ['dora', 'pix'] },
    ],
    [['fault: wrong-incubator', 'right-incubator: anct (Incubateur)'], { incubators: ['anct'] }],
    [['fault: wrong-guide', 'right-profession: Design'], { profession: 'Design' }],
    [['fault: not-network'], { outcome: 'not-beta' }],
    [['fault: missed-network'], { outcomeNot: 'not-beta' }],
  ])('%j', (lines, expected) => expect(expectedOf(...lines)).toEqual(expected));

  test.each([
    [[], /no line "fault/],
    [['fault: something'], /no line "fault/],
    [['fault: missing-startup'], /right-startup: ID/],
    [['fault: wrong-incubator'], /right-incubator: ID/],
    [['fault: wrong-guide'], /right-profession: NAME/],
    [
      ['fault: unread-page', 'condition: failed | title | h1'],
      /needs the page itself.*failed \| title/,
    ],
    [
      ['fault: missing-startup', 'right-startup: dora', `words: ${'a'.repeat(80)}`, 'alias: yes'],
      /a sentence rather than a name/,
    ],
  ])('%j is refused with what to do', (lines, reason) => {
    expect(() => expectedOf(...lines)).toThrow(reason);
  });

  test('without a board there is no page to make', () => {
    expect(() => caseFrom('fault: not-network\nboard: monster')).toThrow(/no line "board/);
  });

  test('without its address and title the page is still an offer of its board', () => {
    const { html, facts } = caseFrom(
      'fault: missing-startup\nright-startup: pix (Pix)\nboard: choisir-le-service-public\nwords: la Startup d’État Pix de beta.gouv.fr recrute',
    );
    expectReported(html, facts, resolver);
  });

  test('the offer’s words are text, whatever they hold', () => {
    const { html } = caseFrom(
      'fault: not-network\nboard: welcome-to-the-jungle\ntitle: <script>alert(1)</script>"\nbecause: network | network-link | about | https://a.fr/"><b> | <img onerror=x>',
    );
    expect(html).not.toMatch(/<script|<img|<b>/);
  });
});

describe('files', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'report-to-case-'));
    await mkdir(dirname(join(root, ALIASES_FILE)), { recursive: true });
    await cp(join(PROJECT_FOLDER, ALIASES_FILE), join(root, ALIASES_FILE));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const report = (name: string, startup: string) =>
    caseFrom(
      `fault: missing-startup\nright-startup: ${startup}\nwords: ${name}\nalias: yes\nboard: welcome-to-the-jungle`,
    );
  const aliases = async () =>
    JSON.parse(await readFile(join(root, ALIASES_FILE), 'utf8')).aliases as {
      name: string;
      startup: string;
    }[];

  test('a case, then another of the same name, each beside the other', async () => {
    const made = report('Essai', 'pix');
    expect(await writeCase(root, { ...made, alias: null })).toEqual([
      'tests/reported/missing-startup-pix.html',
      'tests/reported/missing-startup-pix.json',
    ]);
    expect(await writeCase(root, { ...made, alias: null })).toEqual([
      'tests/reported/missing-startup-pix-2.html',
      'tests/reported/missing-startup-pix-2.json',
    ]);
  });

  test('another name is entered among its Startup’s, and makes the answer right', async () => {
    const before = await aliases();
    const made = report('Grand Essai', 'dora (Dora)');
    const files = await writeCase(root, made);
    expect(files[0]).toBe(ALIASES_FILE);
    const after = await aliases();
    expect(after).toHaveLength(before.length + 1);
    const place = after.findIndex(({ name }) => name === 'Grand Essai');
    expect(after[place - 1]?.startup.localeCompare('dora')).toBeLessThanOrEqual(0);
    expect(after.filter(({ name }) => name !== 'Grand Essai')).toEqual(before);
    await writeCase(root, made);
    expect(await aliases(), 'once').toHaveLength(before.length + 1);
  });

  test('a name that is another Startup’s is refused', async () => {
    const [{ name = '', startup = '' } = {}] = await aliases();
    expect(startup).not.toBe('pix');
    await expect(writeCase(root, report(name, 'pix'))).rejects.toThrow(
      `is a name of ${startup} already`,
    );
  });
});
