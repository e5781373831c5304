import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** The parts of a regular expression. */
export function parsePattern(source: string, flags: string): AST.Pattern {
  return new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
}

/** How many letters a part of a pattern goes through at most, but for what it repeats without end. */
export function reachOf(node: AST.Node): number {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return Math.max(...node.alternatives.map(reachOf));
    case 'Alternative':
      return node.elements.reduce((sum, element) => sum + reachOf(element), 0);
    case 'Quantifier': {
      const times = Number.isFinite(node.max) ? node.max : Math.max(node.min, 1);
      return times * reachOf(node.element);
    }
    case 'Assertion':
      return 'alternatives' in node ? Math.max(...node.alternatives.map(reachOf)) : 0;
    default:
      return 1;
  }
}
