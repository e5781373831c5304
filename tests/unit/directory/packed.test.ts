import { describe, expect, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import type { Directory, Startup } from '../../../lib/directory/directory.ts';
import { packDirectory, unpackDirectory } from '../../../lib/directory/packed.ts';
import { packedSnapshot } from '../../../scripts/extension/prepare.ts';

const startup: Startup = {
  id: 'a',
  name: 'A',
  formerNames: [],
  formerIds: [],
  phase: null,
  phaseStart: null,
  incubators: [],
  sponsors: [],
  product: null,
  repositories: [],
  impact: null,
};

function directoryOf(...startups: Startup[]): Directory {
  return { date: '2026-08-20', startups, incubators: [], organisations: [] };
}

describe('a packed directory', () => {
  test('is the bundled one again, field by field', () => {
    expect(unpackDirectory(packDirectory(bundledDirectory()))).toStrictEqual(bundledDirectory());
  });

  test('keeps what is absent, empty lists and lists of several', () => {
    const directory = directoryOf(startup, {
      ...startup,
      id: 'b',
      name: 'B | b “quoted” \\ ’',
      formerNames: ['Old', 'Older, “oldest”'],
      phase: 'opere',
      impact: 'https://b.example/?a=1',
    });
    expect(unpackDirectory(packDirectory(directory))).toStrictEqual(directory);
  });

  test.each([
    '2010-01-01',
    '2024-02-29',
    '2026-11-29',
    '2129-12-31',
    '2009-12-31',
    '1970-01-01',
    '2025-02-30',
    'demain',
    '2025-01-01T10:00:00Z',
    'x'.repeat(5),
  ])('keeps the start of a phase: %s', (phaseStart) => {
    const directory = directoryOf({ ...startup, phaseStart });
    expect(unpackDirectory(packDirectory(directory))).toStrictEqual(directory);
  });

  test('says a record’s id once, wherever its fields repeat it', () => {
    const impots = {
      ...startup,
      id: '2024-impots.ation',
      name: '2024-impots.ation, 2024-impots',
      product: '2024-impots.ation.beta.gouv.fr',
      repositories: ['github.com/betagouv/2024-impots.ation', 'github.com/other/2024-impots'],
    };
    const packed = packDirectory(directoryOf(impots));
    expect(unpackDirectory(packed)).toStrictEqual(directoryOf(impots));
    expect(packed.match(/impots/g)).toHaveLength(3);
  });

  test.each([
    ['a tab in a name', { name: 'A\tB' }],
    ['a character that nobody writes', { name: 'A\u0010B' }],
    ['the character for its own id', { name: 'A\u0001B' }],
    ['a line end in a name', { name: 'A\nB' }],
    ['a year where there is a day', { phaseStart: '2026' }],
    ['a bar in a list', { formerNames: ['A|B'] }],
    ['an empty text in a list', { sponsors: [''] }],
    ['an empty text where there may be none', { product: '' }],
    ['a field that nobody packs', { pitch: 'For everyone.' }],
  ])('%s stops the build instead of coming back as something else', (_, change) => {
    expect(() => packDirectory(directoryOf({ ...startup, ...change }))).toThrow('cannot be packed');
  });

  test('stands in a build in the place of the snapshot', () => {
    const [, text = ''] = /unpackDirectory\((".*")\);$/s.exec(packedSnapshot()) ?? [];
    expect(unpackDirectory(JSON.parse(text))).toStrictEqual(bundledDirectory());
  });
});
