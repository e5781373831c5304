import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { CHECK_IDS } from '../../../lib/tagging/tagging.ts';
import { PROJECT_FOLDER } from '../../../scripts/console/command.ts';
import { outcomeOf } from '../../../scripts/console/script.ts';
import { inspect as runInspect } from '../../../scripts/inspect/run.ts';
import { fileOf } from '../../../scripts/pages/recorded.ts';
import { recordedPage } from '../../support/pages.ts';

const page = recordedPage('choisir-le-service-public/offer-former-name');

/** Runs the command in this process, with this on its standard input: how it ends, and all that it prints. */
async function inspectFrom(input: string, ...options: string[]) {
  let output = '';
  const print = async (text: string) => {
    output += text;
  };
  const { status, line } = await outcomeOf(() =>
    runInspect(options, { print, readInput: () => input }),
  );
  return { status, output: line === null ? output : `${output}${line}\n` };
}
const inspect = (...options: string[]) => inspectFrom('', ...options);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'repere-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A manifest of these lines. */
function manifestOf(lines: readonly (string | object)[]): string {
  const path = join(folder, 'pages.ndjson');
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(path, `${text.join('\n')}\n`);
  return path;
}

/** The rules that `DRAFT` breaks. */
const BROKEN = [
  'mission-in-text',
  'contract-holder',
  'end-date',
  'embarquement',
  'independents-page',
  'wording-responsable',
  'wording-fixed-days',
];

const KEYS = [
  'url',
  'board',
  'page',
  'outcome',
  'offer',
  'startups',
  'incubators',
  'guides',
  'checks',
  'problems',
  'offers',
];

/** A draft that follows these rules and breaks the others that apply. */
const DRAFT = `---
title: "[Mission] Responsable de déploiement pour Mon Suivi Social"
contract: Freelance
---

Startup d’État : Mon Suivi Social (https://beta.gouv.fr/startups/mon-suivi-social.html) – Incubateur : l’Incubateur des Territoires

Vous aiderez l’équipe à 3 jours par semaine pendant six mois.
`;

