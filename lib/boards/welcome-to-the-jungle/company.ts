import { fold } from '../../offer/fold.ts';

/** No company's name is so much longer or shorter than its slug, in letters. */
const MAXIMUM_DIFFERENCE = 40;

/**
 * How far some words are from being the name of a company with this slug: the letters that one has more
 * than the other ("Colibri Énergie SAS", "colibri-energie"). Infinite when they are not.
 */
export function fitOf(words: string, organisation: string): number {
  const slug = organisation.toLowerCase();
  const name = fold(words).replaceAll(' ', '-');
  const isOne = name === slug || name.startsWith(`${slug}-`) || slug.startsWith(`${name}-`);
  const fit = Math.abs(name.length - slug.length);
  return name && isOne && fit < MAXIMUM_DIFFERENCE ? fit : Number.POSITIVE_INFINITY;
}
