import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { RememberedAnswer } from '../../../lib/badges/answers.ts';
import { badgesOf, type Known } from '../../../lib/badges/badges.ts';
import { answerListed } from '../../../lib/badges/listed-answer.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import type { ListedOffer } from '../../../lib/offer/listed-offer.ts';

const WTTJ = 'welcome-to-the-jungle';
const CSP = 'choisir-le-service-public';
const directory = bundledDirectory();
const resolver = new Resolver(directory);

/** A card of the network's company, or of the board given. */
function card(title: string, values: Partial<ListedOffer> = {}): ListedOffer {
  const isCsp = values.board === CSP;
  const reference = isCsp ? '2026-1' : 'communaute-beta-gouv/dev';
  return {
    board: WTTJ,
    url: isCsp
      ? `https://choisirleservicepublic.gouv.fr/offre-emploi/${reference}/`
      : 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/dev',
    reference,
    title,
    employer: isCsp ? 'Ministère des essais' : 'Communauté beta.gouv.fr',
    datePosted: null,
    network: true,
    ...values,
  };
}

/** A card of somebody else's. */
const others = (title: string, employer = 'Tandem Paie') =>
  card(title, { network: false, employer, reference: 'tandem-paie/dev' });

/** "outcome: ids" of a card's answer, those that are only possible in brackets. */
function answerOf(listed: ListedOffer, isKnown = false): string {
  const { outcome, startups } = answerListed(listed, resolver, isKnown);
  const ids = startups.map(({ id, certainty }) => (certainty === 'possible' ? `(${id})` : id));
  return `${outcome}: ${ids.join(' ')}`.trim();
}

describe('a card of the network', () => {
  test.each([
    ['Mon Suivi Social recrute un·e chargé·e de déploiement', 'identified: mon-suivi-social'],
    ['[Mission] Designer pour Ecobalyse', 'identified: ecobalyse'],
    // The post is shared: both are right.
    ['Product manager pour Deveco et Espace sur Demande', 'identified: deveco espace.sur.demande'],
    ['Chargé de déploiement pour Agora', 'ambiguous: (agora)'],
    ['Développeuse ou développeur full-stack', 'unidentified:'],
    ['Dev', 'unidentified:'],
    // Words that people use all day, and that are Startups' names too.
    ['Rédactrice de docs', 'unidentified:'],
    ['Chargé·e de projets', 'unidentified:'],
  ])('%s: %s', (title, expected) => {
    expect(answerOf(card(title))).toBe(expected);
    expect(answerOf(card(title, { board: CSP }))).toBe(expected);
  });

  it('says why it is: its address, or the list', () => {
    const kinds = (listed: ListedOffer) =>
      answerListed(listed, resolver).network.map(({ kind }) => kind);
    expect(kinds(card('Dev'))).toContain('board-organisation');
    expect(kinds(card('Dev', { board: CSP }))).toEqual(['network-list']);
  });
});

describe('a card of others', () => {
  test.each([
    ['Comptable', 'not-beta:'],
    ['Customer success manager', 'not-beta:'],
    ['Chef·fe de projet startup studio', 'not-beta:'],
    ['Product designer, équipe Docs', 'not-beta:'],
    ['Commercial chez Avril', 'not-beta:'],
    // Whoever uses a product may hire for it.
    ['Développeur pour Ecobalyse', 'not-beta:'],
    ['Devops pour une Startup d’État', 'unidentified:'],
    ['Alternance chez beta.gouv.fr', 'unidentified:'],
  ])('%s: %s', (title, expected) => expect(answerOf(others(title))).toBe(expected));

  it('is the network’s when its employer carries the Startup of its title', () => {
    const title = 'Développeur pour Ecobalyse';
    expect(answerOf(others(title, 'ADEME'))).toBe('identified: ecobalyse');
    expect(answerOf(others('Chargé de déploiement Tchap', 'Préfecture du Nord'))).toBe('not-beta:');
  });

  it('is the network’s once it was seen in its list', () => {
    expect(answerOf(others('Comptable'), true)).toBe('unidentified:');
  });

  it('keeps no reason of what it is not', () => {
    expect(answerListed(others('Product designer, équipe Docs'), resolver)).toMatchObject({
      outcome: 'not-beta',
      startups: [],
      incubators: [],
      network: [],
    });
  });
});

