import { describe, expect, test } from 'vitest';
import {
  productAddress,
  readableAddress,
  safeAddress,
  withoutQuery,
} from '../../../components/addresses.ts';
import { formatDay, formatMonth, formatShortDay } from '../../../components/dates.ts';
import { browserOf, readingReport } from '../../../components/report.ts';
import { VIEWS } from './views.ts';

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

describe('dates', () => {
  test.each([
    ['2024-06-15', 'fr', 'juin 2024'],
    ['2024-06-15T23:59:00Z', 'en-GB', 'June 2024'],
    ['2024-13-45', 'fr', null],
    ['bientôt', 'fr', null],
  ])('month of %j in %s', (date, locale, expected) =>
    expect(formatMonth(date, locale)).toBe(expected),
  );

  test.each([
    ['2026-08-20', 'fr', '20 août 2026'],
    ['2026-08-01', 'fr', '1er août 2026'],
    ['2026-08-11', 'fr', '11 août 2026'],
    ['2026-08-01', 'en-GB', '1 August 2026'],
    ['?', 'fr', '?'],
  ])('day of %j in %s', (date, locale, expected) => expect(formatDay(date, locale)).toBe(expected));
});

describe('the report', () => {
  test.each([
    ['Mozilla/5.0 (X11; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox 142'],
    ['Mozilla/5.0 AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 'Chrome 140'],
    ['Mozilla/5.0 Chrome/140.0.0.0 Safari/537.36 Edg/141.0.0.0', 'Edg 141'],
    ['', 'unknown'],
  ])('browser of %j', (agent, expected) => expect(browserOf(agent)).toBe(expected));

  test('holds the problems and no query', () => {
    const view = { ...VIEWS.unreadable, url: 'https://a.fr/offre?q=secret#x' };
    const report = readingReport(view, { extension: '1.2.3', browser: 'Firefox 142' });
    expect(report).toContain('Repère 1.2.3, Firefox 142');
    expect(report).toContain('page: https://a.fr/offre\n');
    expect(report).toContain('- Le titre manque.');
    expect(report).not.toContain('secret');
  });
});

test.each([
  ['2026-11-03', 'fr', '03/11/2026'],
  ['2026-11-03T23:59:00.000Z', 'en-GB', '03/11/2026'],
  ['hier', 'fr', 'hier'],
])('short day of %j in %s', (date, locale, expected) =>
  expect(formatShortDay(date, locale)).toBe(expected),
);
