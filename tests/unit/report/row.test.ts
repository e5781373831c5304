import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAXIMUM_ROWS,
  parseRows,
  type Row,
  rowKey,
  rowOf,
  withRows,
} from '../../../lib/report/row.ts';
import { sampleRows } from '../../../scripts/pages/sample-rows.ts';
import { row } from '../../support/rows.ts';
import { evidence, startup, VIEWS, view } from '../components/views.ts';

const READ_AT = new Date('2026-11-23T10:00:00Z');

describe('the row of an offer', () => {
  test('an identified one', () => {
    expect(rowOf(VIEWS.certain, '2026-10-20', READ_AT)).toMatchObject({
      board: 'welcome-to-the-jungle',
      reference: 'communaute-beta-gouv/rdv',
      title: 'Chargé·e de déploiement pour RDV Service Public',
      datePosted: '2026-10-20',
      outcome: 'identified',
      certainty: 'certain',
      chosen: false,
      startups: [{ id: 'rdv-service-public', name: 'RDV Service Public' }],
      incubators: [{ id: 'anct', name: 'Incubateur des Territoires' }],
      reasons: [{ kind: 'name-in-title', zone: 'title', quote: 'RDV Service Public', offset: 30 }],
      readAt: '2026-11-23T10:00:00.000Z',
    });
  });

  test('the person’s own choice is no certainty of ours', () => {
    const chosen = view({}, { automatic: VIEWS.ambiguous.resolution });
    expect(rowOf(chosen, null, READ_AT)).toMatchObject({ chosen: true, certainty: null });
  });

  test('candidates are kept in their order, without a certainty', () => {
    const kept = rowOf(VIEWS.ambiguous, null, READ_AT);
    expect(kept.startups.map(({ id }) => id)).toEqual(['rdv-service-public', 'pix']);
    expect(kept.certainty).toBeNull();
  });

  test('without a Startup the reasons are those for the network', () => {
    expect(rowOf(VIEWS.unidentified, null, READ_AT).reasons[0]?.kind).toBe('network-name');
  });

  test('a page that could not be read has its address and what was wrong', () => {
    const kept = rowOf({ ...VIEWS.unreadable, reference: null }, null, READ_AT);
    expect(kept).toMatchObject({
      title: null,
      reference: null,
      problems: ['title'],
    });
  });

  test('long texts are cut, never in the middle of a character', () => {
    const quote = `${'x'.repeat(118)}😀😀`;
    const long = view({ startups: [startup({ evidence: [evidence({ quote })] })] });
    const kept = rowOf(long, null, READ_AT).reasons[0]?.quote ?? '';
    expect(kept.length).toBeLessThanOrEqual(120);
    expect(kept.isWellFormed()).toBe(true);
  });

  test('the rules that do not apply are not kept, those to review keep their words', () => {
    const check = { source: 'https://x.example', quote: 'recrutement', advice: 'sélection' };
    const kept = rowOf(
      {
        ...VIEWS.certain,
        checks: [
          { ...check, id: 'startup-named', status: 'passed' },
          { ...check, id: 'wording-recrutement', status: 'failed' },
          { ...check, id: 'age', status: 'not-applicable' },
        ],
      },
      null,
      READ_AT,
    );
    expect(kept.passed).toEqual(['startup-named']);
    expect(kept.failed).toEqual([
      { id: 'wording-recrutement', quote: 'recrutement', advice: 'sélection' },
    ]);
  });

  test('a date that is none is left out, and so is what follows the address', () => {
    const kept = rowOf({ ...VIEWS.certain, url: `${VIEWS.certain.url}?q=moi#x` }, 'hier', READ_AT);
    expect(kept.datePosted).toBeNull();
    expect(kept.url).toBe(VIEWS.certain.url);
  });

  test.each(Object.entries(VIEWS))('what is kept of %s is read back the same', (_, shown) => {
    const kept = rowOf(shown, '2026-10-20', READ_AT);
    expect(parseRows(JSON.parse(JSON.stringify([kept])))).toEqual({ rows: [kept], leftOut: 0 });
  });
});

