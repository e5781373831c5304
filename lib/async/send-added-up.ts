/**
 * Sends changes at once, each together with those before it that are not confirmed yet. The last one is enough, whatever
 * became of the others: who leaves right after it loses nothing, and an older one need not be sent again.
 *
 * @param send sends a change; `isLast` says whether it is still the last one, before it is tried once more. Rejects when it did
 *   not arrive: then it goes along with the next one.
 */
export function sendAddedUp<Change extends object>(
  send: (change: Change, isLast: () => boolean) => Promise<unknown>,
): (change: Change) => Promise<void> {
  let open = {} as Change;
  return async (change) => {
    const all = { ...open, ...change };
    open = all;
    const isLast = () => open === all;
    await send(all, isLast);
    if (isLast()) open = {} as Change;
  };
}
