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

/** What a change in storage says of each key; `newValue` is missing where the value is gone. */
type Changes = Record<string, { newValue?: unknown }>;

/** A part of the browser's storage that tells of its changes. */
interface ObservedArea extends Pick<StorageArea, 'get'> {
  onChanged: { addListener(listener: (changes: Changes) => void): void };
}

/**
 * Gives a page what storage holds under some keys, then the new values of every change, whatever its keys. What changes while
 * it reads is newer than what it reads, and is given in its place.
 *
 * @returns once `take` has had the values that were there
 */
export async function followStored(
  areas: Record<'local' | 'session', ObservedArea>,
  keys: readonly string[],
  take: (values: Record<string, unknown>) => void,
): Promise<void> {
  let heardBefore: Record<string, unknown> | null = {};
  const hear = (values: Record<string, unknown>) => {
    if (heardBefore) Object.assign(heardBefore, values);
    else take(values);
  };
  areas.local.onChanged.addListener((changes) => hear(newValues(changes)));
  // When storage is full, new values are here until they are written.
  areas.session.onChanged.addListener((changes) => {
    if (UNSAVED_KEY in changes) hear(unsavedIn(newValues(changes)));
  });
  const values = { ...(await storedValues(areas)(keys)), ...heardBefore };
  heardBefore = null;
  take(values);
}

function newValues(changes: Changes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue]));
}
