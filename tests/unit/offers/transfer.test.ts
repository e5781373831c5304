import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAXIMUM_OFFERS } from '../../../lib/offers/kept-offer.ts';
import {
  EXPORT_VERSION,
  type Exported,
  isNothing,
  LARGEST_FILE,
  planImport,
  readExport,
  writeExport,
} from '../../../lib/offers/transfer.ts';
import { parseSettings } from '../../../lib/settings/settings.ts';
import { anyOffer, offerWith, TEXT } from './offers.ts';

const CHOICE = {
  board: 'choisir-le-service-public',
  reference: '2026-1',
  startup: 'pix',
} as const;

function exportOf(parts: Partial<Exported> = {}): Exported {
  return {
    repere: 'export',
    version: EXPORT_VERSION,
    exportedAt: '2026-11-28T10:00:00.000Z',
    offers: [{ offer: offerWith(), text: TEXT }],
    choices: [CHOICE],
    settings: parseSettings(undefined),
    rows: [],
    ...parts,
  };
}

const someOffers = fc.uniqueArray(anyOffer, { selector: ({ id }) => id });

describe('a file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(someOffers, (offers) => {
        const exported = exportOf({ offers: offers.map((offer) => ({ offer, text: TEXT })) });
        const read = readExport(writeExport(exported));
        expect(read).toEqual({ status: 'read', exported, leftOut: 0 });
      }),
    );
  });

  test.each([
    ['nothing', '', 'not-json'],
    ['cut off in the middle', writeExport(exportOf()).slice(0, 300), 'not-json'],
    ['another program’s', '{"offers": []}', 'not-ours'],
    ['a list', '[]', 'not-ours'],
    ['null', 'null', 'not-ours'],
    ['a newer version’s', writeExport(exportOf({ version: EXPORT_VERSION + 1 })), 'newer'],
    ['a version that is none', writeExport(exportOf({ version: 0 })), 'not-ours'],
  ])('%s is refused with a word', (_, file, reason) => {
    expect(readExport(file)).toEqual({ status: 'refused', reason });
  });

  test('larger than any of ours is not even parsed', () => {
    expect(readExport(' '.repeat(LARGEST_FILE + 1))).toMatchObject({ reason: 'too-large' });
  });

  test('damaged in part is read in part, and what is missing is counted', () => {
    const file = writeExport(exportOf()).replace('"offers": [', '"offers": [null, {"offer": 1}, ');
    expect(readExport(file)).toMatchObject({ status: 'read', leftOut: 2 });
  });

  test('a damaged field loses itself only', () => {
    const file = writeExport(exportOf()).replace('"state": "to-study"', '"state": 7');
    const read = readExport(file);
    expect(read.status === 'read' && read.exported.offers[0]?.offer).toEqual(offerWith());
  });

  test('whatever it holds, reading it ends in an answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(wrapped)), (file) => {
        expect(['read', 'refused']).toContain(readExport(file).status);
      }),
    );
  });
});

describe('an import', () => {
  test('of what is here already changes nothing', () => {
    fc.assert(
      fc.property(someOffers, (offers) => {
        const exported = exportOf({ offers: offers.map((offer) => ({ offer, text: TEXT })) });
        const plan = planImport(exported, { offers, choices: [CHOICE] });
        expect(isNothing(plan)).toBe(true);
        expect(plan.same).toBe(offers.length);
      }),
    );
  });

  test('done twice is done once', () => {
    fc.assert(
      fc.property(someOffers, someOffers, (here, there) => {
        const exported = exportOf({ offers: there.map((offer) => ({ offer, text: TEXT })) });
        const first = planImport(exported, { offers: here, choices: [] });
        const changed = new Map(first.changed.map(({ offer }) => [offer.id, offer]));
        const after = [
          ...here.map((offer) => changed.get(offer.id) ?? offer),
          ...first.added.map(({ offer }) => offer),
        ];
        expect(isNothing(planImport(exported, { offers: after, choices: [CHOICE] }))).toBe(true);
        expect(after.length).toBe(new Set([...here, ...there].map(({ id }) => id)).size);
      }),
    );
  });

  test('leaves the choices made here as they are', () => {
    const exported = exportOf({ choices: [{ ...CHOICE, startup: 'docurba' }] });
    expect(planImport(exported, { offers: [], choices: [CHOICE] }).choices).toEqual([]);
    expect(planImport(exported, { offers: [], choices: [] }).choices).toHaveLength(1);
  });

  test('says how many find no room', () => {
    const here = Array.from({ length: MAXIMUM_OFFERS }, (_, index) =>
      offerWith({ id: `here/${index}` }),
    );
    const plan = planImport(exportOf(), { offers: here, choices: [] });
    expect([plan.added.length, plan.tooMany]).toEqual([0, 1]);
  });
});

function wrapped(json: string): string {
  return `{"repere":"export","version":1,"offers":[${json}],"rows":${json},"choices":[${json}]}`;
}
