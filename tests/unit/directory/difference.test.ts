import { expect, test } from 'vitest';
import { describeChanges } from '../../../lib/directory/difference.ts';
import type { Startup } from '../../../lib/directory/directory.ts';
import { directoryOf, startupOf } from '../../support/directory.ts';

const other = startupOf({ id: 'autre', name: 'Autre' });

test.each<[string, Startup[] | null, Startup[], string[]]>([
  ['the first snapshot is counted', null, [startupOf(), other], ['first snapshot: 2 startups']],
  ['nothing changed: nothing said', [startupOf(), other], [other, startupOf()], []],
  [
    'what people do not see is not said',
    [startupOf()],
    [startupOf({ product: 'x.fr', formerNames: ['X'], sponsors: ['s'], phaseStart: '2025-01-01' })],
    [],
  ],
  ['added', [other], [other, startupOf()], ['added: mon-produit (Mon produit)']],
  ['vanished', [startupOf(), other], [other], ['vanished: mon-produit (Mon produit)']],
  [
    'renamed',
    [startupOf()],
    [startupOf({ name: 'Notre produit' })],
    ['renamed: mon-produit: Mon produit → Notre produit'],
  ],
  [
    'moved',
    [startupOf()],
    [startupOf({ incubators: ['atelier', 'halle'] })],
    ['moved: mon-produit: atelier → atelier + halle'],
  ],
  [
    'next phase',
    [startupOf()],
    [startupOf({ phase: 'acceleration' })],
    ['phase: mon-produit: construction → acceleration'],
  ],
  [
    'ended',
    [startupOf(), other],
    [startupOf({ phase: 'abandon' }), { ...other, phase: 'abandon-investigation' }],
    [
      'ended: mon-produit: construction → abandon',
      'ended: autre: construction → abandon-investigation',
    ],
  ],
  [
    'renamed, moved and ended at once',
    [startupOf()],
    [startupOf({ name: 'N', incubators: ['halle'], phase: 'abandon' })],
    [
      'renamed: mon-produit: Mon produit → N',
      'moved: mon-produit: atelier → halle',
      'ended: mon-produit: construction → abandon',
    ],
  ],
])('%s', (_, before, after, lines) => {
  expect(describeChanges(before && directoryOf(before), directoryOf(after))).toEqual(lines);
});
