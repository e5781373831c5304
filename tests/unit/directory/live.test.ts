import { describe, expect, test } from 'vitest';
import {
  type LiveDirectory,
  parseLiveDirectory,
  RefusedDirectory,
  readLiveDirectory,
} from '../../../lib/directory/live.ts';
import {
  directoryOf,
  incubatedStartupOf,
  servedDirectoryOf,
  startupOf,
} from '../../support/directory.ts';

const BUNDLED = directoryOf([startupOf()]);

function read(file: unknown, previous: LiveDirectory | null = null, bundled = BUNDLED) {
  return readLiveDirectory(file, '2026-11-23', previous, bundled);
}

/** The one Startup that is served with these values; undefined when it was left out. */
function served(values: Record<string, unknown>) {
  // Beside many sound ones, so that one wrong record does not refuse the whole.
  const { startups } = read(
    servedDirectoryOf([incubatedStartupOf({ id: 'essai', ...values }), ...many(30)]),
  );
  return startups.find(({ id }) => id === 'essai');
}

function many(count: number) {
  return Array.from({ length: count }, (_, index) =>
    incubatedStartupOf({ id: `s${index}`, name: `Produit ${index}` }),
  );
}

describe('a record', () => {
  test('is read with all that is served of it', () => {
    expect(served({})).toEqual({
      id: 'essai',
      name: 'Mon produit',
      formerNames: [],
      pitch: 'Faire simple.',
      contact: 'equipe@mon-produit.beta.gouv.fr',
      repositories: ['github.com/betagouv/mon-produit'],
      phase: 'construction',
      phaseStart: '2024-01-01',
      incubators: ['atelier'],
      listed: true,
    });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['stray spaces', { name: '  Mon \n produit ' }, { name: 'Mon produit' }],
    ['escaped signs', { name: 'L&#39;Assistant &amp; moi' }, { name: "L'Assistant & moi" }],
    ['markup is text', { name: '<img onerror=x>' }, { name: '<img onerror=x>' }],
    ['what steers a display', { pitch: 'a\u202eb\u0007c' }, { pitch: 'a b c' }],
    ['an endless pitch', { pitch: 'x'.repeat(9_000) }, { pitch: 'x'.repeat(600) }],
    ['no pitch', { pitch: null }, { pitch: null }],
    ['an empty pitch', { pitch: ' ' }, { pitch: null }],
    ['a link that is not secure', { repository: 'http://git.fr/x' }, { repositories: [] }],
    ['a script for a link', { repository: 'javascript:alert(1)' }, { repositories: [] }],
    ['no repository', { repository: null }, { repositories: [] }],
    ['a contact that is none', { contact: 'voir le site' }, { contact: null }],
    ['a contact with an order in it', { contact: 'a@b.fr?bcc=c@d.fr' }, { contact: null }],
    ['no contact', { contact: undefined }, { contact: null }],
    [
      'phases in any order',
      {
        phases: [
          { name: 'acceleration', start: '2025-01-01', end: '' },
          { name: 'construction', start: '2024-01-01' },
        ],
      },
      { phase: 'acceleration', phaseStart: '2025-01-01' },
    ],
    ['no phase', { phases: [] }, { phase: null, phaseStart: null }],
  ])('%s', (_, values, expected) => expect(served(values)).toMatchObject(expected));

  test.each<[string, Record<string, unknown>]>([
    ['no name', { name: undefined }],
    ['an empty name', { name: ' ' }],
    ['a name of signs that are none', { name: '\u200b\u202e' }],
    ['a name that is a number', { name: 12 }],
    ['an endless name', { name: 'x'.repeat(301) }],
    ['an unknown phase', { phases: [{ name: 'sommeil', start: '2024-01-01' }] }],
    ['a phase without a day', { phases: [{ name: 'construction', start: 'bientôt' }] }],
    ['phases that are no list', { phases: 'construction' }],
  ])('with %s is left out and counted', (_, values) => {
    expect(served(values)).toBeUndefined();
    const file = servedDirectoryOf([incubatedStartupOf(values), ...many(30)]);
    expect(read(file).leftOut).toBe(1);
  });

  test('under two incubators belongs to both', () => {
    const file = servedDirectoryOf([incubatedStartupOf()], {
      second: { title: 'Second', startups: [incubatedStartupOf()] },
    });
    expect(read(file).startups[0]?.incubators).toEqual(['atelier', 'second']);
  });
});

