import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { type NameFacts, printFacts, readFacts } from '../../../lib/matching/name-facts.ts';
import {
  nameParts,
  nameStrength,
  prepareNames,
  startupNames,
} from '../../../lib/matching/names.ts';
import { fold } from '../../../lib/offer/fold.ts';
import { withFacts } from '../../../scripts/extension/prepare.ts';

describe('facts about names, prepared for a build', () => {
  const directory = bundledDirectory();
  const facts = readFacts(prepareNames(directory), directory);

  test('say of each name what would be worked out', () => {
    for (const [name, { folded, strength, parts }] of facts) {
      expect({ name, folded, strength, parts }).toStrictEqual({
        name,
        folded: fold(name),
        strength: nameStrength(name),
        parts: nameParts(name),
      });
    }
  });

  test('know which are spelled as no word is', () => {
    const spelled = [...facts].filter(([, one]) => one.isSpelledAsCoined).map(([name]) => name);
    expect(spelled).toEqual(expect.arrayContaining(['DossierFacile', 'MonComptePro']));
    expect(spelled).not.toContain('Docs');
  });

  test('leave none of the bundled directory’s names to be worked out', () => {
    const missing = startupNames(directory).filter(({ text }) => !facts.has(text));
    expect(missing).toEqual([]);
  });

  test('a build has them in the place that the source keeps for them', () => {
    const path = new URL('../../../lib/matching/name-facts.ts', import.meta.url);
    const built = withFacts(readFileSync(path, 'utf8'));
    const [, text = ''] = /^const PREPARED: string = (".*");$/m.exec(built) ?? [];
    expect(JSON.parse(text)).toBe(prepareNames(directory));
    expect(() => withFacts('const OTHER = 1;')).toThrow('has no const PREPARED');
  });

  test('a name that cannot be written stops the build', () => {
    const plain: NameFacts = {
      folded: '',
      strength: 'ordinary',
      isSpelledAsCoined: false,
      parts: [],
    };
    expect(() => printFacts(directory, () => ({ ...plain, parts: ['a\tb'] }))).toThrow('prepare');
  });

  test('nothing is prepared where there is no build', () => {
    expect(readFacts('', directory).size).toBe(0);
  });
});
