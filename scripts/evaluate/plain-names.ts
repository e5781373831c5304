import { answer } from '../../lib/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import type { Directory, Startup } from '../../lib/directory/directory.ts';
import { Resolver } from '../../lib/matching/resolve.ts';
import { fold } from '../../lib/offer/fold.ts';
import { pageOf } from '../pages/parse.ts';
import type { LabelledOffer, OtherOffer } from './offers.ts';
import { neighboursOf, type RenderedOffer, renderers } from './render.ts';

/** How often a name made of plain words, put into the title of another Startup's offer, is taken for the answer. */
export interface PlainNamesMeasure {
  /** How the words stand in the title. */
  title: string;
  pages: number;
  /** The Startup with the plain name is the answer, with assurance: must not be. */
  certain: number;
  /** It is named with a word of doubt. */
  probable: number;
  /** The offer's own Startup is still the answer, of the pages whose offer names one. */
  ownStillRight: number;
  ownPages: number;
  /** As many pages of other administrations; how many are taken for the network's, and named with assurance. */
  otherPages: number;
  othersTaken: number;
  othersCertain: number;
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
];

/** Names of the directory that are plain words, too; by id, as names change. */
const NAMES_OF_TODAY = [
  'API Prévention',
  'Boussole des droits',
  'Bureaux vacants',
  'Carte Verte',
  'Chantiers agiles',
  'Compétences Validées',
  'Coûts simplifiés',
  'Filière Sport',
  'Formation Civique',
  'Intelligence Entreprise',
  'Limites administratives',
  'Participation Citoyenne',
  'Recrutement simplifié',
  'Sorties en mer',
  'Talents numériques',
  'Trait de côte',
  'Transparence prix',
  'Vie chère',
];

/** How the words come to stand in a title; `lower` has no capital, as words in a sentence. */
const TITLES: readonly [name: string, write: (name: string, title: string) => string][] = [
  ['words of the title', (name, title) => `${title} – ${lower(name)}`],
  ['what the work is about', (name) => `Responsable de projet ${lower(name)}`],
  ['after a dash, with a capital', (name, title) => `${title} - ${name}`],
  ['in brackets, with a capital', (name, title) => `${title} (${name})`],
];

/** Offers that each name is put into. */
const OFFERS_A_NAME = 10;

function lower(name: string): string {
  return name.startsWith('API') ? name : name.toLowerCase();
}

/**
 * Puts plain names into the titles of offers that are another Startup's, or nobody's, and counts who
 * is then named. Their texts speak of the same words in passing. The same in offers of other
 * administrations, that are not to be taken for the network's.
 */
export function measurePlainNames(
  network: readonly LabelledOffer[],
  others: readonly OtherOffer[],
  bundled: Directory,
): PlainNamesMeasure[] {
  const incubator = bundled.incubators[0]?.id;
  const toCome = NAMES_TO_COME.map(
    (name, index): Startup => ({
      ...(bundled.startups[0] as Startup),
      id: `a-venir-${index}`,
      name,
      formerNames: [],
      formerIds: [],
      product: null,
      repositories: [],
      impact: null,
      incubators: incubator === undefined ? [] : [incubator],
      unreviewedName: true,
    }),
  );
  const ofToday = NAMES_OF_TODAY.map((name) => {
    const startup = bundled.startups.find((one) => one.name === name);
    if (!startup) throw new Error(`plain names: no Startup is called "${name}" any more`);
    return startup;
  });
  const directory = { ...bundled, startups: [...bundled.startups, ...toCome] };
  const resolver = new Resolver(directory);
  const { choisirLeServicePublic } = renderers(directory);
  const own = network.filter(({ identifiable, others }) => {
    return others.length === 0 && identifiable !== 'by-description';
  });
  return TITLES.map(([title, write], variant) => {
    const found: PlainNamesMeasure = {
      title,
      pages: 0,
      certain: 0,
      probable: 0,
      ownStillRight: 0,
      ownPages: 0,
      otherPages: 0,
      othersTaken: 0,
      othersCertain: 0,
    };
    const resolve = (offer: RenderedOffer, seed: number, name: string) => {
      const text = `${offer.text}\n\nTu travailles avec les services chargés de ${lower(name)}, et ce que ${lower(name)} veut dire au quotidien n’aura plus de secret pour toi.`;
      const changed = { ...offer, title: write(name, offer.title), text };
      const { url, html } = choisirLeServicePublic(changed, neighboursOf(network, seed), seed);
      return answer(readPage(pageOf(url, html)), resolver, directory.date)?.resolution;
    };
    [...toCome, ...ofToday].forEach((startup, number) => {
      for (let round = 0; round < OFFERS_A_NAME; round += 1) {
        const seed = number * OFFERS_A_NAME + round;
        const offer = own[(seed * 37 + variant * 11) % own.length] as LabelledOffer;
        const other = others[(seed * 37 + variant * 11) % others.length] as OtherOffer;
        if (!fold(`${other.title} ${other.text}`).includes(fold(startup.name))) {
          const taken = resolve(other, seed, startup.name);
          found.otherPages += 1;
          if (taken?.outcome !== 'not-beta') found.othersTaken += 1;
          if (taken?.startups[0]?.certainty === 'certain') found.othersCertain += 1;
        }
        const isItsOwn =
          offer.startup === startup.id || fold(offer.text).includes(fold(startup.name));
        if (isItsOwn) continue;
        const [first] = resolve(offer, seed, startup.name)?.startups ?? [];
        found.pages += 1;
        if (first?.id === startup.id) {
          if (first.certainty === 'certain') found.certain += 1;
          if (first.certainty === 'probable') found.probable += 1;
        }
        if (offer.identifiable !== 'by-name') continue;
        found.ownPages += 1;
        if (first?.id === offer.startup) found.ownStillRight += 1;
      }
    });
    return found;
  });
}
