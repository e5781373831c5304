import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { NameIndex } from '../../../lib/matching/name-index.ts';
import { ANY_CHARACTER } from '../../support/characters.ts';

const NAMES = [
  'Mes Aides',
  'Mes Aides Réno',
  'Mes aides France Travail',
  'DossierFacile',
  'data.gouv.fr',
  'transport.data.gouv.fr',
  'Agora',
  'Lab Agora',
  'INCLU+',
  'Inventaire des œuvres d’art',
  'La Bonne Boite',
  'OuFaAlim’',
  'Exposition InserJeunes & InserSup',
  'C’est qui le pro ?',
];
const index = new NameIndex(NAMES.map((text) => ({ text, value: text })));

function found(text: string): [quote: string, name: string][] {
  return index
    .find(text)
    .map(({ start, end, names }) => [text.slice(start, end), names[0]?.value ?? '']);
}

describe('the index of names', () => {
  test.each<[string, string, [string, string][]]>([
    ['the longest wins', 'pour Mes Aides Réno, donc', [['Mes Aides Réno', 'Mes Aides Réno']]],
    ['a beginning is not a name', 'mes aides France', [['mes aides', 'Mes Aides']]],
    ['a name inside a name', 'le Lab Agora', [['Lab Agora', 'Lab Agora']]],
    ['word boundaries', 'agoraphobie, l’agora', [['agora', 'Agora']]],
    ['dots and hyphens', 'Data-Gouv-FR', [['Data-Gouv-FR', 'data.gouv.fr']]],
    [
      'an address in another',
      'transport.data.gouv.fr',
      [['transport.data.gouv.fr', 'transport.data.gouv.fr']],
    ],
    ['a compound in words', 'Dossier facile', [['Dossier facile', 'DossierFacile']]],
    ['a compound in one', 'dossierfacile', [['dossierfacile', 'DossierFacile']]],
    [
      'two words in one',
      'mesaides, MesAides',
      [
        ['mesaides', 'Mes Aides'],
        ['MesAides', 'Mes Aides'],
      ],
    ],
    ['a compound with a sign at its end', 'OuFaAlim', [['OuFaAlim', 'OuFaAlim’']]],
    [
      'compounds among words',
      'Exposition InserJeunes et InserSup, Exposition InserJeunes & InserSup',
      [['Exposition InserJeunes & InserSup', 'Exposition InserJeunes & InserSup']],
    ],
    ['accents and case', 'LA BONNE BOÎTE', [['LA BONNE BOÎTE', 'La Bonne Boite']]],
    ['decomposed accents', 'mes aides re\u0301no', [['mes aides re\u0301no', 'Mes Aides Réno']]],
    ['a plus sign', 'INCLU+ et inclu', [['INCLU+', 'INCLU+']]],
    [
      'a ligature, written or not',
      'inventaire des oeuvres d’art',
      [['inventaire des oeuvres d’art', 'Inventaire des œuvres d’art']],
    ],
    [
      'the same ligature',
      'Inventaire des Œuvres d’art',
      [['Inventaire des Œuvres d’art', 'Inventaire des œuvres d’art']],
    ],
    ['over a line', 'la bonne\nboite', [['la bonne\nboite', 'La Bonne Boite']]],
    [
      'two in a row',
      'Agora, Agora',
      [
        ['Agora', 'Agora'],
        ['Agora', 'Agora'],
      ],
    ],
    ['nothing', 'rien du tout', []],
  ])('%s: %j', (_, text, matches) => expect(found(text)).toEqual(matches));

  it('gives every name of one spelling', () => {
    const twins = new NameIndex([
      { text: 'Mes-Aides', value: 1 },
      { text: 'mes aides', value: 2 },
    ]);
    expect(twins.find('Mes aides')[0]?.names.map(({ value }) => value)).toEqual([1, 2]);
  });

  it('never throws, and quotes what stands in the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: ANY_CHARACTER }))),
        (pieces) => {
          const text = pieces.join(' ');
          let last = 0;
          for (const { start, end } of index.find(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        },
      ),
    );
  });

  it('finds each of its names wherever it stands between separators', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.constantFrom(' ', '\n', '(', ', ', ' – '),
        (name, separator) => {
          expect(found(`x${separator}${name}${separator}x`).map(([, value]) => value)).toEqual([
            name,
          ]);
        },
      ),
    );
  });
});
