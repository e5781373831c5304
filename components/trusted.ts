/** A person's gestures that are repeated: the browser does not tell them from a script's. */
const vouched = new WeakSet<Event>();

/**
 * Runs a handler only for events of a real person: the scripts of the page around the panel can
 * send clicks of their own.
 */
export function trusted<Kind extends Event>(handler: (event: Kind) => void): (event: Kind) => void {
  return (event) => {
    if (event.isTrusted || vouched.has(event)) handler(event);
  };
}

/** Has an event pass for a person's: it repeats one of theirs. No script of a page can come here. */
export function vouchFor(event: Event): void {
  vouched.add(event);
}
