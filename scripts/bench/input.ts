import { join } from 'node:path';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { startupNames } from '../../lib/matching/names.ts';
import { PROJECT_FOLDER } from '../console/command.ts';
import { readOffers } from '../evaluate/offers.ts';

/** Characters of text that the contenders search. */
export const TEXT_SIZE = 20_000;

/** All names of the bundled directory with former names and aliases. */
export function benchNames(): string[] {
  return startupNames(bundledDirectory()).map(({ text }) => text);
}

/** Real offers' text of a given size, or made-up text where the offers are absent. */
export function benchText(size: number): { text: string; source: string } {
  const offers = readOffers(join(PROJECT_FOLDER, '..', 'shared', 'offers'));
  const all = offers?.network.map(({ title, text }) => `${title}\n${text}`).join('\n') ?? madeUp();
  const text = all.repeat(Math.ceil(size / all.length)).slice(0, size);
  return { text, source: offers ? 'real offers of the network' : 'made-up text' };
}

function madeUp(): string {
  return benchNames()
    .slice(0, 40)
    .map((name) => `L’équipe ${name} cherche une personne qui aime les produits simples et utiles.`)
    .join('\n');
}

/** Made-up names of two or three words, always the same. */
export function madeUpNames(count: number): string[] {
  const syllables =
    'ba bri ca cho da dre fa fli ga gro ja ka la mo na no pa pli ra ro sa sti ta tro va'.split(' ');
  let state = 42;
  const next = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const word = () =>
    Array.from({ length: 2 + next(3) }, () => syllables[next(syllables.length)]).join('');
  return Array.from({ length: count }, () => Array.from({ length: 2 + next(2) }, word).join(' '));
}
