import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasUnseenNews, markNewsSeen, newsIn } from '../../../lib/extension/news.ts';
import metadata from '../../../package.json' with { type: 'json' };
import { changesOf } from '../../../scripts/release/changelog.ts';

/** A page's storage, as far as it is used. */
function storageOf(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  } as Storage;
}

describe('what is new', () => {
  test('is told in both languages for the present version, a sentence each', () => {
    const { fr, en } = newsIn(changesOf(readFileSync('CHANGELOG.md', 'utf8'), metadata.version));
    expect(fr.length).toBeGreaterThan(0);
    expect(en).toHaveLength(fr.length);
    for (const sentence of [...fr, ...en]) {
      expect(sentence.length).toBeLessThan(160);
      // No marks of Markdown: it is shown as it is.
      expect(sentence).not.toMatch(/[`*[\]]|'/);
    }
  });

  test.each([
    ['a version without a section', null],
    ['a section for developers only', '- One\n- Two'],
  ])('is nothing in %s', (_, changes) => expect(newsIn(changes)).toEqual({ fr: [], en: [] }));

  test('ends where the next heading stands', () => {
    const changes = '### En bref\n\n- Un\n\n### In short\n\n- One\n\n### Everything\n\n- All';
    expect(newsIn(changes)).toEqual({ fr: ['Un'], en: ['One'] });
  });
});

describe('the dot', () => {
  test('is not shown after an install, is after an update, until the news were seen', () => {
    const storage = storageOf();
    expect(hasUnseenNews(storage, '1.0.0')).toBe(false);
    expect(hasUnseenNews(storage, '1.0.0')).toBe(false);
    expect(hasUnseenNews(storage, '1.1.0')).toBe(true);
    expect(hasUnseenNews(storage, '1.1.0')).toBe(true);
    markNewsSeen(storage, '1.1.0');
    expect(hasUnseenNews(storage, '1.1.0')).toBe(false);
  });
});
