import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLiveDirectory } from '../../../lib/directory/live.ts';
import { mergeDirectory } from '../../../lib/directory/merge.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { ANY_CHARACTER } from '../../support/characters.ts';
import {
  directoryOf,
  incubatedStartupOf,
  servedDirectoryOf,
  startupOf,
} from '../../support/directory.ts';
import { readingOf } from '../../support/offers.ts';

const BUNDLED = directoryOf([startupOf(), startupOf({ id: 'autre', name: 'Autre' })]);

function merged(startups: unknown[]) {
  const served = readLiveDirectory(servedDirectoryOf(startups), '2026-11-23', null, BUNDLED);
  return mergeDirectory(BUNDLED, served);
}

const both = [incubatedStartupOf(), incubatedStartupOf({ id: 'autre', name: 'Autre' })];

describe('whatever is served', () => {
  /** What breaks indexes and patterns: other alphabets, half characters, words of the language itself. */
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.string({ unit: ANY_CHARACTER, minLength: 1, maxLength: 40 }),
    fc.constantFrom('__proto__', 'constructor', '(', '[a-', '$&', '’', '.', 'https://', 'beta'),
  );
  const served = fc.record({
    id: words,
    name: words,
    pitch: fc.option(words),
    contact: fc.option(words),
    repository: fc.option(fc.oneof(words, fc.webUrl())),
  });

  /** So many that a few invalid records do not have the whole refused. */
  const others = Array.from({ length: 200 }, (_, number) =>
    incubatedStartupOf({ id: `autre-${number}`, name: `Autre produit ${number}` }),
  );

  test('offers are answered, and never with one of these names for certain', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(served, {
          minLength: 1,
          maxLength: 8,
          selector: ({ id }) => id,
        }),
        words,
        (records, rest) => {
          const known = new Set(BUNDLED.startups.map(({ id }) => id));
          const strange = records.filter(({ id }) => !known.has(id));
          const directory = merged([
            ...both,
            ...others,
            ...strange.map((record) => incubatedStartupOf(record)),
          ]);
          const { startups } = new Resolver(directory).resolve(
            readingOf({
              title: 'Développeuse ou développeur',
              zones: {
                missions: `beta.gouv.fr recrute. Une équipe, des usagers. ${rest} (${strange[0]?.name})`,
              },
            }),
          );
          const certain = startups.filter(({ certainty }) => certainty === 'certain');
          expect(certain.map(({ id }) => id)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
