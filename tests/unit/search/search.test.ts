import { expect, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { StartupSearch } from '../../../lib/search/search.ts';
import { searchableStartups } from '../../../lib/search/searchable.ts';

const search = new StartupSearch(searchableStartups(bundledDirectory()));

test.each([
  ['DossierFacile', 'dossierfacile'],
  ['dosier facile', 'dossierfacile'],
  ['dossierfasile', 'dossierfacile'],
  ['réfugiés', 'refugies.info'],
  ['refugies info', 'refugies.info'],
  ['macantine', 'ma-cantine-egalim'],
  ['ma cantinne', 'ma-cantine-egalim'],
  ['PIX', 'pix'],
  ['imersion facilite', 'l-immersion-facile'],
  ['rdv service publique', 'rdv-service-public'],
  ['tchapp', 'tchap'],
  ['pass cultur', 'pass-culture'],
  ['pixx', 'pix'],
  ['data pas', 'datapass'],
  ['demarche simplifié', 'demarches-simplifiees.fr'],
])('%s finds %s first', (query, id) => {
  const found = search.find(query).map((startup) => startup.id);
  expect(found.slice(0, 2), found.join()).toContain(id);
});

test.each([
  // The address of its form holds the word.
  ['dossier', 'accesscite'],
  ['dossier', 'envergo'],
  ['pixx', 'application-perseverance'],
])('%s does not find %s', (query, id) => {
  expect(bundledDirectory().startups.map((one) => one.id)).toContain(id);
  expect(search.find(query).map((one) => one.id)).not.toContain(id);
});

test.each(['', ' ', 'a', 'xqzwv kjh'])('%j finds nothing', (query) => {
  expect(search.find(query)).toEqual([]);
});

test('a query of any length is bounded, and so are its answers', () => {
  expect(search.find('a '.repeat(5_000)).length).toBeLessThanOrEqual(8);
  expect(search.find('service').length).toBeLessThanOrEqual(8);
});

test('says the phase and the incubators by name', () => {
  const [first] = search.find('DossierFacile');
  expect(first?.name).toBe('DossierFacile');
  expect(first?.incubators.length).toBeGreaterThan(0);
  expect(first?.phase).not.toBeNull();
});
