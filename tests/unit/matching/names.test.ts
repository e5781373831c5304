import { describe, expect, it, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import type { Startup } from '../../../lib/directory/directory.ts';
import {
  brokenAliases,
  nameParts,
  nameStrength,
  startupNames,
} from '../../../lib/matching/names.ts';
import { directoryOf, startupOf } from '../../support/directory.ts';

describe('names of the directory', () => {
  const directory = bundledDirectory();
  const names = startupNames(directory);

  it('has aliases whose targets exist, and that are nobody’s current name', () => {
    expect(brokenAliases(directory)).toEqual([]);
  });

  it('says when an alias breaks its rules', () => {
    const [first, ...others] = directory.startups;
    const without = { ...directory, startups: others.filter(({ id }) => id !== 'clara') };
    expect(brokenAliases(without)).toContain('alias "ARA": clara is not in the directory');
    const taken = { ...directory, startups: [{ ...first, name: 'Bitoubi' } as never, ...others] };
    expect(brokenAliases(taken)).toEqual([
      expect.stringMatching(/^alias "Bitoubi" is the current name of /),
    ]);
  });

  it('never gives a Startup’s current name to another', () => {
    const current = new Map(directory.startups.map(({ id, name }) => [name, id]));
    for (const { text, value } of names) {
      const owner = current.get(text);
      if (owner) expect([text, value.startup.id]).toEqual([text, owner]);
    }
  });

  it('knows every current name', () => {
    const known = new Set(
      names.filter(({ value }) => value.origin === 'current').map(({ value }) => value.startup.id),
    );
    expect(directory.startups.filter(({ id }) => !known.has(id))).toEqual([]);
  });
});

describe('parts of a name', () => {
  test.each<[string, string[]]>([
    ['Signal Logement (ex:Histologe)', ['Signal Logement', 'Histologe']],
    ['Bhasile (anc. Place d’Asile)', ['Bhasile', 'Place d’Asile']],
    ['MesADS, l’outil de référence du secteur taxi', ['MesADS']],
    [
      'Mes Ressources Formation Ex Estime Formation',
      ['Mes Ressources Formation', 'Estime Formation'],
    ],
    ['Approbiom - Système national d’enregistrement', ['Approbiom']],
    ['Protège-Toit 🏡 (violences conjugales)', ['Protège-Toit']],
    ['Mobilic', []],
    ['1 élève, 1 stage', []],
    ['logement de crise # une majuscule et pas d’acronymes', ['logement de crise']],
  ])('%j: %j', (name, parts) => expect(nameParts(name)).toEqual(parts));
});

describe('strength of a name', () => {
  test.each([
    ['Mobilic', 'distinctive'],
    ['data.gouv.fr', 'distinctive'],
    ['Code du travail numérique', 'distinctive'],
    ['Qualité de l’eau', 'phrase'],
    ['Données et territoires', 'phrase'],
    ['Docs', 'ordinary'],
    ['Projets', 'ordinary'],
    ['Part’âge', 'ordinary'],
    ['ReAcT', 'ordinary'],
    ['Ada', 'ordinary'],
  ])('%j is %s', (name, strength) => expect(nameStrength(name)).toBe(strength));
});

describe('coined names', () => {
  const coined = (name: string, values: Partial<Startup> = {}) =>
    startupNames(
      directoryOf([startupOf({ id: 'rivagic', name: 'Rivagic' }), startupOf({ name, ...values })]),
    )
      .filter(({ text }) => text === name)
      .map(({ value }) => value.coined)[0];

  test.each([
    ['Zorglubine', true],
    ['DataRivage', true],
    ['data·rivage', true],
    ['Cons’rivage', true],
    ['Rivagic Territoires', true],
    ['Suivi des stages', false],
    ['L’accès aux droits', false],
    ['Qu’est-ce que l’impôt', false],
    ['Transports', false],
  ])('%s: %j', (name, expected) => expect(coined(name)).toBe(expected));

  test.each([
    ['Zorglubine', false],
    ['DataRivage', true],
    ['Rivagic Territoires', true],
  ])('brought by a refresh that nobody reviewed: %s: %j', (name, expected) =>
    expect(coined(name, { unreviewedName: true })).toBe(expected),
  );
});
