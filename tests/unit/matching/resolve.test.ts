import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import type { Resolution } from '../../../lib/matching/resolution.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { ANY_CHARACTER } from '../../support/characters.ts';
import { type OfferSketch, offerOf, readingOf } from '../../support/offers.ts';

const resolver = new Resolver(bundledDirectory());
const resolve = (sketch: OfferSketch, network = false) =>
  resolver.resolve(readingOf(sketch, network));
const summary = ({ outcome, startups }: Resolution) =>
  [outcome, ...startups.slice(0, 2).map(({ id, certainty }) => `${id}: ${certainty}`)].join(', ');

const FILLER =
  'Le poste est ouvert à Paris ou à distance, avec des rencontres régulières. La relecture du code, les tests et l’écoute des usagers font partie du quotidien. ';

describe('which Startup', () => {
  test.each<[string, OfferSketch, string]>([
    [
      'the title names it, and the first lines',
      {
        title: 'Mobilic recrute un·e designer',
        zones: { missions: 'La Startup d’État Mobilic cherche un·e designer pour deux ans.' },
      },
      'identified, mobilic: certain',
    ],
    [
      'the title alone names it, on the network’s word',
      {
        title: 'Dev pour Trackdéchets',
        zones: { missions: `${FILLER}Rejoindre beta.gouv.fr, c’est travailler en petite équipe.` },
      },
      'identified, trackdechets: certain',
    ],
    [
      'a link to its page, under a former id',
      {
        zones: {
          missions: 'L’équipe des rendez-vous cherche un·e dev pour agrandir le service en 2027.',
        },
        links: [['https://beta.gouv.fr/startups/lapins.html', 'L’équipe des rendez-vous']],
      },
      'identified, rdv-service-public: certain',
    ],
    [
      'a product’s address, written out at the end of a sentence',
      {
        zones: {
          missions: `L’équipe de beta.gouv.fr recrute. ${FILLER}Voir mobilic.beta.gouv.fr.`,
        },
      },
      'ambiguous, mobilic: possible',
    ],
    [
      'a host that only begins as a product’s is another’s',
      {
        zones: {
          missions: `L’équipe de beta.gouv.fr recrute. ${FILLER}Voir mobilic.beta.gouv.fr.exemple.xyz ou https://mobilic.beta.gouv.fr-exemple.xyz/.`,
        },
      },
      'unidentified',
    ],
    [
      'a former name',
      {
        title: 'Chargé·e de déploiement',
        zones: { missions: 'La startup d’État Wikicarbone recherche une personne au déploiement.' },
      },
      'identified, ecobalyse: certain',
    ],
    [
      'a tool named in passing is not the subject',
      {
        title: 'Dev back-end',
        zones: {
          missions: `La Startup d’État Mobilic recrute un·e dev. ${FILLER}Les chiffres sont publiés sur data.gouv.fr, et l’équipe se parle sur Tchap.`,
        },
      },
      'identified, mobilic: certain',
    ],
    [
      'products cited as examples are not the subject',
      {
        title: 'Coach',
        zones: {
          missions: `L’Incubateur des Territoires recherche un·e coach. ${FILLER}Ses réussites, comme Aides-territoires, Deveco ou Aidants Connect, en témoignent.`,
        },
      },
      'unidentified',
    ],
    [
      'an ordinary word is no name',
      {
        title: 'Dev front-end',
        zones: {
          missions: `Une Startup d’État cherche un·e dev. Nos docs, nos projets, les messages et la bourse aux idées sont publics dès avril. ${FILLER}`,
        },
      },
      'unidentified',
    ],
    [
      'an ordinary word after a cue, spelled exactly, is one',
      {
        title: 'Dev front-end',
        zones: { missions: `La Startup d’État Docs recrute un·e dev pour son éditeur. ${FILLER}` },
      },
      'identified, docs: certain',
    ],
    [
      'an ordinary word that only begins the title is a lead, no answer',
      {
        title: 'Messagerie sécurisée : développeuse ou développeur',
        zones: { missions: `L’équipe de beta.gouv.fr recrute. ${FILLER}` },
      },
      'ambiguous, messagerie: possible',
    ],
    [
      'nor is one that a title is about',
      {
        title: 'Chargé de déploiement pour Agora',
        zones: { missions: `L’équipe de beta.gouv.fr recrute. ${FILLER}` },
      },
      'ambiguous, agora: possible',
    ],
    [
      'an ordinary word in the title that the text confirms is the answer',
      {
        title: 'Chargé de déploiement pour Agora',
        zones: { missions: `La Startup d’État Agora donne la parole à chacun. ${FILLER}` },
      },
      'identified, agora: certain',
    ],
    [
      'two Startups share the post',
      {
        title: 'Product manager pour Deveco et Espace sur Demande',
        zones: {
          missions: 'Deveco et Espace sur Demande, deux Startups d’État, partagent leur produit.',
        },
      },
      'identified, deveco: certain, espace.sur.demande: certain',
    ],
    [
      'the employer’s boilerplate names others',
      {
        title: 'Designer pour Zéro logement vacant',
        zones: {
          missions: `Zéro logement vacant, Startup d’État, aide les communes. ${FILLER}`,
          about: 'Elle a vu naître Trackdéchets, Mobilic et la Startup d’État Envergo.',
        },
      },
      'identified, zero-logement-vacant: certain',
    ],
    [
      'a compound met as two plain words',
      {
        title: 'Développeur',
        zones: {
          missions: `Une Startup d’État de la DINUM ; la suite au prochain numéro. ${FILLER}`,
        },
      },
      'unidentified',
    ],
  ])('%s', (_, sketch, expected) => expect(summary(resolve(sketch))).toBe(expected));
});

