import { expect, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { organisationNames } from '../../../lib/matching/describe.ts';

const names = organisationNames(bundledDirectory());

test.each([
  ['dinum', 'Direction interministérielle du numérique\u00a0(DINUM)'],
  ['anct', 'Agence Nationale de la Cohésion des Territoires\u00a0(ANCT)'],
  ['dgfip', 'Direction générale des Finances publiques\u00a0(DGFiP)'],
  ['urssaf', 'Urssaf Caisse nationale'],
  ['onisep', 'ONISEP'],
  ['francetravail', 'France travail'],
  ['mj', 'Ministère de la Justice'],
  ['gip-inclusion', "Plateforme de l'inclusion"],
  ['opera-comique', "Théâtre national de l'Opéra-Comique"],
])('%s is called %s', (id, name) => expect(names.get(id)).toBe(name));
