import data from './data/guides.json' with { type: 'json' };

/** Every address that the guides link to, each once, with the ids of the guides that need it. */
export function guideAddresses(): { url: string; ids: string[] }[] {
  const ids = new Map<string, string[]>();
  const add = (url: string, id: string) => ids.set(url, [...(ids.get(url) ?? []), id]);
  for (const [id, { path }] of Object.entries(data.pages)) add(data.base + path, id);
  const interview = data.base + data.pages.interview.path;
  for (const anchor of new Set(Object.values(data.professions).map((one) => one.anchor))) {
    add(`${interview}#${anchor}`, `interview-${anchor}`);
  }
  for (const [id, { url }] of Object.entries(data.resources)) add(url, id);
  return [...ids].map(([url, needing]) => ({ url, ids: needing }));
}
