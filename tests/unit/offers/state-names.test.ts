import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LONGEST_STATE_NAME,
  parseStateNames,
  withStateName,
} from '../../../lib/offers/state-names.ts';

describe('a state', () => {
  test.each([
    ['gets a name', {}, 'CV parti', { applied: 'CV parti' }],
    [
      'gets it in one line, without spaces around it',
      {},
      '  CV\n\tparti ',
      { applied: 'CV parti' },
    ],
    ['gets another', { applied: 'CV parti' }, 'Postulé', { applied: 'Postulé' }],
    ['gets Repère’s word back', { applied: 'CV parti' }, '', {}],
    [
      'gets it back from spaces too',
      { applied: 'CV parti', closed: 'Fini' },
      ' ',
      { closed: 'Fini' },
    ],
  ])('%s', (_, before, name, after) => {
    expect(withStateName(before, { state: 'applied', name })).toEqual(after);
  });

  test('that keeps its name is not written', () => {
    const names = { applied: 'CV parti' };
    expect(withStateName(names, { state: 'applied', name: 'CV  parti' })).toBe(names);
    expect(withStateName(names, { state: 'closed', name: '' })).toBe(names);
  });

  test('is called by what was typed, whatever that is, or by Repère’s word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: LONGEST_STATE_NAME, unit: 'grapheme' }), (name) => {
        const typed = name.slice(0, LONGEST_STATE_NAME);
        const names = withStateName({}, { state: 'interview', name: typed });
        expect(parseStateNames(names)).toEqual(names);
      }),
    );
  });
});

test.each([
  ['nothing', undefined, {}],
  ['a list', ['x'], {}],
  [
    'a long name',
    { applied: 'x'.repeat(LONGEST_STATE_NAME + 1), closed: 'Fini' },
    { closed: 'Fini' },
  ],
  ['a state that there is not', { rejected: 'Non' }, {}],
])('stored: %s', (_, stored, names) => expect(parseStateNames(stored)).toEqual(names));
