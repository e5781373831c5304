import { describe, expect, it, test } from 'vitest';
import { seenInNetworkList } from '../../../lib/badges/network-list.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { addressBook } from '../../../lib/matching/addresses.ts';
import { findIncubators, incubatorIndex } from '../../../lib/matching/incubators.ts';
import { NETWORK_THRESHOLD, readNetwork } from '../../../lib/matching/network.ts';
import { type OfferSketch, offerOf } from '../../support/offers.ts';

const directory = bundledDirectory();
const book = addressBook(directory);
const index = incubatorIndex(directory);

/** What an offer's signs say, leaving the Startups that it may name aside. */
function read(sketch: OfferSketch, byAddress = false) {
  const offer = offerOf(sketch);
  return readNetwork(
    offer,
    byAddress,
    book,
    [],
    [],
    findIncubators(offer, index, book),
    () => false,
  );
}
const isNetwork = (sketch: OfferSketch) => read(sketch).score >= NETWORK_THRESHOLD;
const says = (missions: string, title?: string) =>
  isNetwork({ zones: { missions }, ...(title === undefined ? {} : { title }) });

describe('signs of the network', () => {
  test.each([
    'Un produit de beta.gouv.fr.',
    'Un produit de beta.gouv, en équipe.',
    'Un produit BETA.GOUV en équipe.',
    'Un produit de bêta : beta-gouv.',
    'Une Startup d’État jeune.',
    "Une start-up d'Etat jeune.",
    'Des start up d’état jeunes.',
    'Des STARTUPS D’ÉTAT jeunes.',
    'Une Startup d’E\u0301tat jeune.'.normalize('NFC'),
    'Une startup de territoire jeune.',
    'Le produit est porté par l’Incubateur des Territoires.',
    'Écrire à https://beta.gouv.fr/contact pour voir.',
  ])('%s', (missions) => expect(says(missions)).toBe(true));

  test.each([
    'Une startup d’établissement financier.',
    'Une startup étatique, un état des lieux.',
    'Le bêta-testeur du gouvernement.',
    'Le site alphabeta.gouvernance.fr.',
    'Une start-up du territoire.',
  ])('not: %s', (missions) => expect(says(missions)).toBe(false));
});

describe('signs at a distance', () => {
  test.each([
    'Suivre le programme Startups d’État.',
    'Suivre les financeurs de beta.gouv.fr.',
    'Des méthodes inspirées de beta.gouv.fr.',
    'Des structures comme beta.gouv.fr.',
    'Un lien étroit avec les startups d’État.',
    'Une équipe hors beta.gouv.fr.',
    'Ce n’est pas une startup, pas beta.gouv.fr.',
    'Piloter en partenariat avec l’Incubateur des Territoires.',
  ])('%s', (missions) => expect(says(missions)).toBe(false));

  it('do not hide a plain one elsewhere', () => {
    expect(says('Suivre le programme Startups d’État. Notre Startup d’État grandit.')).toBe(true);
  });

  it('repeated a hundred times are still one', () => {
    expect(says('Suivre le programme Startups d’État.\n'.repeat(100))).toBe(false);
  });
});

describe('where a sign stands', () => {
  test.each<[string, OfferSketch, boolean]>([
    ['the title', { title: 'Juriste, Startup d’État', zones: { missions: 'Bonjour' } }, true],
    ['the employer', { employer: 'beta.gouv.fr', zones: { missions: 'Bonjour' } }, true],
    ['the board’s facts', { zones: { missions: 'Bonjour', details: 'beta.gouv.fr' } }, true],
    [
      'the employer’s boilerplate is no place',
      { zones: { missions: 'Bonjour', about: 'beta.gouv.fr, les Startups d’État' } },
      false,
    ],
    [
      'a link, whatever its words',
      { zones: { missions: 'Bonjour' }, links: [['https://beta.gouv.fr/', 'Bonjour']] },
      true,
    ],
    [
      'a link to a Startup’s page, in a policy post',
      {
        title: 'Cheffe du bureau du budget',
        zones: { missions: 'Bonjour' },
        links: [['https://beta.gouv.fr/startups/mobilic.html', 'Bonjour']],
      },
      true,
    ],
    [
      'a link of the boilerplate is none',
      {
        zones: { missions: 'Bon', about: 'Ici' },
        links: [['https://beta.gouv.fr/', 'Ici', 'about']],
      },
      false,
    ],
  ])('%s', (_, sketch, expected) => expect(isNetwork(sketch)).toBe(expected));

  it('the board’s word is enough, and comes first among the reasons', () => {
    const { score, evidence } = read({ zones: { missions: 'Chez beta.gouv.fr.' } }, true);
    expect(score).toBeGreaterThan(NETWORK_THRESHOLD);
    expect(evidence.map(({ kind }) => kind)).toEqual(['board-organisation', 'network-name']);
  });

  it('so is what was seen elsewhere, when the offer itself is silent', () => {
    const offer = offerOf({ title: 'Juriste', zones: { missions: 'Écrire des conventions.' } });
    const silent = readNetwork(offer, false, book, [], [], [], () => false);
    expect(silent).toEqual({ score: 0, evidence: [] });
    const seen = readNetwork(
      offer,
      false,
      book,
      [],
      [],
      [],
      () => false,
      seenInNetworkList('choisir-le-service-public'),
    );
    expect(seen.score).toBeGreaterThan(NETWORK_THRESHOLD);
    expect(seen.evidence).toEqual([seenInNetworkList('choisir-le-service-public')]);
  });

  it.each([
    'Voies navigables de France',
    'Météo-France',
    'Réseau Canopé',
    'Grand port maritime',
    'Muséum d’histoire naturelle',
  ])('a board of public employers alone makes no company of %s', (employer) => {
    const sketch = {
      employer,
      zones: { missions: 'Fluvius, Startup d’État créée cette année, suit les heures.' },
    };
    expect(isNetwork(sketch)).toBe(false);
    expect(isNetwork({ ...sketch, isPublic: true })).toBe(true);
    const clients = { missions: 'Parmi nos partenaires : beta.gouv.fr et deux mairies.' };
    expect(isNetwork({ employer, zones: clients, isPublic: true })).toBe(false);
  });

  it('a sign weighs less in an offer for other work', () => {
    const zones = { missions: 'Une Startup d’État.' };
    const digital = read({ title: 'Développeuse', zones }).score;
    expect(read({ title: 'Juriste', zones }).score).toBeLessThan(digital);
  });

  it('every reason quotes what stands at its place', () => {
    const zones = {
      missions: 'Bonjour, beta.gouv.fr vous attend.',
      profile: 'Aimer les startups d’État, l’Incubateur des Territoires.',
    };
    for (const { zone, quote, offset } of read({ zones }).evidence) {
      const text = zones[zone as keyof typeof zones];
      expect(text.slice(offset ?? 0).startsWith(quote)).toBe(true);
    }
  });
});