describe('npm run inspect -- --check', () => {
  const draft = () => {
    const file = join(folder, 'brouillon.md');
    writeFileSync(file, DRAFT);
    return file;
  };

  test.each<[string, string[], number]>([
    ['any rule', [], 1],
    ['rules that are followed', ['--only', 'startup-named, incubator-named'], 0],
    ['a rule that is broken', ['--only', 'end-date'], 1],
    ['all but those that are broken', ['--except', BROKEN.join(',')], 0],
    ['less than is followed', ['--threshold', '40'], 0],
    ['more than is followed', ['--threshold', '90 %'], 1],
    ['a rule that does not apply', ['--only', 'age'], 0],
    ['the rules of a public agent’s post', ['--status', 'admin'], 0],
    ['the rules of another status', ['--status', 'independent'], 1],
  ])('a draft held to %s', async (_, options, expected) => {
    const { status, output } = await inspect('--check', ...options, '--draft', draft());
    expect(status).toBe(expected);
    expect(output).toMatch(expected ? /check failed: \d+ of \d+/ : /check passed: \d+ of \d+/);
  });

  it('says in JSON which rules are broken', async () => {
    const { status, output } = await inspect('--check', '--format', 'json', '--draft', draft());
    expect(status).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      offer: { title: '[Mission] Responsable de déploiement pour Mon Suivi Social' },
      verdict: { passed: false, broken: BROKEN, reason: null },
    });
  });

  it('annotates the lines of a draft for GitHub', async () => {
    const file = draft();
    const { status, output } = await inspect('--check', '--format', 'github', '--draft', file);
    expect(status).toBe(1);
    const lines = output.trimEnd().split('\n');
    expect(lines).toHaveLength(BROKEN.length + 1);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::error file=[^,]*brouillon\.md,line=8,title=wording-fixed-days::.*%0AProposition/,
      ),
    );
    expect(lines).toContainEqual(expect.stringContaining(',line=2,title=wording-responsable::'));
    expect(lines.at(-1)).toMatch(/^::notice file=.*::failed, \d+ of \d+ rules followed$/);
    const forgiven = await inspect(
      ...['--check', '--format', 'github', '--threshold', '1', '--draft', file],
    );
    expect(forgiven.status).toBe(0);
    expect(forgiven.output).not.toContain('::error');
  });

  it('reads a draft from standard input', async () => {
    const { status, output } = await inspectFrom(DRAFT, '--check', '--draft', '-');
    expect(status).toBe(1);
    expect(output).toContain('failed, end-date: ');
  });

  test.each<[string, string, RegExp]>([
    ['without text', '# Titre\n', /not checked: the draft has no text/],
    ['without title', 'Texte\n', /not checked: the draft has no title/],
    ['that is empty', '', /not checked: the draft has no title/],
  ])('a draft %s does not pass', async (_, text, expected) => {
    const { status, output } = await inspectFrom(text, '--check', '--draft', '-');
    expect(status).toBe(1);
    expect(output).toMatch(expected);
  });

  it('a page that is no offer of the network does not pass', async () => {
    const other = recordedPage('welcome-to-the-jungle/list-search');
    const { status, output } = await inspect('--check', '--url', other.url, fileOf(other));
    expect(status).toBe(1);
    expect(output).toContain('not checked: this is a list');
  });

  it('a manifest passes when each of its pages does', async () => {
    const line = { url: page.url, file: fileOf(page) };
    const held = ['--check', '--only', 'inclusive-title,startup-linked'];
    const good = await inspect(...held, '--manifest', manifestOf([line, line]));
    const bad = await inspect(...held, '--manifest', manifestOf([line, { url: page.url }]));
    const none = await inspect(...held, '--manifest', manifestOf(['']));
    const one = JSON.parse(good.output.split('\n')[0] ?? '');
    expect([good.status, bad.status, none.status]).toEqual([one.verdict.passed ? 0 : 1, 1, 1]);
  });

  test.each<[string, string[]]>([
    ['a rule that is none', ['--check', '--only', 'fautes', '--draft', '-']],
    ['no rule', ['--check', '--only', 'age', '--except', 'age', '--draft', '-']],
    ['a threshold that is none', ['--check', '--threshold', '120', '--draft', '-']],
    ['a threshold without number', ['--check', '--threshold', 'tout', '--draft', '-']],
    ['rules without a check', ['--only', 'age', '--draft', '-']],
    ['annotations without a check', ['--format', 'github', '--draft', '-']],
    ['a draft and an address', ['--draft', '-', '--url', page.url]],
    ['a draft that is missing', ['--draft', '/absent.md']],
    ['a board that is none', ['--draft', '-', '--board', 'exemple']],
    ['a status that is none', ['--draft', '-', '--status', 'bénévole']],
    ['a status for a page', ['--status', 'admin', '--url', page.url, fileOf(page)]],
    ['a board for a page', ['--board', 'welcome-to-the-jungle', '--url', page.url, fileOf(page)]],
  ])('refuses %s in one line, with status 2', async (_, options) => {
    const { status, output } = await inspectFrom(DRAFT, ...options);
    expect(status).toBe(2);
    expect(output).toMatch(/^repere: [^\n]+\n$/);
  });

  it('a draft’s own board that is none is said in one line, with status 1', async () => {
    const { status, output } = await inspectFrom('---\nboard: exemple\n---\n', '--draft', '-');
    expect(status).toBe(1);
    expect(output).toMatch(/^repere: [^\n]+\n$/);
  });
});