describe('a badge', () => {
  const nothing: Known = {
    directory,
    resolver,
    choices: [],
    answers: [],
    networkList: [],
    keptIds: new Set(),
  };
  const answer = (values: Partial<RememberedAnswer> = {}): RememberedAnswer => ({
    board: WTTJ,
    reference: 'communaute-beta-gouv/dev',
    outcome: 'identified',
    startup: 'ecobalyse',
    isCertain: true,
    incubators: ['anct'],
    day: '2026-11-23',
    ...values,
  });
  const choice = { board: WTTJ, reference: 'communaute-beta-gouv/dev', startup: 'pix' } as const;
  const line = (listed: ListedOffer, known: Partial<Known> = {}) => {
    const [badge] = badgesOf([listed], { ...nothing, ...known });
    if (!badge) return null;
    const { startup, isCertain, incubators } = badge;
    return `${startup ?? 'beta.gouv.fr'}${startup && !isCertain ? ' ?' : ''}, ${incubators.length} incubators`;
  };

  test.each<[string, ListedOffer, Partial<Known>, string | null]>([
    ['names the Startup', card('Designer pour Ecobalyse'), {}, 'Ecobalyse, 2 incubators'],
    [
      'doubts plain words, even written as a name',
      card('Designer pour Mon Suivi Social'),
      {},
      'Mon Suivi Social ?, 1 incubators',
    ],
    [
      'names no Startup that is only possible',
      card('Chargé de déploiement pour Agora'),
      {},
      'beta.gouv.fr, 0 incubators',
    ],
    [
      'names both that share the post, with a word of doubt when one is doubted',
      card('PM pour Deveco et Espace sur Demande'),
      {},
      'Deveco + Espace sur Demande ?, 1 incubators',
    ],
    [
      'names both that its page named',
      card('Dev'),
      { answers: [answer({ sharedWith: 'deveco' })] },
      'Ecobalyse + Deveco, 3 incubators',
    ],
    [
      'names the incubator that the title names',
      card('L’Incubateur des Territoires recrute'),
      {},
      'beta.gouv.fr, 1 incubators',
    ],
    ['is not given to others', others('Comptable'), {}, null],
    [
      'is given to what the network’s list showed',
      card('Comptable', { board: CSP, network: false }),
      { networkList: ['choisir-le-service-public 2026-1'] },
      'beta.gouv.fr, 0 incubators',
    ],
    [
      'tells what the offer’s page told',
      card('Dev'),
      { answers: [answer()] },
      'Ecobalyse, 2 incubators',
    ],
    [
      'is as sure as that page was',
      card('Dev'),
      { answers: [answer({ isCertain: false })] },
      'Ecobalyse ?, 2 incubators',
    ],
    [
      'believes the page, not the title',
      card('Designer pour Mon Suivi Social'),
      { answers: [answer({ outcome: 'ambiguous', startup: null, incubators: [] })] },
      'beta.gouv.fr, 0 incubators',
    ],
    [
      'knows a Startup by its former id',
      card('Dev'),
      { answers: [answer({ startup: 'lapins' })] },
      'RDV Service Public, 1 incubators',
    ],
    [
      'forgets a Startup that the directory has lost',
      card('Dev'),
      { answers: [answer({ startup: 'perdue' })] },
      'beta.gouv.fr, 1 incubators',
    ],
    [
      'follows the person’s choice before all',
      card('Designer pour Mon Suivi Social'),
      { choices: [choice], answers: [answer()] },
      'Pix, 1 incubators',
    ],
    [
      'has no choice for another offer',
      card('Dev', { reference: 'communaute-beta-gouv/autre' }),
      { choices: [choice] },
      'beta.gouv.fr, 0 incubators',
    ],
    [
      'has none without reference',
      card('Dev', { reference: null }),
      { choices: [choice], answers: [answer()] },
      'beta.gouv.fr, 0 incubators',
    ],
  ])('%s', (_, listed, known, expected) => expect(line(listed, known)).toBe(expected));

  it('comes for each card, in their order', () => {
    const badges = badgesOf([others('Comptable'), card('Dev'), others('Vente')], nothing);
    expect(badges.map((one) => one !== null)).toEqual([false, true, false]);
  });
});

const OFFERS = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'offers');

describe.skipIf(!existsSync(OFFERS))('titles of real offers (../shared/offers)', () => {
  const offers = (name: string) =>
    readFileSync(join(OFFERS, `${name}.ndjson`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): { title: string; employer: string; startup: string | null; others: string[] } =>
        JSON.parse(line),
      );

  it('name no wrong Startup', () => {
    let named = 0;
    for (const { title, startup, others: also } of offers('network')) {
      const { outcome, startups } = answerListed(card(title), resolver);
      if (outcome !== 'identified') continue;
      named += 1;
      expect([startup, ...also], title).toContain(startups[0]?.id);
    }
    expect(named).toBeGreaterThan(70);
  });

  it('of other administrations are not the network’s', () => {
    for (const { title, employer } of offers('others')) {
      const listed = card(title, { board: CSP, network: false, employer });
      expect([title, answerListed(listed, resolver).outcome]).toEqual([title, 'not-beta']);
    }
  });
});
