import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import AhoCorasick from 'modern-ahocorasick';
import { NameIndex } from '../../lib/matching/name-index.ts';

/** Finds which of the names it was built for stand in a text; gives how many places it found. */
type Finder = (text: string) => number;

/** One way to do the job: "which names stand in this text, and where". */
export interface Contender {
  name: string;
  /** What it does of the job, and how it was set up. */
  note: string;
  build(names: readonly string[]): Finder;
}

/**
 * The words of a text without case, accents and separators, one space around each: what the
 * job asks to ignore, done around a contender that does not ignore it by itself.
 */
function plainWords(text: string): string {
  const words = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ');
  return ` ${words.trim()} `;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * All are asked the same, on the same names and text: which names stand there as whole words,
 * whatever the case, the accents and what is between the words. What a contender does not do
 * by itself is done around it, and counted. The fuzzy ones are asked for each name among the
 * text's lines, which is how they look names up.
 */
export const CONTENDERS: readonly Contender[] = [
  {
    name: 'Repère',
    note: 'longest match, with offsets in the text as it is',
    build(names) {
      const index = new NameIndex(names.map((text) => ({ text, value: text })));
      return (text) => index.find(text).length;
    },
  },
  {
    name: 'regular expression',
    note: 'alternation of all names, longest first; no offsets',
    build(names) {
      const patterns = names.map((name) => escapePattern(plainWords(name).trim()));
      patterns.sort((first, second) => second.length - first.length);
      const expression = new RegExp(` (?:${patterns.join('|')})(?= )`, 'g');
      return (text) => plainWords(text).match(expression)?.length ?? 0;
    },
  },
  {
    name: 'regular expression, as is',
    note: 'the same on names and text as they are: ignores case only (another job, beside the race)',
    build(names) {
      const patterns = names.map(escapePattern);
      patterns.sort((first, second) => second.length - first.length);
      const expression = new RegExp(`\\b(?:${patterns.join('|')})\\b`, 'gi');
      return (text) => text.match(expression)?.length ?? 0;
    },
  },
  {
    name: 'loop of includes',
    note: 'each name in the text; no offsets, one place a name',
    build(names) {
      const plain = names.map(plainWords);
      return (text) => {
        const where = plainWords(text);
        return plain.filter((name) => where.includes(name)).length;
      };
    },
  },
  {
    name: 'modern-ahocorasick',
    note: 'automaton over all names; overlapping matches, no offsets',
    build(names) {
      const automaton = new AhoCorasick(names.map(plainWords));
      return (text) => automaton.search(plainWords(text)).length;
    },
  },
  {
    name: 'uFuzzy',
    note: 'each name among the text’s lines',
    build(names) {
      const fuzzy = new uFuzzy({ intraMode: 0 });
      const plain = names.map((name) => plainWords(name).trim());
      return (text) => {
        const lines = text.split('\n').map(plainWords);
        let found = 0;
        for (const name of plain) found += fuzzy.filter(lines, name)?.length ?? 0;
        return found;
      };
    },
  },
  {
    name: 'fuse.js',
    note: 'each name among the text’s lines, exact threshold',
    build(names) {
      return (text) => {
        const fuse = new Fuse(text.split('\n'), {
          threshold: 0,
          ignoreLocation: true,
          ignoreDiacritics: true,
        });
        let found = 0;
        for (const name of names) found += fuse.search(name).length;
        return found;
      };
    },
  },
];