describe('whether it is the network’s', () => {
  test.each<[string, OfferSketch, boolean]>([
    ['it says beta.gouv.fr', { zones: { missions: 'Au sein de beta.gouv.fr, en équipe.' } }, true],
    [
      'it says startup d’Etat',
      { zones: { missions: 'Une start-up d’Etat cherche un dev.' } },
      true,
    ],
    [
      'in capitals',
      { title: 'LA STARTUP D’ETAT RECRUTE UN DEV', zones: { missions: 'Bonjour.' } },
      true,
    ],
    ['Startup de Territoire', { zones: { missions: 'Une Startup de Territoires recrute.' } }, true],
    ['another administration', { zones: { missions: 'La direction recrute un juriste.' } }, false],
    [
      'a policy post',
      {
        title: 'Cheffe du bureau des crédits',
        zones: {
          missions:
            'Vous suivrez les crédits du programme Startups d’État et ceux des laboratoires.',
        },
      },
      false,
    ],
    [
      'only the employer’s boilerplate',
      {
        title: 'Juriste',
        zones: {
          missions: 'Vous rédigez des marchés.',
          about: 'La direction anime beta.gouv.fr et ses Startups d’État.',
        },
      },
      false,
    ],
    ['"not beta.gouv.fr"', { zones: { missions: 'Équipe classique, hors beta.gouv.fr.' } }, false],
  ])('%s', (_, sketch, expected) => {
    expect(resolve(sketch).outcome !== 'not-beta').toBe(expected);
  });

  it('takes the board’s word for it', () => {
    expect(resolve({ zones: { missions: FILLER } }, true).outcome).toBe('unidentified');
  });
});

describe('which incubator', () => {
  it('is the directory’s, with what the offer says instead', () => {
    const { incubators, disagreement } = resolve({
      title: 'RDV Service Public recrute',
      zones: {
        missions: 'RDV Service Public, Startup d’État de l’Incubateur des Territoires, recrute.',
      },
    });
    expect(incubators.map(({ id, source }) => `${id}: ${source}`)).toEqual([
      'dinum_produits_interministeriels: directory',
      'anct: text',
    ]);
    expect(disagreement).toEqual({
      offer: ['anct'],
      directory: ['dinum_produits_interministeriels'],
    });
  });

  it('is both of a co-incubated Startup', () => {
    const { incubators, disagreement } = resolve({
      title: 'Dev pour Ecobalyse',
      zones: { missions: 'La Startup d’État Ecobalyse recrute un·e dev.' },
    });
    expect(incubators.map(({ id }) => id).sort()).toEqual(['ademe', 'mtes']);
    expect(disagreement).toBeNull();
  });

  it('is the one named while no Startup is', () => {
    const { outcome, incubators } = resolve({
      title: 'Tech lead',
      zones: { missions: 'La Fabrique numérique des ministères sociaux, membre de beta.gouv.fr.' },
    });
    expect(outcome).toBe('unidentified');
    expect(incubators).toMatchObject([
      {
        id: 'sgmas',
        source: 'text',
        url: 'https://beta.gouv.fr/startups/?incubateur=sgmas',
      },
    ]);
  });
});

const words = fc.constantFrom(
  'beta.gouv.fr',
  'Startup d’État',
  'Mobilic',
  'Mes Aides Réno',
  'docs',
  'Docs',
  'recrute',
  'pour',
  'l’équipe',
  'comme',
  'Incubateur des Territoires',
  '\n',
  '.',
  ',',
  'contact@mobilic.beta.gouv.fr',
  'https://aides-territoires.beta.gouv.fr',
  'data.gouv.fr',
  '🏡',
  'e\u0301',
);
const texts = fc
  .array(fc.oneof({ weight: 4, arbitrary: words }, fc.string({ unit: ANY_CHARACTER })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(' ').toWellFormed());
const sketches = fc.record({ title: texts, missions: texts, about: texts });

describe('what always holds', () => {
  it('never throws, answers the same twice, and quotes what stands in the offer', () => {
    fc.assert(
      fc.property(sketches, ({ title, ...zones }) => {
        const reading = readingOf({ title: title || 'Dev', zones });
        const resolution = resolver.resolve(reading);
        expect(resolver.resolve(reading)).toEqual(resolution);
        const all = [
          ...resolution.startups,
          ...resolution.incubators,
          { evidence: resolution.network },
        ];
        for (const { zone, quote, offset } of all.flatMap(({ evidence }) => evidence)) {
          if (offset === null) continue;
          const text = reading.offer?.zones.find(({ name }) => name === zone)?.text ?? '';
          expect(text.slice(offset, offset + quote.length)).toBe(quote);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not change its answer for text without name or cue', () => {
    fc.assert(
      fc.property(sketches, fc.constantFrom(0, 1, 5), ({ title, ...zones }, times) => {
        const before = resolver.resolve(readingOf({ title: title || 'Dev', zones }));
        const { missions, about } = zones;
        const after = resolver.resolve(
          readingOf({
            title: title || 'Dev',
            zones: {
              missions: `${missions}\n\n${FILLER.repeat(times)}`,
              details: FILLER.repeat(times),
              about,
            },
          }),
        );
        expect(summary(after)).toBe(summary(before));
      }),
    );
  });

  it('takes 10,000 links', () => {
    const missions = 'lien '.repeat(10_000);
    const offer = offerOf({ zones: { missions } });
    offer.links = Array.from({ length: 10_000 }, (_, index) => ({
      address: `https://exemple${index}.fr/${'x'.repeat(50)}`,
      text: 'lien',
      zone: 'missions' as const,
      offset: index * 5,
    }));
    const reading = { ...readingOf({}), offer };
    expect(resolver.resolve(reading).outcome).toBe('not-beta');
  });
});
