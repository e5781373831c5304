/**
 * Runs a handler only for events of a real person: the scripts of the page around the panel can
 * send clicks of their own.
 */
export function trusted<Kind extends Event>(handler: (event: Kind) => void): (event: Kind) => void {
  return (event) => {
    if (event.isTrusted) handler(event);
  };
}
