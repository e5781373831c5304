import { expect, test } from 'vitest';
import { markdownOf } from '../../../lib/drafts/pasted.ts';
import { parseHtml } from '../../../scripts/pages/parse.ts';

/** Slow because of the parser of these tests, not of what reads its document. */
const pasted = (html: string) => markdownOf(parseHtml(html));

test('a document 1,900 levels deep is read, and one of 200,000 nodes in part', () => {
  const deep = `${'<div>'.repeat(1_900)}fond${'</div>'.repeat(1_900)}`;
  expect(pasted(deep)).toBe('fond');
  const long = pasted('<i>a</i>'.repeat(200_000));
  expect(long.length).toBeGreaterThan(10_000);
  expect(long.length).toBeLessThan(200_000);
});
