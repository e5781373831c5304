import type { Directory, Startup } from '../../lib/directory/directory.ts';
import type { ApiFiles } from '../../lib/directory/snapshot.ts';

/** What a test says of one record of startups.json; everything else is plain. */
export interface StartupSketch {
  id?: string;
  name?: string;
  link?: string | null;
  repository?: string | null;
  phases?: { name: string; start: string }[];
  incubators?: string[];
}

/** A record of startups.json in the API's shape. */
export function startupRecordOf({
  id = 'mon-produit',
  name = 'Mon produit',
  link = '',
  repository = '',
  phases = [{ name: 'construction', start: '2024-01-01' }],
  incubators = ['atelier'],
}: StartupSketch = {}) {
  return {
    id,
    type: 'startup',
    attributes: { name, link, repository, phases, sponsors: ['mairie'] },
    relationships: {
      incubators: { data: incubators.map((one) => ({ id: one, type: 'incubator' })) },
    },
  };
}

/** The API's files around some startups: one incubator, one organisation. */
export function apiFilesOf(startups: StartupSketch[], others: Partial<ApiFiles> = {}): ApiFiles {
  return {
    startups: { data: startups.map(startupRecordOf) },
    incubators: { atelier: { title: 'Atelier des essais', owner: '/organisations/mairie' } },
    organisations: [{ id: 'mairie', name: 'Mairie d&#39;Essai', acronym: 'MdE' }],
    ...others,
  };
}

/** A Startup of the directory with plain values. */
export function startupOf(values: Partial<Startup> = {}): Startup {
  return {
    id: 'mon-produit',
    name: 'Mon produit',
    formerNames: [],
    formerIds: [],
    phase: 'construction',
    phaseStart: '2024-01-01',
    incubators: ['atelier'],
    sponsors: [],
    product: null,
    repositories: [],
    impact: null,
    ...values,
  };
}

/** A directory of these Startups alone. */
export function directoryOf(startups: Startup[], others: Partial<Directory> = {}): Directory {
  return { date: '2026-01-31', startups, incubators: [], organisations: [], ...others };
}

/** A record under an incubator of incubators.json, in the API's shape. */
export function incubatedStartupOf(values: Record<string, unknown> = {}) {
  return {
    id: 'mon-produit',
    name: 'Mon produit',
    pitch: 'Faire simple.',
    repository: 'https://github.com/betagouv/mon-produit/',
    contact: 'equipe@mon-produit.beta.gouv.fr',
    phases: [{ name: 'construction', start: '2024-01-01' }],
    ...values,
  };
}

/** incubators.json with one incubator, of these Startups. */
export function servedDirectoryOf(startups: unknown[], others: Record<string, unknown> = {}) {
  const atelier = { title: 'Atelier des essais', owner: '/organisations/mairie', startups };
  return { atelier, ...others };
}
