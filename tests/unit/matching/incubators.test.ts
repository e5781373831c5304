import { describe, expect, it, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { addressBook } from '../../../lib/matching/addresses.ts';
import curated from '../../../lib/matching/data/incubator-names.json' with { type: 'json' };
import { findByOwner, findIncubators, incubatorIndex } from '../../../lib/matching/incubators.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { unreadPage } from '../../../lib/offer/reading.ts';
import { directoryOf, startupOf } from '../../support/directory.ts';
import { type OfferSketch, offerOf } from '../../support/offers.ts';

const directory = bundledDirectory();
const index = incubatorIndex(directory);
const book = addressBook(directory);
const named = (sketch: OfferSketch) => findIncubators(offerOf(sketch), index, book);
const ids = (missions: string) =>
  named({ zones: { missions } }).map(({ incubator }) => incubator.id);

describe('names of the incubators', () => {
  it('stand in the data for known incubators only', () => {
    const known = new Set(directory.incubators.map(({ id }) => id));
    expect(Object.keys(curated.names).filter((id) => !known.has(id))).toEqual([]);
  });

  test.each(
    Object.entries(curated.names).flatMap(([id, names]) => names.map((name) => [name, id])),
  )('%s: %s', (name, id) => expect(ids(`Ce poste dépend de ${name} à Paris.`)).toEqual([id]));

  test.each(directory.incubators.map(({ id }) => id))('%s is found by at least one name', (id) => {
    const title = directory.incubators.find((one) => one.id === id)?.title ?? '';
    const names: string[] = (curated.names as Record<string, string[]>)[id] ?? [];
    const found = [title, ...names].some((name) => ids(`Un poste : ${name}.`)[0] === id);
    // The Éducation nationale stands twice in the directory; its former id gives way.
    expect(found || (id === 'menj' && ids(`Un poste : ${title}.`)[0] === 'MEN')).toBe(true);
  });

  test.each([
    ['in other letters', 'LA FABRIQUE DES GEO-COMMUNS recrute', ['fab-geocommuns']],
    ['with a typographic apostrophe', 'au sein de l’incubateur de l’ANSSI', ['lab-innov-anssi']],
    ['the former name of a former body', 'l’incubateur de la DINSIC', ['dinum']],
    ['of a body that was renamed', 'l’incubateur de Pôle emploi', ['francetravail']],
    ['without the body', 'Incubateur de Services Numériques (ISN)', ['dinum']],
    ['longer than another', 'incubateur de services numériques de l’ANCT', ['anct']],
    ['"Fabrique numérique" alone is nobody’s', 'La Fabrique numérique recrute.', []],
    ['"Atelier numérique" alone is nobody’s', 'L’Atelier numérique recrute.', []],
    ['"alliance" is a word', 'une alliance entre communes, une ruche', []],
    ['the body alone is not its incubator', 'Un poste à la DINUM, avec l’ADEME et l’ANCT.', []],
  ])('%s: %s', (_, missions, expected) => expect(ids(missions)).toEqual(expected));
});

describe('which incubator comes first', () => {
  test.each<[string, OfferSketch, string]>([
    [
      'the one that hosts, not the one thanked',
      {
        zones: {
          missions:
            'En partenariat avec l’incubateur de la DINUM. Le produit est porté par l’Incubateur des Territoires.',
        },
      },
      'anct',
    ],
    [
      'the title’s',
      {
        title: 'Designer à la Fabrique des géocommuns',
        zones: { missions: 'Merci à l’incubateur de l’ADEME, et à Accélérema.' },
      },
      'fab-geocommuns',
    ],
    [
      'the missions’, not the employer’s boilerplate',
      {
        zones: {
          missions: 'Un mot sur la Ruche numérique.',
          about: 'Accélérema recrute.',
        },
      },
      'agriculture',
    ],
    [
      'the one linked to',
      {
        zones: { missions: 'Voici nos produits.' },
        links: [['https://beta.gouv.fr/incubateurs/justice.html', 'nos produits']],
      },
      'justice',
    ],
  ])('%s', (_, sketch, id) => expect(named(sketch)[0]?.incubator.id).toBe(id));

  it('is read in the employer’s name, before any that the text thanks', () => {
    const found = named({
      employer: 'Incubateur des Territoires',
      zones: { missions: 'En lien avec l’Atelier numérique de la Culture.' },
    });
    expect(found.map(({ incubator }) => incubator.id)).toEqual(['anct', 'culture']);
    expect(found[0]?.evidence).toEqual([
      {
        kind: 'incubator-name',
        zone: 'employer',
        quote: 'Incubateur des Territoires',
        offset: 0,
      },
    ]);
  });

  it('is not read in the name of the body that owns it', () => {
    const employer = 'Agence nationale de la cohésion des territoires (ANCT)';
    expect(named({ employer, zones: { missions: 'Bonjour' } })).toEqual([]);
  });

  it('has for evidence the words that stand in the zone', () => {
    const missions = 'Depuis mai, la Fabrique des géocommuns.';
    const [first] = named({ zones: { missions } });
    expect(first?.evidence).toEqual([
      { kind: 'incubator-name', zone: 'missions', quote: 'Fabrique des géocommuns', offset: 15 },
    ]);
  });
});

describe('the incubator of the body that hires', () => {
  test.each<[string, OfferSketch, string[]]>([
    ['by its acronym', { employer: 'ADEME - Angers' }, ['ademe: ADEME']],
    [
      'by its whole name',
      { employer: 'Agence de la transition écologique' },
      ['ademe: Agence de la transition écologique'],
    ],
    [
      'in the title',
      { title: 'Dev (IGN)', employer: 'Fonction publique' },
      ['fab-geocommuns: IGN'],
    ],
    ['with several incubators says nothing', { employer: 'DINUM' }, []],
    ['as a part of a word says nothing', { employer: 'BenIGNe', title: 'SIGN' }, []],
    ['in small letters says nothing', { employer: 'ign' }, []],
    ['in the missions says nothing', { zones: { missions: 'Avec l’ADEME' } }, []],
  ])('%s', (_, sketch, expected) => {
    const found = findByOwner(offerOf(sketch), directory);
    expect(found.map((one) => `${one.incubator.id}: ${one.evidence[0]?.quote}`)).toEqual(expected);
  });

  // Defect: isWord looks at the first place of these letters only.
  test('is found although the same letters stand in a word before', () => {
    const [found] = findByOwner(offerOf({ employer: 'SIGNAL et IGN' }), directory);
    expect(found?.incubator.id).toBe('fab-geocommuns');
  });
});

// What is served may call anything by a name that every object has; one such id left no answer to any offer.
test.each(['constructor', '__proto__', 'toString'])('an incubator may have the id %s', (id) => {
  const resolver = new Resolver(
    directoryOf([startupOf({ id, name: 'Pilotix', incubators: [id] })], {
      incubators: [{ id, title: 'Atelier des essais', owner: id, website: null }],
    }),
  );
  const offer = offerOf({ title: 'Pilotix, la Startup d’État, recrute' });
  const { startups, incubators } = resolver.resolve({
    ...unreadPage(offer.url),
    page: 'offer',
    networkByAddress: true,
    offer,
  });
  expect([startups[0]?.id, incubators[0]?.name]).toEqual([id, 'Atelier des essais']);
});