describe('an incubator', () => {
  test('keeps what is served of it', () => {
    const file = servedDirectoryOf([incubatedStartupOf()], {
      labo: { title: ' Le&#39;Labo ', owner: '/organisations/x', website: 'http://labo.fr' },
    });
    expect(read(file).incubators).toContainEqual({
      id: 'labo',
      title: "Le'Labo",
      owner: 'x',
      website: null,
    });
  });

  test('without a title has the one that is known, and is left out when none is', () => {
    const known = directoryOf([startupOf()], {
      incubators: [{ id: 'labo', title: 'Le Labo', owner: null, website: null }],
    });
    const file = (startups: unknown[]) =>
      servedDirectoryOf(many(40), { labo: { startups }, sgmas: { startups: [] } });
    const { incubators } = read(file([]), null, known);
    expect(incubators.map(({ title }) => title)).toEqual([
      'Atelier des essais',
      'Le Labo',
      'Fabrique numérique des ministères sociaux',
    ]);
    const without = read(file([incubatedStartupOf()]));
    expect(without.leftOut).toBe(1);
    expect(without.startups.map(({ id }) => id)).not.toContain('mon-produit');
  });
});

describe('what was known before', () => {
  const first = read(
    servedDirectoryOf([incubatedStartupOf({ id: 'a', name: 'Premier' }), ...many(30)]),
  );
  const next = (records: unknown[], previous = first) =>
    read(servedDirectoryOf([...records, ...many(30)]), previous).startups.find(
      ({ id }) => id === 'a',
    );

  test('an old name becomes a former one, through many refreshes', () => {
    const second = read(
      servedDirectoryOf([incubatedStartupOf({ id: 'a', name: 'Deuxième' }), ...many(30)]),
      first,
    );
    const third = next([incubatedStartupOf({ id: 'a', name: 'Troisième' })], second);
    expect(third).toMatchObject({ name: 'Troisième', formerNames: ['Premier', 'Deuxième'] });
    const back = next([incubatedStartupOf({ id: 'a', name: 'Premier' })], second);
    expect(back?.formerNames).toEqual(['Deuxième']);
  });

  test('what vanished stays, no longer listed, and may come back', () => {
    const gone = read(servedDirectoryOf(many(30)), first);
    expect(gone.startups.find(({ id }) => id === 'a')).toMatchObject({
      name: 'Premier',
      listed: false,
    });
    expect(next([incubatedStartupOf({ id: 'a', name: 'Premier' })], gone)?.listed).toBe(true);
    expect(next([], gone)?.listed).toBe(false);
  });

  test('what is served wrongly today stays as it was', () => {
    expect(next([{ id: 'a', name: 7 }])).toMatchObject({ name: 'Premier', listed: true });
  });
});

describe('as a whole it is refused', () => {
  const refusal = (file: unknown, previous: LiveDirectory | null = null, bundled = BUNDLED) => {
    try {
      read(file, previous, bundled);
    } catch (error) {
      if (error instanceof RefusedDirectory) return [error.reason, error.message];
    }
    return null;
  };

  test.each([[null], [7], ['x'], [[]], [{}], [[servedDirectoryOf(many(5))]]])('%j', (file) =>
    expect(refusal(file)?.[0]).toBe('wrong-shape'),
  );

  test('when more than one record in twenty is invalid, not before', () => {
    const wrong = { id: 'x' };
    // With their incubator: 40 records.
    expect(refusal(servedDirectoryOf([...many(37), wrong, wrong]))).toBeNull();
    expect(refusal(servedDirectoryOf([...many(36), wrong, wrong, wrong]))).toEqual([
      'too-many-invalid',
      '3/40',
    ]);
  });

  test('when it has fewer than half of the Startups that were known, not before', () => {
    const ten = directoryOf(many(10).map(({ id, name }) => startupOf({ id, name })));
    expect(refusal(servedDirectoryOf(many(5)), null, ten)).toBeNull();
    expect(refusal(servedDirectoryOf(many(4)), null, ten)).toEqual(['too-few', '4/10']);
    const eight = read(servedDirectoryOf(many(8)), null, ten);
    expect(refusal(servedDirectoryOf(many(4)), eight, ten), 'of the last copy').toBeNull();
    expect(refusal(servedDirectoryOf(many(3)), eight, ten)).toEqual(['too-few', '3/8']);
  });
});

test('more than is kept is refused: it would be stored, and lost at the next start', () => {
  expect(() => read(servedDirectoryOf(many(10_000)))).not.toThrow();
  expect(() => read(servedDirectoryOf(many(10_001)))).toThrow(RefusedDirectory);
});

describe('the stored copy', () => {
  const copy = read(servedDirectoryOf(many(3)));
  test('is what was read', () => expect(parseLiveDirectory(structuredClone(copy))).toEqual(copy));
  test.each([
    undefined,
    null,
    'x',
    {},
    { ...copy, date: 'hier' },
    { ...copy, startups: [] },
    { ...copy, startups: [{ ...copy.startups[0], phase: 'sommeil' }] },
  ])('%# is none', (stored) => expect(parseLiveDirectory(stored)).toBeNull());
});
