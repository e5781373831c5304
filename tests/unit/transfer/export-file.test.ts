import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EXPORT_VERSION,
  LARGEST_FILE,
  readExport,
  writeExport,
} from '../../../lib/transfer/export-file.ts';
import { offerWith, TEXT } from '../offers/offers.ts';
import { anyGathered, CHOICE, exported, gathered } from './exports.ts';

const FILE = writeExport(
  gathered({ offers: [{ offer: offerWith(), text: TEXT }], choices: [CHOICE] }),
);

describe('a file', () => {
  test('is read as it was written, with whatever else it tells', () => {
    fc.assert(
      fc.property(anyGathered, (all) => {
        const file = writeExport(all, { damaged: { settings: 7 } });
        expect(readExport(file)).toEqual({ status: 'read', exported: all, leftOut: 0 });
      }),
    );
  });

  test.each([
    ['nothing', '', 'not-json'],
    ['cut off in the middle', FILE.slice(0, 300), 'not-json'],
    ['another program’s', '{"offers": []}', 'not-ours'],
    ['a list', '[]', 'not-ours'],
    ['null', 'null', 'not-ours'],
    ['a newer version’s', writeExport(exported({ version: EXPORT_VERSION + 1 })), 'newer'],
    ['a version that is none', writeExport(exported({ version: 0 })), 'not-ours'],
  ])('%s is refused with a word', (_, file, reason) => {
    expect(readExport(file)).toEqual({ status: 'refused', reason });
  });

  test('larger than any of ours is not even parsed', () => {
    expect(readExport(' '.repeat(LARGEST_FILE + 1))).toMatchObject({ reason: 'too-large' });
  });

  test('damaged in part is read in part, and what is missing is counted', () => {
    const file = FILE.replace('"offers": [', '"offers": [null, {"offer": 1}, ').replace(
      '"choices": [',
      '"choices": [7, ',
    );
    expect(readExport(file)).toMatchObject({ status: 'read', leftOut: 3 });
  });

  test('a damaged field loses itself only', () => {
    const file = FILE.replace('"state": "to-study"', '"state": 7');
    const read = readExport(file);
    expect(read.status === 'read' && read.exported.offers[0]?.offer).toEqual(offerWith());
  });

  test.each([
    ['no settings at all', {}, {}, 0],
    ['one of them', { settings: { theme: 'dark' } }, { settings: { theme: 'dark' } }, 0],
    [
      'a damaged one and a good one',
      { settings: { theme: 7, recruiter: true, boards: { 'welcome-to-the-jungle': 'x' } } },
      { settings: { recruiter: true, boards: {} } },
      2,
    ],
    [
      'a name that is none beside a good one',
      { stateNames: { applied: 'CV parti', closed: ' ', 'not-a-state': 'x' } },
      { stateNames: { applied: 'CV parti' } },
      2,
    ],
    ['settings that are none', { settings: 7 }, {}, 1],
  ])('with %s tells no default as a wish', (_, preferences, told, leftOut) => {
    const file = JSON.stringify({ ...exported(), preferences });
    const all = { settings: {}, panel: {}, stateNames: {}, ...told };
    expect(readExport(file)).toEqual({
      status: 'read',
      exported: { ...exported(), preferences: all },
      leftOut,
    });
  });

  test('whatever it holds, reading it ends in an answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(wrapped)), (file) => {
        expect(['read', 'refused']).toContain(readExport(file).status);
      }),
    );
  });
});

function wrapped(json: string): string {
  const parts = ['rows', 'preferences', 'asides', 'analyses', 'drafts'];
  const each = parts.map((part) => `"${part}":${json}`).join();
  return `{"repere":"export","version":1,"offers":[${json}],"choices":[${json}],${each}}`;
}