describe('npm run inspect', () => {
  it('says in JSON what it found on a page', async () => {
    const { status, output } = await inspect('--format', 'json', '--url', page.url, fileOf(page));
    expect(status).toBe(0);
    const report = JSON.parse(output);
    expect(Object.keys(report).sort()).toEqual([...KEYS].sort());
    expect(report).toMatchObject({
      url: page.url,
      board: page.board,
      page: 'offer',
      outcome: 'identified',
      offer: {
        title: page.reading.offer?.title,
        reference: page.reading.offer?.reference,
        profession: 'Produit',
        status: 'admin',
      },
      offers: [],
      startups: [
        {
          id: 'demarches-simplifiees.fr',
          url: 'https://beta.gouv.fr/startups/demarches-simplifiees.fr.html',
          certainty: expect.stringMatching(/^(certain|probable)$/),
          score: expect.any(Number),
        },
      ],
      incubators: [{ id: 'dinum_produits_interministeriels', source: 'directory' }],
    });
    expect(Object.keys(report.startups[0].evidence[0]).sort()).toEqual(['kind', 'quote', 'zone']);
    expect(report.checks.map(({ id }: { id: string }) => id)).toEqual([...CHECK_IDS]);
    for (const check of report.checks) {
      expect(Object.keys(check)).toEqual(['id', 'status', 'rule', 'source', 'quote', 'advice']);
      expect(check.rule, 'a French sentence').toMatch(/^\p{Lu}.* .*\.$/u);
    }
    expect(Object.keys(report.guides[0]).sort()).toEqual(['label', 'topic', 'url']);
  });

  it('answers for each offer of a list from its card alone', async () => {
    const list = recordedPage('welcome-to-the-jungle/list-search');
    const { output } = await inspect('--format', 'json', '--url', list.url, fileOf(list));
    const { page: kind, outcome, offers } = JSON.parse(output);
    expect({ kind, outcome }).toEqual({ kind: 'list', outcome: 'not-beta' });
    expect(offers).toHaveLength(list.reading.offers?.length ?? 0);
    expect(offers.slice(0, 2)).toEqual([
      {
        title: 'Immersion Facilitée recrute un·e chargé·e de déploiement',
        url: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/immersion-facilitee-recrute-un-e-charge-e-de-deploiement',
        reference: 'communaute-beta-gouv/immersion-facilitee-recrute-un-e-charge-e-de-deploiement',
        outcome: 'identified',
        startups: [{ id: 'l-immersion-facile', name: 'Immersion facilitée', certainty: 'certain' }],
        incubators: [{ id: 'gip-inclusion', name: "Plateforme de l'inclusion" }],
      },
      {
        title: 'Ingénieur réseaux et télécoms',
        url: 'https://www.welcometothejungle.com/fr/companies/colibri-energie/jobs/ingenieur-reseaux-et-telecoms_lyon',
        reference: 'colibri-energie/ingenieur-reseaux-et-telecoms_lyon',
        outcome: 'not-beta',
        startups: [],
        incubators: [],
      },
    ]);
    const network = recordedPage('choisir-le-service-public/list-network');
    const words = await inspect('--url', network.url, fileOf(network));
    expect(words.output).toContain(
      'offer: Chargée / Chargé de déploiement [2026-2431502]: unidentified\n',
    );
    expect(words.output).toContain('[2026-2431964]: identified languia (certain)\n');
  });

  it('says it in words too', async () => {
    const { status, output } = await inspect('--url', page.url, fileOf(page));
    expect(status).toBe(0);
    expect(output).toContain('choisir-le-service-public, offer: identified');
    expect(output).toContain('(demarches-simplifiees.fr)');
    expect(output).toMatch(/(?:passed|failed), startup-named: \p{Lu}/u);
  });

  it('answers each line of a manifest in its order, the bad ones too', async () => {
    const good = { url: page.url, file: fileOf(page) };
    const manifest = manifestOf([
      good,
      '{"url": "https://exem',
      { url: page.url },
      'null',
      { url: 'beta.gouv.fr', file: good.file },
      '',
      { url: page.url, file: 'absent.html' },
      { url: page.url, file: folder },
      { url: 'https://exemple.fr/', file: good.file },
      good,
    ]);
    const { status, output } = await inspect('--format', 'json', '--manifest', manifest);
    expect(status).toBe(0);
    const reports = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map(({ url, outcome }) => `${outcome} ${url}`)).toEqual([
      `identified ${page.url}`,
      'unreadable ',
      'unreadable ',
      'unreadable ',
      'unreadable beta.gouv.fr',
      `unreadable ${page.url}`,
      `unreadable ${page.url}`,
      'not-beta https://exemple.fr/',
      `identified ${page.url}`,
    ]);
    expect(reports[1].problems).toEqual([
      expect.stringMatching(/^the manifest’s line is not JSON: /),
    ]);
    expect(reports[5].problems).toEqual([expect.stringMatching(/^absent.html cannot be read: /)]);
    for (const report of reports) {
      expect(Object.keys(report).sort()).toEqual([...KEYS].sort());
      expect(report.problems.length > 0).toBe(report.outcome === 'unreadable');
    }
  });

  it('finds a manifest’s files beside it', async () => {
    writeFileSync(join(folder, 'beside.html'), page.html);
    const manifest = manifestOf([{ url: page.url, file: 'beside.html' }]);
    const { output } = await inspect('--manifest', manifest);
    expect(JSON.parse(output)).toMatchObject({ outcome: 'identified' });
  });

  test.each<[string, string[]]>([
    ['nothing', []],
    ['no address', [fileOf(page)]],
    ['no file', ['--url', page.url]],
    ['two files', ['--url', page.url, fileOf(page), fileOf(page)]],
    ['a missing file', ['--url', page.url, '/absent.html']],
    ['a folder', ['--url', page.url, PROJECT_FOLDER]],
    ['an address that is none', ['--url', 'exemple', fileOf(page)]],
    ['an address of a file', ['--url', 'file:///etc/hosts', fileOf(page)]],
    ['an unknown format', ['--format', 'xml', '--url', page.url, fileOf(page)]],
    ['an unknown option', ['--fromat', 'json']],
    ['an option without value', ['--url']],
    ['a manifest and a file', ['--manifest', fileOf(page), fileOf(page)]],
    ['a missing manifest', ['--manifest', '/absent.ndjson']],
  ])('refuses %s in one line, with status 2', async (_, options) => {
    const { status, output } = await inspect(...options);
    expect(status).toBe(2);
    expect(output).toMatch(/^repere: [^\n]+\n$/);
  });

  it('explains itself', async () => {
    const { status, output } = await inspect('--help');
    expect(status).toBe(0);
    expect(output).toMatch(/^Usage: /);
  });
});
