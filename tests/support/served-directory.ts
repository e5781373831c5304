import { bundledDirectory } from '../../lib/directory/bundled.ts';
import type { Startup } from '../../lib/directory/directory.ts';
import { incubatedStartupOf } from './directory.ts';
import type { Script } from './stand-in.ts';

/** What a test says of one Startup of the served file, in the API's names. */
export type ServedChange = Record<string, unknown>;

/**
 * incubators.json as beta.gouv.fr would serve it: the bundled directory's Startups under their
 * incubators, some of them changed or added.
 *
 * @param changes what is different, by the Startup's id
 */
export function servedDirectory(
  changes: Record<string, ServedChange> = {},
): Record<string, { title: string; owner: string; startups: unknown[] }> {
  const { startups, incubators } = bundledDirectory();
  const served = Object.fromEntries(
    incubators.map(({ id, title, owner }) => [
      id,
      { title, owner: `/organisations/${owner}`, startups: [] as unknown[] },
    ]),
  );
  const record = (startup: Partial<Startup> & { id: string }) =>
    incubatedStartupOf({
      id: startup.id,
      name: startup.name ?? startup.id,
      phases: [
        { name: startup.phase ?? 'construction', start: startup.phaseStart ?? '2024-01-01' },
      ],
      ...changes[startup.id],
    });
  const first = incubators[0]?.id ?? '';
  for (const startup of startups) {
    const homes = startup.incubators.filter((id) => id in served);
    for (const id of homes.length > 0 ? homes : [first]) served[id]?.startups.push(record(startup));
  }
  const known = new Set(startups.map(({ id }) => id));
  for (const id of Object.keys(changes)) {
    if (!known.has(id)) served[first]?.startups.push(record({ id }));
  }
  return served;
}

/** Answers with a file. */
export function serveJson(
  file: unknown,
  headers: Record<string, string> = {},
  status = 200,
): Script {
  const body = typeof file === 'string' ? file : JSON.stringify(file);
  return (_request, response) => {
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      ...headers,
    });
    response.end(body);
  };
}
