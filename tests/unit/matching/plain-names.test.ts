import { describe, expect, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { startupOf } from '../../support/directory.ts';
import { type OfferSketch, readingOf } from '../../support/offers.ts';

/** The directory after a refresh that brought names of plain French, which nobody has reviewed. */
const bundled = bundledDirectory();
const resolver = new Resolver({
  ...bundled,
  startups: [
    ...bundled.startups,
    ...['Suivi des stages', 'Littoral', 'Aide Alimentaire', 'Relation aux entreprises'].map(
      (name, index) =>
        startupOf({ id: `venue-${index}`, name, unreviewedName: true, incubators: [] }),
    ),
  ],
});

function answerTo(sketch: OfferSketch, networkByAddress = false): string {
  const { outcome, startups } = resolver.resolve(readingOf(sketch, networkByAddress));
  return [outcome, ...startups.slice(0, 1).map(({ id, certainty }) => `${id}: ${certainty}`)].join(
    ', ',
  );
}

const NETWORK = 'Tu rejoins beta.gouv.fr, en petite équipe, pour un an au moins.';

describe('plain words in a title are what the work is about', () => {
  test.each<[string, OfferSketch, string]>([
    [
      'in lower case, on the network’s word',
      { title: 'Développeuse pour le suivi des stages', zones: { missions: NETWORK } },
      'ambiguous, venue-0: possible',
    ],
    [
      'repeated all over the text',
      {
        title: 'Chargé de déploiement – suivi des stages',
        zones: {
          missions: `${NETWORK} Le suivi des stages occupe les lycées. Sans suivi des stages, pas de diplôme ; nous voulons un suivi des stages simple.`,
        },
      },
      'ambiguous, venue-0: possible',
    ],
    [
      'one word, at the start of a part of the title',
      { title: 'Designer – Littoral', zones: { missions: `${NETWORK} Littoral et forêts.` } },
      'unidentified',
    ],
    [
      'beside a Startup that the text tells',
      {
        title: 'Product manager, relation aux entreprises',
        zones: { missions: `La Startup d’État Mobilic recrute. ${NETWORK}` },
      },
      'identified, mobilic: certain',
    ],
    [
      'with capitals like a name: named, with a word of doubt',
      { title: 'Designer pour Aide Alimentaire', zones: { missions: NETWORK } },
      'identified, venue-2: probable',
    ],
    [
      'with capitals, in another administration’s offer',
      {
        title: 'Développeur – Aide Alimentaire',
        zones: { missions: 'La métropole ouvre trois épiceries. Vous tenez leur site.' },
      },
      'not-beta',
    ],
    [
      'in a title with a capital on every word',
      {
        title: 'Développeur Web Pour Aide Alimentaire',
        zones: { missions: 'La métropole ouvre trois épiceries. Vous tenez leur site.' },
      },
      'not-beta',
    ],
    [
      'in such a title, of the network’s offer',
      { title: 'Développeur Web Pour Aide Alimentaire', zones: { missions: NETWORK } },
      'ambiguous, venue-2: possible',
    ],
    [
      'in capitals, and at the start of lines',
      {
        title: 'DÉVELOPPEUSE SUIVI DES STAGES',
        zones: {
          missions: `${NETWORK}\nSuivi des stages\nTenue des tableaux\nSuivi des stages : deux jours.`,
        },
      },
      'ambiguous, venue-0: possible',
    ],
    [
      'the same in lower case',
      {
        title: 'Développeur web, suivi des stages',
        zones: { missions: 'Le rectorat suit dix mille stages avec un outil qui a vingt ans.' },
      },
      'not-beta',
    ],
  ])('%s', (_, sketch, expected) => expect(answerTo(sketch)).toBe(expected));
});

describe('plain words that the offer means as a name are one', () => {
  test.each<[string, OfferSketch, string]>([
    [
      'told outright, whatever the case',
      {
        title: 'Dev pour le suivi des stages',
        zones: { missions: `La Startup d’État Suivi des stages recrute. ${NETWORK}` },
      },
      'identified, venue-0: certain',
    ],
    [
      'written as a name in a sentence',
      {
        title: 'Designer – Aide Alimentaire',
        zones: { missions: `L’équipe Aide Alimentaire cherche quelqu’un. ${NETWORK}` },
      },
      'identified, venue-2: certain',
    ],
    [
      'presented',
      {
        title: 'Dev – Relation aux entreprises',
        zones: {
          missions: `Relation aux entreprises est un service qui répond aux artisans. ${NETWORK}`,
        },
      },
      'identified, venue-3: certain',
    ],
    [
      'linked to its page',
      {
        title: 'Dev pour le suivi des stages',
        zones: { missions: `Le suivi des stages, en ligne. ${NETWORK}` },
        links: [['https://beta.gouv.fr/startups/venue-0.html', 'Le suivi des stages']],
      },
      'identified, venue-0: certain',
    ],
  ])('%s', (_, sketch, expected) => expect(answerTo(sketch)).toBe(expected));
});
