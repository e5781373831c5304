import { describe, expect, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import type { Directory } from '../../../lib/directory/directory.ts';
import { type LiveDirectory, readLiveDirectory } from '../../../lib/directory/live.ts';
import { mergeDirectory } from '../../../lib/directory/merge.ts';
import { startupNames } from '../../../lib/matching/names.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import {
  directoryOf,
  incubatedStartupOf,
  servedDirectoryOf,
  startupOf,
} from '../../support/directory.ts';
import { readingOf } from '../../support/offers.ts';

const ours = startupOf({
  sponsors: ['mairie'],
  product: 'mon-produit.fr',
  impact: 'https://i.fr/',
});
const BUNDLED = directoryOf([
  ours,
  startupOf({ id: 'autre', name: 'Autre', formerNames: ['Vieux'] }),
]);

/** What is served, as the extension keeps it. */
function live(startups: unknown[], bundled = BUNDLED, date = '2026-11-23'): LiveDirectory {
  return readLiveDirectory(servedDirectoryOf(startups), date, null, bundled);
}

function merged(startups: unknown[], bundled: Directory = BUNDLED) {
  return mergeDirectory(bundled, live(startups, bundled));
}

const both = [incubatedStartupOf(), incubatedStartupOf({ id: 'autre', name: 'Autre' })];
const of = ({ startups }: Directory, id: string) => startups.find((one) => one.id === id);

describe('over the bundled copy', () => {
  test('without a refresh it stands as it is', () =>
    expect(mergeDirectory(BUNDLED, null)).toBe(BUNDLED));

  test('names, phases, incubators, pitches, contacts and source code are the served ones', () => {
    const [, other] = both;
    const renamed = incubatedStartupOf({
      name: 'Nouveau nom',
      phases: [{ name: 'consolidation', start: '2026-10-01' }],
    });
    const directory = merged([renamed, other]);
    expect(directory.date).toBe('2026-11-23');
    expect(of(directory, 'mon-produit')).toEqual({
      ...ours,
      name: 'Nouveau nom',
      formerNames: ['Mon produit'],
      phase: 'consolidation',
      phaseStart: '2026-10-01',
      pitch: 'Faire simple.',
      contact: 'equipe@mon-produit.beta.gouv.fr',
      repositories: ['github.com/betagouv/mon-produit'],
      unreviewedName: true,
    });
    expect(of(directory, 'autre')).not.toHaveProperty('unreviewedName');
    expect(directory.incubators.map(({ id }) => id)).toEqual(['atelier']);
  });

  test('new Startups appear, vanished ones stay and are marked', () => {
    const directory = merged([both[0], incubatedStartupOf({ id: 'neuf', name: 'Neuf' })]);
    expect(directory.startups.map(({ id }) => id)).toEqual(['mon-produit', 'autre', 'neuf']);
    expect(of(directory, 'autre')).toMatchObject({ unlisted: true, formerNames: ['Vieux'] });
    expect(of(directory, 'neuf')).toMatchObject({ product: null, unreviewedName: true });
  });

  test('a former name that is another’s name now is dropped', () => {
    const directory = merged([...both, incubatedStartupOf({ id: 'neuf', name: 'Vieux' })]);
    expect(of(directory, 'autre')?.formerNames).toEqual([]);
  });

  test('a name taken up again is nobody else’s former name any more', () => {
    const bundled = directoryOf([
      startupOf({ name: 'Neuf', formerNames: ['Vieux'] }),
      startupOf({ id: 'autre', name: 'Autre', formerNames: ['Vieux'] }),
    ]);
    const directory = merged([incubatedStartupOf({ name: 'Vieux' }), both[1]], bundled);
    expect(of(directory, 'autre')?.formerNames).toEqual([]);
    expect(of(directory, 'mon-produit')).not.toHaveProperty('unreviewedName');
  });

  test('two incubators are given in the order that was known', () => {
    const bundled = directoryOf([startupOf({ incubators: ['b', 'a'] })]);
    const startups = [incubatedStartupOf()];
    const file = { a: { title: 'A', startups }, b: { title: 'B', startups } };
    const copy = readLiveDirectory(file, '2026-11-23', null, bundled);
    expect(mergeDirectory(bundled, copy).startups[0]?.incubators).toEqual(['b', 'a']);
  });

  test('a Startup that goes on under another id keeps all that was known of it', () => {
    const directory = merged([both[1], incubatedStartupOf({ id: 'nouvel-id' })]);
    expect(directory.startups.map(({ id }) => id)).toEqual(['autre', 'nouvel-id']);
    expect(of(directory, 'nouvel-id')).toMatchObject({
      formerIds: ['mon-produit'],
      product: 'mon-produit.fr',
      sponsors: ['mairie'],
      impact: 'https://i.fr/',
    });
    expect(of(directory, 'nouvel-id')).not.toHaveProperty('unreviewedName');
  });

  test('a younger bundled copy keeps its facts and gains the words', () => {
    const later = { ...BUNDLED, date: '2026-12-01' };
    const directory = mergeDirectory(
      later,
      live([incubatedStartupOf({ name: 'Ancien' }), both[1]]),
    );
    expect(directory.date).toBe('2026-12-01');
    expect(of(directory, 'mon-produit')).toEqual({
      ...ours,
      pitch: 'Faire simple.',
      contact: 'equipe@mon-produit.beta.gouv.fr',
    });
  });
});

describe('a name that no maintainer has looked at', () => {
  const bundled = bundledDirectory();
  const file = servedDirectoryOf([
    ...bundled.startups.map(({ id, name }) => incubatedStartupOf({ id, name })),
    incubatedStartupOf({ id: 'plain', name: 'Guirlande' }),
    incubatedStartupOf({ id: 'own', name: 'GuirlandePro' }),
  ]);
  const directory = mergeDirectory(bundled, readLiveDirectory(file, '2026-11-23', null, bundled));

  test.each([
    ['plain', 'ordinary'],
    ['own', 'distinctive'],
  ])('%s is %s', (id, strength) => {
    const names = startupNames(directory).filter(({ value }) => value.startup.id === id);
    expect(names.map(({ value }) => value.strength)).toEqual([strength]);
  });

  test('may be any word: it is never the answer by itself', () => {
    const { startups, outcome } = new Resolver(directory).resolve(
      readingOf({
        title: 'Guirlande de produits',
        zones: { missions: 'beta.gouv.fr recrute. Une Guirlande décore la salle.' },
      }),
    );
    expect(outcome).not.toBe('identified');
    expect(startups.every(({ certainty }) => certainty === 'possible')).toBe(true);
  });

  test('the Startups that were known are answered as before', () => {
    const strengths = (of: Directory) =>
      new Map(startupNames(of).map(({ text, value }) => [text, value.strength]));
    const [before, after] = [strengths(bundled), strengths(directory)];
    const changed = [...before].filter(([name, strength]) => after.get(name) !== strength);
    expect(changed).toEqual([]);
  });
});
