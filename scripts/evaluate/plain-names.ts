import { answer } from '../../lib/answer/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import type { Directory, Startup } from '../../lib/directory/directory.ts';
import type { Resolution } from '../../lib/matching/resolution.ts';
import { Resolver } from '../../lib/matching/resolve.ts';
import { fold } from '../../lib/offer/fold.ts';
import { pageOf } from '../pages/parse.ts';
import { isLongRun } from '../steps/long-run.ts';
import type { LabelledOffer, OtherOffer } from './offers.ts';
import { neighboursOf, type RenderedOffer, renderers } from './render.ts';

/** On whose pages a plain name is put. */
export const SETTINGS = ['another Startup', 'network, no Startup', 'other employers'] as const;

/** How often a name made of plain words, put into the title of an offer that is not its own, is taken for the answer. */
export interface PlainNamesMeasure {
  setting: (typeof SETTINGS)[number];
  /** How the words stand in the title. */
  title: string;
  pages: number;
  /** The Startup with the plain name is the answer, with assurance: must not be. */
  certain: number;
  /** It is named with a word of doubt. */
  probable: number;
  /** The page is taken for the network's: wrong for other employers only. */
  taken: number;
  /** The offer's own Startup is still the answer, of the pages whose offer names one. */
  ownStillRight: number;
  ownPages: number;
}

/**
 * Names that a refresh of the directory could bring: plain French, as many are. Invented, but for
 * what chance makes of it.
 */
const NAMES_TO_COME = [
  'Transports',
  'Accompagnement social',
  'Accès aux droits',
  'Suivi des stages',
  'Mobilité durable',
  'Vie associative',
  'Gestion des archives',
  'Mon conseiller',
  'Littoral',
  'Accueil des usagers',
  'Inspection des navires',
  'Aide alimentaire',
  'Forêts',
  'Demande de logement',
  'Relation aux entreprises',
  'Médiation',
  'Conduite du changement',
  'Santé au travail',
  'Rénovation énergétique',
  'Instruction des aides',
  'Parcours usager',
  'Ma commune',
  'Paiement des bourses',
  'Eau et assainissement',
  'Simplification',
  'Égalité des chances',
  'Commande publique',
  'Protection de l’enfance',
  'Mes démarches',
  'Observatoire',
];

/** Names of the directory that are plain words, too; by id, as names change. */
const NAMES_OF_TODAY = [
  'Boussole des droits',
  'Bureaux vacants',
  'Carte Verte',
  'Chantiers agiles',
  'Compétences Validées',
  'Coûts simplifiés',
  'Données et territoires',
  'Filière Sport',
  'Formation Civique',
  'Intelligence Entreprise',
  'Limites administratives',
  'Participation Citoyenne',
  'Plus frais au travail',
  'Recrutement simplifié',
  'Sorties en mer',
  'Suivi Stage',
  'Talents numériques',
  'Trait de côte',
  'Transparence prix',
  'Travailler en France',
  'Vie chère',
];

/** How the words come to stand in a title; `lower` has no capital, as words in a sentence. */
const TITLES: readonly [name: string, write: (name: string, title: string) => string][] = [
  ['words of the title', (name, title) => `${title} – ${lower(name)}`],
  ['what the work is about', (name) => `Responsable de projet ${lower(name)}`],
  ['all in capitals', (name) => `DÉVELOPPEUSE OU DÉVELOPPEUR ${name}`.toUpperCase()],
  ['each word with a capital', (name) => eachCapital(`Développeur web pour ${name}`)],
  ['after a dash, with a capital', (name, title) => `${title} - ${name}`],
  ['in brackets, with a capital', (name, title) => `${title} (${name})`],
];

/** How a text goes on about the same words, which are what the work is about. */
const TEXTS: readonly ((name: string) => string)[] = [
  (name) =>
    `Tu travailles avec les services chargés de ${lower(name)}, et ce que ${lower(name)} veut dire au quotidien n’aura plus de secret pour toi.`,
  (name) =>
    `Tes sujets :\n\n- ${sentence(name)}\n- Rédaction administrative\n- Tenue des tableaux de bord\n\n${sentence(name)} : deux jours par semaine.`,
];

/** Offers that each name is put into, for each title and setting; one in two of each board. */
const OFFERS_A_NAME = isLongRun(process.env) ? 4 : 2;

