import { describe, expect, test } from 'vitest';
import { productAddress, readableAddress, safeAddress } from '../../../components/addresses.ts';
import { formatDay, formatList, formatMonth, formatShortDay } from '../../../components/dates.ts';
import { storedKey } from '../../../components/words.ts';
import { withoutQuery } from '../../../lib/offer/text.ts';
import { type Language, translationOf } from './texts.ts';

describe('addresses', () => {
  test.each([
    ['https://beta.gouv.fr/startups/', 'https://beta.gouv.fr/startups/'],
    ['http://example.fr', 'http://example.fr/'],
    ['mailto:equipe@example.fr', 'mailto:equipe@example.fr'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['vbscript:x', null],
    ['/relative', null],
    ['', null],
  ])('safe: %j → %j', (address, expected) => expect(safeAddress(address)).toBe(expected));

  test.each([
    ['rdv.anct.gouv.fr', 'https://rdv.anct.gouv.fr/'],
    ['tchap.gouv.fr/aide', 'https://tchap.gouv.fr/aide'],
    [' https://1eleve1stage.education.gouv.fr ', 'https://1eleve1stage.education.gouv.fr/'],
    ['santé.gouv.fr', 'https://xn--sant-epa.gouv.fr/'],
    ['javascript:alert(1)', null],
    ['mot', null],
    ['', null],
  ])('product: %j → %j', (address, expected) => expect(productAddress(address)).toBe(expected));

  test.each([
    ['https://www.example.fr/', 'example.fr'],
    ['http://example.fr/a/', 'example.fr/a'],
    ['mailto:a@b.fr', 'a@b.fr'],
  ])('readable: %j → %j', (address, expected) => expect(readableAddress(address)).toBe(expected));

  test.each([
    ['https://a.fr/x?q=me#y', 'https://a.fr/x'],
    ['https://a.fr/x#y?z', 'https://a.fr/x'],
    ['https://a.fr/x', 'https://a.fr/x'],
  ])('without query: %j → %j', (address, expected) => expect(withoutQuery(address)).toBe(expected));
});

const LANGUAGES = { fr: await translationOf('fr'), en: await translationOf('en') };

describe('dates and lists', () => {
  test.each<[string, Language, string | null]>([
    ['2024-06-15', 'fr', 'juin 2024'],
    ['2024-06-15T23:59:00Z', 'en', 'June 2024'],
    ['2024-13-45', 'fr', null],
    ['bientôt', 'fr', null],
  ])('month of %j in %s', (date, language, expected) =>
    expect(formatMonth(date, LANGUAGES[language])).toBe(expected),
  );

  test.each<[string, Language, string]>([
    ['2026-08-20', 'fr', '20 août 2026'],
    ['2026-08-01', 'fr', '1er août 2026'],
    ['2026-08-11', 'fr', '11 août 2026'],
    ['2026-08-01', 'en', '1 August 2026'],
    ['?', 'fr', '?'],
  ])('day of %j in %s', (date, language, expected) =>
    expect(formatDay(date, LANGUAGES[language])).toBe(expected),
  );

  test.each(['fr', 'en'] as const)('every month of %s is the one that Intl knows', (language) => {
    const { locale } = LANGUAGES[language];
    const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(2024, month, 15);
      const iso = `2024-${String(month + 1).padStart(2, '0')}-15`;
      expect(formatMonth(iso, LANGUAGES[language])).toBe(format.format(date));
    }
  });

  test.each(['fr', 'en'] as const)('lists in %s are those of Intl', (language) => {
    const translation = LANGUAGES[language];
    for (const names of [[], ['a'], ['a', 'b'], ['a', 'b', 'c']]) {
      const expected = new Intl.ListFormat(translation.locale).format(names);
      expect(formatList(names, translation)).toBe(expected);
    }
  });
});

test.each([
  ['2026-11-03', 'fr', '3 nov. 2026'],
  ['2026-11-03T23:59:00.000Z', 'en-GB', '3 Nov 2026'],
  ['hier', 'fr', 'hier'],
])('short day of %j in %s', (date, locale, expected) =>
  expect(formatShortDay(date, locale)).toBe(expected),
);

test.each([
  ['settings', 'stored.settings'],
  ['network-list', 'stored.network_list'],
  ['rows', 'stored.rows'],
  ['rows.17', 'stored.rows'],
  ['version', 'stored.other'],
])('what stands under %s is told as %s', (key, text) => expect(storedKey(key)).toBe(text));