describe('what storage holds', () => {
  test.each<[string, unknown, number]>([
    ['nothing', null, 0],
    ['nothing yet', undefined, 0],
    ['a word', 'rows', 1],
    ['an object', { 0: row() }, 1],
    ['no list of rows', [null, 3, 'x', {}], 4],
    ['an unknown board', [{ ...row(), board: 'other' }], 1],
    ['a script in place of an address', [{ ...row(), url: 'javascript:alert(1)' }], 1],
    ['a date that is none', [{ ...row(), datePosted: '20/10/2026' }], 1],
    ['a rule without an id', [{ ...row(), failed: [{ quote: null, advice: null }] }], 1],
  ])('%s is no row', (_, stored, leftOut) => {
    expect(parseRows(stored)).toEqual({ rows: [], leftOut });
  });

  test('bad rows are left out and counted, the others stay', () => {
    expect(parseRows([null, row(), { ...row(), outcome: 'x' }])).toEqual({
      rows: [row()],
      leftOut: 2,
    });
  });
});

describe('readings are put together', () => {
  const old = row({ readAt: '2026-11-01T00:00:00.000Z', title: 'Old' });
  const fresh = row({ readAt: '2026-11-02T00:00:00.000Z', title: 'Fresh' });

  test('the newest of two readings of one offer is kept, whichever came first', () => {
    expect(withRows([old], [fresh])).toEqual([fresh]);
    expect(withRows([fresh], [old])).toEqual([fresh]);
  });

  test('the same reference on two boards is two offers', () => {
    const other = row({ board: 'choisir-le-service-public' });
    expect(withRows([row()], [other])).toHaveLength(2);
  });

  test('a reading that failed does not hide one that did not, and goes when it does', () => {
    const failed = row({
      reference: null,
      title: null,
      outcome: 'unreadable',
      readAt: '2026-11-03T00:00:00.000Z',
    });
    expect(withRows([fresh], [failed])).toEqual([fresh]);
    expect(withRows([failed], [fresh])).toEqual([fresh]);
    expect(withRows([failed], [failed])).toEqual([failed]);
  });

  test('beyond the bound those read longest ago are forgotten', () => {
    const many = Array.from({ length: MAXIMUM_ROWS }, (_, number) =>
      row({ reference: `o/${number}`, url: `https://x.example/${number}` }),
    );
    const kept = withRows([...many, { ...old, reference: 'o/old' }], []);
    expect(kept).toHaveLength(MAXIMUM_ROWS);
    expect(kept.some(({ reference }) => reference === 'o/old')).toBe(false);
  });

  test('beyond what a browser stores as well, however few they are', () => {
    const advice = 'x'.repeat(1_900);
    const failed = Array.from({ length: 40 }, (_, number) => ({
      id: `rule-${number}`,
      quote: null,
      advice,
    }));
    const many = Array.from({ length: 200 }, (_, number) =>
      row({ reference: `o/${number}`, url: `https://x.example/${number}`, failed }),
    );
    const kept = withRows(many, []);
    expect(JSON.stringify(kept).length).toBeLessThan(8_000_000);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.at(-1)?.reference).toBe('o/199');
  });

  test('5,000 ordinary rows are all kept', () => {
    expect(withRows(sampleRows(MAXIMUM_ROWS), [])).toHaveLength(MAXIMUM_ROWS);
  });

  test('in any order and any parts, the same rows come out, none twice', () => {
    const some = fc.record({ offer: fc.nat(6), day: fc.integer({ min: 1, max: 28 }) }).map(
      ({ offer, day }): Row =>
        row({
          reference: `o/${offer}`,
          url: `https://x.example/${offer}`,
          readAt: `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`,
        }),
    );
    fc.assert(
      fc.property(fc.array(some), fc.array(some), (one, other) => {
        const kept = withRows(withRows([], one), other);
        const keys = kept.map(rowKey);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(kept.map((each) => JSON.stringify(each)))).toEqual(
          new Set(withRows(other, one).map((each) => JSON.stringify(each))),
        );
        expect(withRows(kept, kept)).toEqual(kept);
      }),
    );
  });
});
