import type { ComponentChildren } from 'preact';

/**
 * Words as they are, and an address so that a line ends after one of its signs ("/", ".", "@"…) rather than
 * inside a word. What is copied of it holds nothing that was not there.
 */
export function breakable(text: string): ComponentChildren {
  if (/\s/.test(text)) return text;
  const [first = '', ...others] = text.split(/(?<=[/.@?&=_-])(?=.)/);
  return others.length === 0
    ? text
    : [first, ...others.flatMap((part) => [<wbr key={part} />, part])];
}
