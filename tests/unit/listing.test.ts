import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import wxtConfig from '../../wxt.config.ts';

/*
 * What is pasted into the stores' forms, by their limits as documented in November 2026: Chrome's
 * summary has 132 signs at most and its pictures no transparency, Firefox's name 50 and its summary
 * 250, Edge's description 250 to 10,000.
 */

/** The sections that both languages have, by each language's heading. */
const SECTIONS = {
  name: { fr: 'Nom', en: 'Name' },
  summary: { fr: 'Résumé', en: 'Summary' },
  description: { fr: 'Description', en: 'Description' },
  promotion: { fr: 'Phrase de promotion', en: 'Promotional sentence' },
  category: { fr: 'Catégorie', en: 'Category' },
  purpose: { fr: 'But unique', en: 'Single purpose' },
  permissions: { fr: 'Autorisations', en: 'Permissions' },
  remoteCode: { fr: 'Code distant', en: 'Remote code' },
  data: { fr: 'Données recueillies', en: 'Data collected' },
  privacy: { fr: 'Politique de confidentialité', en: 'Privacy policy' },
  support: { fr: 'Aide', en: 'Support' },
  pictures: { fr: 'Images', en: 'Pictures' },
} as const;

const PICTURES_FOLDER = join('store', 'pictures');

describe.each(['fr', 'en'] as const)('%s', (language) => {
  const listing = readFileSync(join('store', `listing.${language}.md`), 'utf8');
  const sections = new Map(
    listing
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf('\n');
        return [section.slice(0, end).trim(), section.slice(end).trim()] as const;
      }),
  );
  const section = (name: keyof typeof SECTIONS) => sections.get(SECTIONS[name][language]) ?? '';
  /** The first cell of each row of a table, without its code marks. */
  const firstCells = (name: keyof typeof SECTIONS) =>
    [...section(name).matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, cell = '', other = '']) => ({
      cell,
      other,
    }));

  test('has every section, with something in it', () => {
    for (const headings of Object.values(SECTIONS)) {
      expect(sections.get(headings[language]), headings[language]).toMatch(/\S/);
    }
  });

  test('keeps to the lengths that the stores allow', () => {
    expect(section('name').length).toBeLessThanOrEqual(45);
    expect(section('summary').length).toBeLessThanOrEqual(132);
    expect(section('description').length).toBeGreaterThanOrEqual(250);
    expect(section('description').length).toBeLessThanOrEqual(10_000);
  });

  test('gives every permission its reason, and no other', async () => {
    const manifest = (
      wxtConfig as { manifest: (env: { browser: string }) => ManifestPart }
    ).manifest({ browser: 'chrome' });
    const asked = [...manifest.permissions, ...manifest.host_permissions].sort();
    const given = firstCells('permissions');
    expect(given.map(({ cell }) => cell).sort()).toEqual(asked);
    for (const { other } of given) expect(other.length).toBeGreaterThan(20);
  });

  test('promises nothing that stores refuse: no superlative, no other product, no price', () => {
    const captions = firstCells('pictures').map(({ other }) => other);
    const text = [section('summary'), section('description'), ...captions].join('\n');
    expect(text).not.toMatch(
      /\b(?:meilleure?s?|n° ?1|best|number one|gratuite?s?|free of charge|chrome|firefox|google|edge)\b/i,
    );
  });

  test('has five pictures at most, as Chrome allows, and a tile with the promotional sentence', () => {
    const pictures = firstCells('pictures');
    const tiles = pictures.filter(({ cell }) => cell.startsWith('tile'));
    expect(pictures.length - tiles.length).toBe(5);
    expect(tiles.map(({ other }) => other)).toEqual([section('promotion')]);
    // Firefox's and Edge's fields for it have no such limit; on the tile it has two lines.
    expect(section('promotion').length).toBeLessThanOrEqual(60);
  });

  test('shows every picture of store/pictures in its language, and no other', () => {
    const files = readdirSync(PICTURES_FOLDER).filter((file) => file.endsWith(`-${language}.png`));
    expect(
      firstCells('pictures')
        .map(({ cell }) => cell)
        .sort(),
    ).toEqual(files.sort());
  });

  describe.each(firstCells('pictures'))('$cell', ({ cell, other }) => {
    const path = join(PICTURES_FOLDER, cell);

    test('has a caption', () => expect(other.length).toBeGreaterThan(10));

    test('has the size that stores ask for, and is opaque', async () => {
      const { width, height, channels, depth, hasAlpha } = await sharp(path).metadata();
      expect([width, height]).toEqual(cell.startsWith('tile') ? [440, 280] : [1280, 800]);
      expect([channels, depth, hasAlpha]).toEqual([3, 'uchar', false]);
    });
  });
});

interface ManifestPart {
  permissions: string[];
  host_permissions: string[];
}
