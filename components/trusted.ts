/**
 * Lets a handler run for a real person's event only: the panel stands in a page whose
 * scripts can send clicks of their own.
 */
export function trusted<Kind extends Event>(handler: (event: Kind) => void): (event: Kind) => void {
  return (event) => {
    if (event.isTrusted) handler(event);
  };
}