/** What makes an offer the network's, and names nobody. */
const NETWORK_WORDS =
  'Le poste est du réseau beta.gouv.fr : une petite équipe autonome, au contact des usagers.';

function lower(name: string): string {
  return name.toLowerCase();
}

function sentence(name: string): string {
  return name.slice(0, 1) + lower(name.slice(1));
}

function eachCapital(title: string): string {
  return title.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}

/** The directory with plain names that a refresh has brought. */
function refreshed(bundled: Directory): { directory: Directory; named: Startup[] } {
  const [pattern] = bundled.startups;
  const [incubator] = bundled.incubators;
  if (!pattern || !incubator) return { directory: bundled, named: [] };
  const toCome = NAMES_TO_COME.map(
    (name, index): Startup => ({
      ...pattern,
      id: `a-venir-${index}`,
      name,
      formerNames: [],
      formerIds: [],
      product: null,
      repositories: [],
      impact: null,
      incubators: [incubator.id],
      unreviewedName: true,
    }),
  );
  const ofToday = NAMES_OF_TODAY.map((name) => {
    const startup = bundled.startups.find((one) => one.name === name);
    if (!startup) throw new Error(`plain names: no Startup is called "${name}" any more`);
    return startup;
  });
  return {
    directory: { ...bundled, startups: [...bundled.startups, ...toCome] },
    named: [...toCome, ...ofToday],
  };
}

/**
 * Puts plain names into the titles of offers that are another Startup's, the network's and for no
 * Startup, or another employer's, and counts who is then named. Their texts speak of the same words.
 */
export function measurePlainNames(
  network: readonly LabelledOffer[],
  others: readonly OtherOffer[],
  bundled: Directory,
): PlainNamesMeasure[] {
  const { directory, named } = refreshed(bundled);
  const resolver = new Resolver(directory);
  const { choisirLeServicePublic, welcomeToTheJungle } = renderers(directory);
  const own = network.filter(({ identifiable, others }) => {
    return others.length === 0 && identifiable !== 'by-description';
  });
  const resolve = (offer: RenderedOffer, seed: number): Resolution | undefined => {
    const neighbours = neighboursOf(network, seed);
    const { url, html } =
      seed % 2 === 0
        ? choisirLeServicePublic(offer, neighbours, seed)
        : welcomeToTheJungle(offer, neighbours, seed, 'un-employeur-public');
    return answer(readPage(pageOf(url, html)), resolver, directory.date)?.resolution;
  };
  return SETTINGS.flatMap((setting) =>
    TITLES.map(([title, write], variant): PlainNamesMeasure => {
      const counts = { pages: 0, certain: 0, probable: 0, taken: 0, ownStillRight: 0, ownPages: 0 };
      named.forEach((startup, number) => {
        for (let round = 0; round < OFFERS_A_NAME; round += 1) {
          const seed = number * OFFERS_A_NAME + round;
          const offers: readonly (LabelledOffer | OtherOffer)[] =
            setting === 'another Startup' ? own : others;
          const offer = offers[(seed * 37 + variant * 11) % offers.length];
          if (!offer || speaksOf(offer, startup)) continue;
          const goOn = TEXTS[((seed >> 1) + variant) % TEXTS.length] as (name: string) => string;
          const words = setting === 'network, no Startup' ? [NETWORK_WORDS] : [];
          const text = [...words, offer.text, goOn(startup.name)].join('\n\n');
          const resolution = resolve(
            { ...offer, title: write(startup.name, offer.title), text },
            seed,
          );
          const [first] = resolution?.startups ?? [];
          counts.pages += 1;
          if (resolution?.outcome !== 'not-beta') counts.taken += 1;
          if (first?.id === startup.id) {
            if (first.certainty === 'certain') counts.certain += 1;
            if (first.certainty === 'probable') counts.probable += 1;
          }
          if (!('identifiable' in offer) || offer.identifiable !== 'by-name') continue;
          counts.ownPages += 1;
          if (first?.id === offer.startup) counts.ownStillRight += 1;
        }
      });
      return { setting, title, ...counts };
    }),
  );
}

/** The offer is this Startup's, or has its words already. */
function speaksOf(offer: LabelledOffer | OtherOffer, { id, name }: Startup): boolean {
  if ('startup' in offer && offer.startup === id) return true;
  return fold(`${offer.title} ${offer.text}`).includes(fold(name));
}
