import { type StorageArea, UNSAVED_KEY, unsavedIn } from './store.ts';

/** What storage holds under some keys, with what found no room there. */
export type ReadStored = (keys: readonly string[]) => Promise<Record<string, unknown>>;

/** Reads storage for the extension's own pages, which show values and leave writing to the background. */
export function storedValues(
  areas: Record<'local' | 'session', Pick<StorageArea, 'get'>>,
): ReadStored {
  return async (keys) => {
    const [values, overflow] = await Promise.all([
      areas.local.get([...keys]),
      areas.session.get(UNSAVED_KEY),
    ]);
    return { ...values, ...unsavedIn(overflow) };
  };
}
