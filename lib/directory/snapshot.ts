import { en } from 'zod/locales';
import type * as z from 'zod/mini';
import { bareAddress, secureAddress, tidy } from './address.ts';
import {
  formerFile,
  type IncubatorRecord,
  incubatorRecord,
  incubatorsFile,
  organisationRecord,
  organisationsFile,
  type StartupRecord,
  startupRecord,
  startupsFile,
} from './api.ts';
import hiddenIncubators from './data/hidden-incubators.json' with { type: 'json' };
import type { Directory, Incubator, Organisation, Startup } from './directory.ts';
import { currentPhase, nameKey } from './records.ts';

/** The API's files as parsed JSON; the two histories may be missing (the live API has none). */
export interface ApiFiles {
  startups: unknown;
  incubators: unknown;
  organisations: unknown;
  formerNames?: unknown;
  formerIds?: unknown;
}

/** A file or record without the API's shape; the message names the record. */
export class InvalidDirectory extends Error {}

/**
 * Turns the API's files into the directory that ships with the extension: facts only, sorted by id,
 * the same bytes for the same input.
 *
 * @param previous the last snapshot: its former names and ids are kept, and a name that changed
 *   since becomes a former name
 * @throws {InvalidDirectory} on the first record that does not have the API's shape
 */
export function buildDirectory(
  files: ApiFiles,
  date: string,
  previous: Directory | null = null,
): Directory {
  const records = check(startupsFile, files.startups, 'startups.json').data.map((value, index) =>
    check(startupRecord, value, `startups.json, record ${index} (${idOf(value)})`),
  );
  const formerNames = check(formerFile, files.formerNames ?? {}, 'former-names.json');
  const formerIds = check(formerFile, files.formerIds ?? {}, 'former-ids.json');
  const current = new Set(records.map(({ attributes }) => nameKey(tidy(attributes.name))));
  const before = new Map(previous?.startups.map((startup) => [startup.id, startup]));
  const startups = records.map((record) => {
    const old = before.get(record.id);
    return toStartup(
      record,
      [...listOf(formerNames, record.id), ...(old ? [...old.formerNames, old.name] : [])],
      [...listOf(formerIds, record.id), ...(old?.formerIds ?? [])],
      current,
    );
  });
  return {
    date,
    startups: startups.sort(byId),
    incubators: toIncubators(files.incubators, startups),
    organisations: toOrganisations(files.organisations),
  };
}

/** The snapshot's text: one record per line, so that a refresh is a readable diff. */
export function printDirectory(directory: Directory): string {
  const list = (records: readonly object[]) =>
    records.map((record) => `    ${JSON.stringify(record)}`).join(',\n');
  return `{
  "date": ${JSON.stringify(directory.date)},
  "startups": [
${list(directory.startups)}
  ],
  "incubators": [
${list(directory.incubators)}
  ],
  "organisations": [
${list(directory.organisations)}
  ]
}
`;
}

function toStartup(
  { id, attributes, relationships }: StartupRecord,
  formerNames: string[],
  formerIds: string[],
  current: ReadonlySet<string>,
): Startup {
  const name = tidy(attributes.name);
  const phase = currentPhase(attributes.phases);
  const incubators =
    relationships.incubators?.data ??
    (relationships.incubator ? [relationships.incubator.data] : []);
  return {
    id,
    name,
    formerNames: [...new Map(formerNames.map((former) => [nameKey(former), tidy(former)]))]
      // A former name that is another Startup's present name would name the wrong one, and the
      // history holds an author's address where a name should be.
      .filter(([key, former]) => !current.has(key) && !former.includes('@beta.gouv.fr'))
      .map(([, former]) => former),
    formerIds: [...new Set(formerIds)].filter((former) => former !== id),
    phase: phase?.name ?? null,
    phaseStart: phase?.start ?? null,
    incubators: incubators.map((incubator) => incubator.id),
    sponsors: [...attributes.sponsors],
    product: bareAddress(attributes.link ?? ''),
    repositories: [bareAddress(attributes.repository ?? '')].filter((value) => value !== null),
    // The page about its impact says more than its counters.
    impact: secureAddress(attributes.impact_url ?? '') ?? secureAddress(attributes.stats_url ?? ''),
  };
}

function toIncubators(file: unknown, startups: readonly Startup[]): Incubator[] {
  const hidden: Record<string, { title: string }> = hiddenIncubators;
  const incubators = Object.entries(check(incubatorsFile, file, 'incubators.json')).map(
    ([id, value]): Incubator => {
      const record: IncubatorRecord = check(
        incubatorRecord,
        value,
        `incubators.json, incubator ${id}`,
      );
      const title = record.title ?? (Object.hasOwn(hidden, id) ? hidden[id]?.title : undefined);
      if (!title) {
        throw new InvalidDirectory(
          `incubators.json, incubator ${id}: it has no title; add it to hidden-incubators.json`,
        );
      }
      return {
        id,
        title: tidy(title),
        owner: record.owner?.replace(/^\/organisations\//, '') || null,
        website: record.website && URL.canParse(record.website) ? record.website : null,
      };
    },
  );
  const known = new Set(incubators.map(({ id }) => id));
  for (const startup of startups) {
    const stray = startup.incubators.find((id) => !known.has(id));
    if (stray) {
      throw new InvalidDirectory(
        `startups.json, ${startup.id}: its incubator ${stray} is not in incubators.json`,
      );
    }
  }
  return incubators.sort(byId);
}

function toOrganisations(file: unknown): Organisation[] {
  return check(organisationsFile, file, 'organisations.json')
    .map((value, index): Organisation => {
      const record = check(
        organisationRecord,
        value,
        `organisations.json, record ${index} (${idOf(value)})`,
      );
      return {
        id: record.id,
        name: tidy(record.name),
        acronym: tidy(record.acronym ?? '') || null,
      };
    })
    .sort(byId);
}

/** zod's messages about invalid values, which its mini version does not bring. */
const { localeError } = en();

function check<Schema extends z.ZodMiniType>(schema: Schema, value: unknown, where: string) {
  const result = schema.safeParse(value, { error: localeError });
  if (result.success) return result.data as z.infer<Schema>;
  const issue = result.error.issues[0];
  throw new InvalidDirectory(`${where}: ${issue?.path.join('.') || 'value'}: ${issue?.message}`);
}

/** The history of an id; own properties only, for an id such as "constructor". */
function listOf(history: Record<string, string[]>, id: string): string[] {
  return Object.hasOwn(history, id) ? (history[id] ?? []) : [];
}

function idOf(value: unknown): string {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : 'no id';
}

function byId(first: { id: string }, second: { id: string }): number {
  return first.id < second.id ? -1 : 1;
}
