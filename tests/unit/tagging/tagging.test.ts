import { describe, expect, it, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { PROFILES } from '../../../lib/boards/registry.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import type { Evidence, RankedStartup, Resolution } from '../../../lib/matching/resolution.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import type { ZoneName } from '../../../lib/offer/offer.ts';
import { statusOf } from '../../../lib/offer/status.ts';
import { CHECK_IDS, type CheckId, checkTagging } from '../../../lib/tagging/tagging.ts';
import { type OfferSketch, offerOf, readingOf } from '../../support/offers.ts';
import { incubator, startup } from '../components/views.ts';

const TODAY = '2026-11-23';

const RESOLUTION: Resolution = {
  outcome: 'identified',
  startups: [
    startup({
      name: 'Carburix',
      url: 'https://beta.gouv.fr/startups/carburix.html',
      evidence: [],
    }),
  ],
  incubators: [incubator()],
  disagreement: null,
  network: [],
  problems: [],
  directoryDate: '2026-08-20',
};

/** An independent's offer on Welcome to the Jungle, unless the sketch says otherwise. */
function sketchOf(sketch: OfferSketch): OfferSketch {
  return { board: 'welcome-to-the-jungle', contract: 'Freelance', ...sketch };
}

/** One check on an offer: "failed «words» advice", with what there is. */
function check(id: CheckId, sketch: OfferSketch, resolution: Partial<Resolution> = {}): string {
  const offer = offerOf(sketchOf(sketch));
  const checks = checkTagging(
    offer,
    { ...RESOLUTION, ...resolution },
    statusOf(offer, PROFILES[offer.board].usualStatus),
    TODAY,
  );
  const found = checks.find((one) => one.id === id);
  if (found?.place) {
    const text = offer.zones.find(({ name }) => name === found.place?.zone)?.text;
    // What is quoted stands where it is said to.
    expect(text?.startsWith(found.quote ?? '', found.place.offset)).toBe(true);
  }
  return [found?.status, found?.quote && `«${found.quote}»`].filter(Boolean).join(' ');
}

function adviceOf(id: CheckId, sketch: OfferSketch, resolution: Partial<Resolution> = {}) {
  const offer = offerOf(sketchOf(sketch));
  return checkTagging(
    offer,
    { ...RESOLUTION, ...resolution },
    statusOf(offer, PROFILES[offer.board].usualStatus),
    TODAY,
  )
    .find((one) => one.id === id)
    ?.advice?.replaceAll('\u00a0', ' ');
}

const inTitle = (title: string): OfferSketch => ({ title });
const inText = (missions: string): OfferSketch => ({ zones: { missions } });

function evidence(kind: Evidence['kind'], zone: ZoneName, quote: string, offset: number | null) {
  return { kind, zone, quote, offset };
}

describe('which offers are checked', () => {
  it('answers for every rule, in their order, each once', () => {
    const offer = offerOf(sketchOf({}));
    const checks = checkTagging(offer, RESOLUTION, 'independent', TODAY);
    expect(checks.map(({ id }) => id)).toEqual([...CHECK_IDS]);
    for (const { source } of checks) expect(source).toMatch(/^https:\/\//);
  });

  test.each(['not-beta', 'unreadable'] as const)('none that is %s', (outcome) => {
    expect(checkTagging(offerOf({}), { ...RESOLUTION, outcome }, null, TODAY)).toEqual([]);
  });

  it('advises on what is failed alone, or depends on what is not said', () => {
    const offer = offerOf(sketchOf(inText('Durée : 4 mois. Vous aurez plaisir à nous rejoindre.')));
    const checks = checkTagging(offer, RESOLUTION, 'independent', TODAY);
    for (const { id, status, advice } of checks) {
      if (status === 'failed') expect(advice, id).toMatch(/\S/);
      else if (id !== 'embarquement') expect(advice, id).toBeNull();
    }
  });
});

describe('what is a mission', () => {
  const mission = (sketch: OfferSketch) =>
    check('mission-in-title', sketch).split(' ')[0] === 'not-applicable' ? 'post' : 'mission';

  test.each<[string, OfferSketch, 'mission' | 'post']>([
    ['a freelance contract', {}, 'mission'],
    ['a marked title', { contract: 'Autre', title: '[Mission] Dev' }, 'mission'],
    [
      'a marked title, whatever the contract',
      { contract: 'CDD', title: '[Mission] Dev' },
      'mission',
    ],
    [
      'a text for independents',
      { contract: null, ...inText('Ouvert aux indépendantes.') },
      'mission',
    ],
    [
      'a text about the contract holder',
      { contract: 'Autre', ...inText('Une mission de prestation, aux côtés d’agents publics.') },
      'mission',
    ],
    [
      'an employee of the contract holder',
      { contract: 'CDI', ...inText('Salarié·e d’Octo, titulaire du marché.') },
      'mission',
    ],
    ['a fixed-term contract', { contract: 'CDD' }, 'post'],
    ['both, at choice', { contract: null, ...inText('CDD ou contrat d’indépendant.') }, 'post'],
    ['an internship', { contract: 'Stage', title: '[Mission] Stage' }, 'post'],
    ['nothing said', { contract: null }, 'post'],
    [
      'a public agent’s post with missions',
      { board: 'choisir-le-service-public', title: 'Chargé de mission (H/F)', contract: 'CDD' },
      'post',
    ],
    [
      'the same with a marked title',
      { board: 'choisir-le-service-public', title: 'Dev - mission Littoral', contract: 'CDD' },
      'post',
    ],
  ])('%s', (_, sketch, expected) => expect(mission(sketch)).toBe(expected));

  it('is not asked of a public agent’s post: what decided is its contract', () => {
    const post: OfferSketch = {
      board: 'choisir-le-service-public',
      contract: 'Emploi ouvert aux contractuels',
      title: 'Développeur',
      zones: { missions: 'Rejoignez l’équipe ! Processus de recrutement : à 3 jours par semaine.' },
    };
    for (const id of CHECK_IDS.slice(4, 15)) {
      expect(check(id, post), id).toBe('not-applicable «Emploi ouvert aux contractuels»');
    }
    expect(check('age', post)).toContain('passed');
    expect(check('startup-named', post)).toBe('failed');
  });

  it('lets the contract holder’s own employees be recruited', () => {
    const employee = {
      contract: 'CDI',
      ...inText('Salarié·e d’Octo, titulaire du marché, rejoignez l’équipe.'),
    };
    expect(check('wording-team', employee)).toBe('not-applicable «CDI»');
    expect(check('independents-page', employee)).toBe('not-applicable «CDI»');
    expect(check('mission-in-title', employee)).toBe('failed');
  });
});

describe('the Startup', () => {
  const named = (...found: Evidence[]): Partial<Resolution> => ({
    startups: [{ ...(RESOLUTION.startups[0] as RankedStartup), evidence: found }],
  });
  const doubtful = (values: Partial<Resolution>): Partial<Resolution> => ({
    startups: [],
    incubators: [],
    ...values,
  });

  test.each<[string, string, OfferSketch, Partial<Resolution>]>([
    ['in the title', 'passed «Carburix»', inTitle('Dev pour Carburix'), named()],
    ['in the first lines', 'passed «CARBURIX»', inText('L’équipe CARBURIX grandit.'), named()],
    [
      'by its nickname',
      'passed «Carbu»',
      inText('L’équipe Carbu grandit.'),
      named(evidence('name-in-text', 'missions', 'Carbu', 9)),
    ],
    [
      'further down only',
      'failed «Carburix»',
      inText(`${'Nous aimons le travail bien fait. '.repeat(20)}Ici, c’est Carburix.`),
      named(evidence('name-in-text', 'missions', 'Carburix', 691)),
    ],
    ['nowhere', 'failed', inText('Une belle équipe.'), named()],
    ['inside another word', 'failed', inText('Des Carburixiens.'), named()],
    ['not identified', 'failed', inText('Une équipe.'), doubtful({ outcome: 'unidentified' })],
    [
      'one of two, both in the title',
      'passed «RDV Service Public»',
      inTitle('Pix ou RDV Service Public ?'),
      {
        outcome: 'ambiguous',
        startups: [
          startup({
            certainty: 'possible',
            evidence: [evidence('name-in-title', 'title', 'RDV Service Public', 7)],
          }),
        ],
      },
    ],
  ])('named: %s', (_, expected, sketch, resolution) => {
    expect(check('startup-named', sketch, resolution)).toBe(expected);
  });

  test.each<[string, string, Partial<Resolution>]>([
    [
      'its page',
      'passed «https://beta.gouv.fr/startups/carburix.html»',
      named(
        evidence('startup-link', 'missions', 'https://beta.gouv.fr/startups/carburix.html', null),
      ),
    ],
    [
      'its product alone',
      'failed',
      named(evidence('product-link', 'missions', 'carburix.fr', null)),
    ],
    [
      'its page, in the employer’s boilerplate',
      'failed',
      named(evidence('startup-link', 'about', 'x', null)),
    ],
    [
      'a page unknown to the directory',
      'passed «cette page»',
      doubtful({
        outcome: 'unidentified',
        network: [
          {
            ...evidence('network-link', 'missions', 'cette page', null),
            address: 'https://beta.gouv.fr/startups/inconnue.html',
          },
        ],
      }),
    ],
    [
      'the list of all',
      'failed',
      doubtful({
        outcome: 'unidentified',
        network: [
          {
            ...evidence('network-link', 'missions', 'toutes', null),
            address: 'https://beta.gouv.fr/startups/',
          },
        ],
      }),
    ],
  ])('linked: %s', (_, expected, resolution) => {
    expect(check('startup-linked', {}, resolution)).toBe(expected);
  });

  it('knows former ids and names the right page, on a whole offer', () => {
    const reading = readingOf(
      sketchOf({
        title: 'Dev Ruby',
        zones: { missions: 'La Startup d’État Lapins (voir sa page) cherche du renfort.' },
        links: [['https://beta.gouv.fr/startups/lapins.html', 'sa page']],
      }),
      true,
    );
    const checks = answer(reading, new Resolver(bundledDirectory()), TODAY)?.checks ?? [];
    const linked = checks.find(({ id }) => id === 'startup-linked');
    expect(linked).toMatchObject({ status: 'passed', quote: 'sa page' });
  });

  it('is named in an advice only when it is certain', () => {
    const advice = (resolution: Partial<Resolution>) =>
      (['startup-named', 'startup-linked', 'incubator-named'] as const).map((id) =>
        adviceOf(id, inTitle('Dev'), resolution),
      );
    expect(advice(named())).toEqual([
      'Dev pour Carburix',
      'Startup d’État : Carburix (https://beta.gouv.fr/startups/carburix.html)',
      'Incubateur : Incubateur des Territoires',
    ]);
    for (const resolution of [
      { outcome: 'ambiguous' as const },
      {
        outcome: 'identified' as const,
        startups: [startup({ certainty: 'probable', evidence: [] })],
      },
      { outcome: 'unidentified' as const, startups: [] },
    ]) {
      expect(
        advice({ startups: [startup({ certainty: 'possible', evidence: [] })], ...resolution }),
      ).toEqual([
        'Dev pour [nom de la Startup d’État]',
        'Startup d’État : [nom de la Startup d’État] (https://beta.gouv.fr/startups/[identifiant].html)',
        'Incubateur : [nom de l’incubateur]',
      ]);
    }
  });

  it('is written with the apostrophes of French, whatever keyboard the directory was written with', () => {
    const resolution = named();
    const [first] = resolution.startups ?? [];
    const startups = first ? [{ ...first, name: "Cons'eau" }] : [];
    expect(adviceOf('startup-named', inTitle("Dev d'outils"), { ...resolution, startups })).toBe(
      'Dev d’outils pour Cons’eau',
    );
  });

  it('is put in brackets where the title already says for whom', () => {
    expect(adviceOf('startup-named', inTitle('Dev pour l’agriculture'), named())).toBe(
      'Dev pour l’agriculture (Carburix)',
    );
  });
});

describe('the incubator', () => {
  const naming = [evidence('incubator-name', 'missions', 'Incubateur des Territoires', 3)];
  const other = incubator({
    id: 'x',
    name: 'Fabrique',
    source: 'text',
    evidence: [evidence('incubator-name', 'missions', 'la Fabrique', 0)],
  });
  const text = inText('la Fabrique');

  test.each<[string, string, string, Partial<Resolution>]>([
    [
      'named, the directory’s',
      'passed «Incubateur des Territoires»',
      'passed «Incubateur des Territoires»',
      { incubators: [incubator({ evidence: naming })] },
    ],
    ['not named', 'failed', 'not-applicable', {}],
    [
      'known by its owner alone',
      'failed',
      'not-applicable',
      {
        incubators: [incubator({ evidence: [evidence('incubator-owner', 'employer', 'ANCT', 0)] })],
      },
    ],
    [
      'in a mail address alone',
      'failed',
      'not-applicable',
      {
        incubators: [
          incubator({ evidence: [evidence('incubator-name', 'missions', 'incubateur@anct', 0)] }),
        ],
      },
    ],
    [
      'in the boilerplate alone',
      'failed',
      'not-applicable',
      { incubators: [incubator({ evidence: [evidence('incubator-name', 'about', 'ANCT', 0)] })] },
    ],
    [
      'another one',
      'passed «la Fabrique»',
      'failed «la Fabrique»',
      { incubators: [incubator(), other], disagreement: { offer: ['x'], directory: ['anct'] } },
    ],
    [
      'another one, of a Startup in doubt',
      'passed «la Fabrique»',
      'not-applicable',
      {
        incubators: [incubator(), other],
        disagreement: { offer: ['x'], directory: ['anct'] },
        startups: [startup({ certainty: 'probable' })],
      },
    ],
  ])('%s', (_, isNamed, agrees, resolution) => {
    const sketch =
      resolution.incubators?.[0]?.evidence === naming
        ? inText('L’ Incubateur des Territoires')
        : text;
    expect(check('incubator-named', sketch, resolution)).toBe(isNamed);
    expect(check('incubator-agrees', sketch, resolution)).toBe(agrees);
  });
});

describe('a mission says what it is', () => {
  test.each([
    ['[Mission] Dev', 'passed «Mission»'],
    ['[Mission]Chargé·e de déploiement', 'passed «Mission»'],
    ['Mission : dev fullstack', 'passed «Mission»'],
    ['Dev fullstack (mission de 6 mois)', 'passed «mission»'],
    ['Dev fullstack – mission freelance', 'passed «mission»'],
    ['Prestation de design', 'passed «Prestation»'],
    ['[MISSION] Chargé de mission', 'passed «MISSION»'],
    ['Dev fullstack', 'failed'],
    ['Dev fullstack freelance', 'failed'],
    ['Chargé de mission numérique', 'failed'],
    ['Chargée ou chargé de mission', 'failed'],
    ['Chargé·e de missions', 'failed'],
    ['Cheffe de mission déploiement', 'failed'],
    ['Dev pour la mission interministérielle', 'failed'],
  ])('in the title: %s → %s', (title, expected) => {
    expect(check('mission-in-title', inTitle(title))).toBe(expected);
  });

  it('is not in a Startup’s name', () => {
    expect(
      check('mission-in-title', inTitle('Dev pour Mission Transition Ecologique'), {
        startups: [startup({ name: 'Mission Transition Ecologique' })],
      }),
    ).toBe('failed');
  });

  const LATE = 'Nous aimons le travail bien fait. '.repeat(40);
  test.each([
    ['Cette annonce est une mission, réalisée par l’intermédiaire de Dynergie.', 'passed'],
    ['Une mission de prestation. Elle passe par le marché dont Pathtech est titulaire.', 'passed'],
    ['Prestation en sous-traitance de la société Zébulix.', 'passed'],
    ['Mission freelance portée par NUMA.', 'passed'],
    ['Cette mission est réalisée dans le cadre du marché dont le titulaire est Malt.', 'passed'],
    ['Vous interviendrez en mission pour le compte de Zébulix, attributaire du marché.', 'passed'],
    ['La prestation passe par le biais de Zébulix.', 'passed'],
    ['La mission du service est de relier les communes. Un titulaire du permis B ?', 'failed'],
    ['Une mission où l’on est titulaire d’un permis.', 'failed'],
    [
      'Descriptif du poste\nVotre mission : la titulaire du marché, NUMA, vous confie un produit.',
      'passed',
    ],
    ['Une mission de six mois au service des communes.', 'failed'],
    ['Carburix a pour mission d’aider les communes. Poste ouvert à un prestataire.', 'failed'],
    ['Nos missions : piloter les prestataires.', 'failed'],
    ['Un marché public, puis un autre.\nCe que l’on attend de la mission : du soin.', 'failed'],
    [`${LATE}C’est une mission confiée par le titulaire du marché.`, 'failed'],
    ['', 'failed'],
  ])('in the text: %s → %s', (text, expected) => {
    expect(check('mission-in-text', inText(text)).split(' ')[0]).toBe(expected);
  });

  it('puts the contract holder it knows into the words to write', () => {
    expect(adviceOf('mission-in-text', inText('Titulaire du marché : Zébulix.'))).toContain(
      'par l’intermédiaire de la société Zébulix, titulaire',
    );
  });
});

describe('the contract holder', () => {
  test.each([
    ['Le marché dont Pathtech est titulaire.', 'passed «Pathtech»'],
    ['Titulaire du marché : Zébulix Conseil.', 'passed «Zébulix Conseil»'],
    ['Le titulaire du marché est la société Zébulix.', 'passed «Zébulix»'],
    ['Par l’intermédiaire de Zébulix, votre interlocuteur.', 'passed «Zébulix»'],
    ['Le contrat est signé avec l’entreprise Zébulix.', 'passed «Zébulix»'],
    ['Zébulix, titulaire du marché public, facture.', 'passed «Zébulix»'],
    ['Un marché public détenu par Zébulix.', 'passed «Zébulix»'],
    ['Mission portée par ZBX pour la DINUM.', 'passed «ZBX»'],
    ['Octo suit votre facturation.', 'passed «Octo»'],
    ['Mission réalisée par le biais de Zébulix.', 'passed «Zébulix»'],
    ['L’attributaire du marché est Zébulix.', 'passed «Zébulix»'],
    ['Vous serez sous-traitant·e de Zébulix.', 'passed «Zébulix»'],
    ['Mission opérée par Zébulix.', 'passed «Zébulix»'],
    ['Cette mission est confiée à Zébulix.', 'passed «Zébulix»'],
    ['Pour le compte de Zébulix (titulaire du marché).', 'passed «Zébulix»'],
    ['Contractualisation : via Zébulix.', 'passed «Zébulix»'],
    ['Porteur du contrat : Zébulix.', 'passed «Zébulix»'],
    ['Société porteuse du marché : Zébulix.', 'passed «Zébulix»'],
    ['Vous passerez par Zébulix pour la facturation.', 'passed «Zébulix»'],
    ['Vous passerez par Lyon pour rencontrer l’équipe.', 'failed'],
    ['Vous travaillerez avec Sylvie, titulaire d’un doctorat.', 'failed'],
    ['Une mission réalisée avec React et Node.', 'failed'],
    ['Pour le compte de la DINUM, une mission.', 'failed'],
    ['Le titulaire du marché vous répondra.', 'failed «titulaire du marché»'],
    ['Le marché public est porté par la DINUM.', 'failed'],
    ['Par l’intermédiaire de l’UGAP.', 'failed'],
    ['Envoyez votre profil LinkedIn, Malt ou équivalent.', 'failed'],
    ['Un service porté par le Cerema.', 'failed'],
    ['Échanges via Slack et Mattermost.', 'failed'],
    ['Vous êtes titulaire d’un Master.', 'failed'],
    ['Le numa est un mot.', 'failed'],
  ])('%s → %s', (text, expected) => expect(check('contract-holder', inText(text))).toBe(expected));

  it('may be the employer', () => {
    expect(check('contract-holder', { employer: 'Octo Technology' })).toBe(
      'passed «Octo Technology»',
    );
  });
});

describe('the end of publication', () => {
  test.each([
    ['L’annonce sera retirée le 2 janvier 2027.', 'passed'],
    ['Date limite de candidature : 15/12/2026', 'passed'],
    ['Candidatures ouvertes jusqu’au 1er décembre.', 'passed'],
    ['Fin de publication : 2026-12-15.', 'passed'],
    ['Postulez avant le 15 décembre 2026.', 'passed'],
    ['Vous avez jusqu’au 15 décembre pour candidater.', 'passed'],
    ['Candidatures à envoyer pour le vendredi 4 décembre 2026.', 'passed'],
    ['Date de fin de publication : 15 déc. 2026', 'passed'],
    ['Candidater jusqu’à la fin du mois de décembre.', 'passed'],
    ['Annonce ouverte du 1er au 30 novembre 2026.', 'passed'],
    ['Offre en ligne jusqu’au 31/12/26', 'passed'],
    ['Date limite de la mission : 15 décembre 2027.', 'failed'],
    ['Une offre pour une mission du 4 janvier au 30 juin 2027.', 'failed'],
    ['Une offre de services publiée avant le 1er janvier 2025.', 'failed'],
    ['L’application est visible jusqu’au 15 décembre.', 'failed'],
    ['Votre réponse aux usagers part avant le 15 décembre.', 'failed'],
    ['L’offre concerne une mission jusqu’au 31 décembre 2027.', 'failed'],
    ['Mission jusqu’à fin décembre 2027.', 'failed'],
    ['Postulez dès que possible.', 'failed'],
    ['Une offre de 2026.', 'failed'],
  ])('%s → %s', (text, expected) => {
    expect(check('end-date', inText(text)).split(' ')[0]).toBe(expected);
  });
});

describe('the embarquement', () => {
  test.each([
    ['Un embarquement est obligatoire.', 'passed «Un embarquement est obligatoire»'],
    ['L’embarquement est un préalable.', 'passed «L’embarquement est un préalable»'],
    ['Vous devrez suivre un embarquement.', 'passed «Vous devrez suivre un embarquement»'],
    ['6 mois, 4 j/semaine', 'failed «6 mois»'],
    ['24 mois d’expérience', 'not-applicable'],
    ['Durée : 6 mois, 3 jours par semaine.', 'failed «Durée : 6 mois»'],
    ['3 jours en moyenne par semaine pendant trois mois', 'failed «pendant trois mois»'],
    ['Une mission de 3 mois à temps plein', 'failed «mission de 3 mois»'],
    ['Mission de 4 mois aux 4/5e', 'failed «Mission de 4 mois»'],
    ['Une mission d’un an', 'failed «mission d’un an»'],
    ['Budget de la mission : 25 000 €', 'failed «Budget de la mission : 25 000 €»'],
    ['Un volume de 60 jours', 'failed «volume de 60 jours»'],
    ['Durée : 6 mois. TJM : 600 €. 2 jours par semaine.', 'failed «Durée : 6 mois»'],
    ['Durée : 6 mois à temps plein. Votre embarquement sera soigné.', 'failed «Durée : 6 mois»'],
    [
      '6 mois à temps plein. L’embarquement n’est pas obligatoire.',
      'failed «L’embarquement n’est pas obligatoire»',
    ],
    ['Durée : 2 mois, 2 jours par semaine.', 'not-applicable «Durée : 2 mois»'],
    ['Budget de la mission : 12 000 €', 'not-applicable «Budget de la mission : 12 000 €»'],
    ['Un volume de 20 jours', 'not-applicable «volume de 20 jours»'],
    ['Durée : 4 mois.', 'not-applicable «Durée : 4 mois»'],
    ['3 jours par semaine.', 'not-applicable'],
    ['Pour les jeunes de moins de 25 ans, depuis 3 ans.', 'not-applicable'],
    ['Cinq ans d’expérience, dont une mission de 2 ans d’expérience.', 'not-applicable'],
    ['Vous avez géré un produit pendant trois ans.', 'not-applicable'],
    ['Sur une durée de deux ans, l’État finance ce plan.', 'not-applicable'],
    ['Le produit est financé pour un an.', 'not-applicable'],
    ['Le produit a un budget de 900 000 €.', 'not-applicable'],
  ])('%s → %s', (text, expected) => expect(check('embarquement', inText(text))).toBe(expected));

  it('says when it would be asked for, where nobody can know', () => {
    expect(adviceOf('embarquement', inText('Durée : 4 mois.'))).toContain('17 500');
    expect(adviceOf('embarquement', inText('Durée : 2 mois, 1 jour par semaine.'))).toBeUndefined();
  });
});

describe('the page of the independents', () => {
  const PAGE =
    'https://doc.incubateur.net/communaute/travailler-chez-beta.gouv.fr/les-differents-statuts/independants-freelances';
  const linking = (address: string): OfferSketch => ({
    ...inText('Le statut.'),
    links: [[address, 'Le statut']],
  });
  test.each<[string, OfferSketch, string]>([
    ['a link', linking(PAGE), 'passed «Le statut»'],
    ['with a slash and a fragment', linking(`${PAGE}/#tjm`), 'passed «Le statut»'],
    ['written out', inText(`Voir ${PAGE}.`), `passed «${PAGE}»`],
    ['a page below', linking(`${PAGE}/observatoire-revenus`), 'failed'],
    ['another status', linking(PAGE.replace('independants-freelances', 'salaries')), 'failed'],
    ['another site', linking(PAGE.replace('doc.incubateur.net', 'exemple.fr')), 'failed'],
  ])('%s', (_, sketch, expected) => expect(check('independents-page', sketch)).toBe(expected));
});

describe('wordings of employment', () => {
  const CASES: [CheckId, OfferSketch, string][] = [
    ['wording-responsable', inTitle('Responsable de produit'), 'failed «Responsable de produit»'],
    [
      'wording-responsable',
      inTitle('[Mission] Responsable produit'),
      'failed «Responsable produit»',
    ],
    [
      'wording-responsable',
      inText('Vous serez responsable du déploiement.'),
      'failed «responsable du déploiement»',
    ],
    [
      'wording-responsable',
      inText('Tâches :\n- Responsable de la feuille de route'),
      'failed «Responsable de la feuille»',
    ],
    [
      'wording-responsable',
      inText('Nous recherchons un·e responsable de la relation'),
      'failed «responsable de la relation»',
    ],
    ['wording-responsable', inTitle('Chargé·e de déploiement'), 'passed'],
    ['wording-responsable', inTitle('Responsable technique'), 'passed'],
    [
      'wording-responsable',
      inTitle('Responsable accompagnement'),
      'failed «Responsable accompagnement»',
    ],
    [
      'wording-responsable',
      inText('Vous serez seul·e responsable du code.'),
      'failed «responsable du code»',
    ],
    [
      'wording-responsable',
      inText('Votre rôle : responsable du déploiement.'),
      'failed «responsable du déploiement»',
    ],
    ['wording-responsable', inTitle('Dev avec le responsable de la sécurité'), 'passed'],
    ['wording-responsable', inText('Chaque équipe est responsable de ses choix.'), 'passed'],
    ['wording-responsable', inText('Vous travaillez avec la responsable de produit.'), 'passed'],
    ['wording-responsable', inText('L’équipe :\n- Responsable de produit : Camille'), 'passed'],
    [
      'wording-responsable',
      inText('La direction responsable de la politique du logement.'),
      'passed',
    ],
    ['wording-responsable', inText('Nous aidons les responsables de cantines.'), 'passed'],

    [
      'wording-recrutement',
      inText('Processus de recrutement : deux échanges.'),
      'failed «Processus de recrutement»',
    ],
    [
      'wording-recrutement',
      inText('Modalités du recrutement'),
      'failed «Modalités du recrutement»',
    ],
    [
      'wording-recrutement',
      { zones: { process: 'Déroulement des entretiens\nLe recrutement :\nDeux échanges' } },
      'failed «Le recrutement»',
    ],
    ['wording-recrutement', inTitle('Carburix recrute un·e dev'), 'failed «recrute»'],
    ['wording-recrutement', inText('Nous recrutons des devs.'), 'failed «Nous recrutons»'],
    ['wording-recrutement', inText('Carburix recrute !'), 'failed «recrute»'],
    ['wording-recrutement', inText('Recrutement : deux échanges.'), 'failed «Recrutement»'],
    ['wording-recrutement', inText('Recrutement en cours'), 'failed «Recrutement»'],
    ['wording-recrutement', inText('Contexte du recrutement'), 'failed «Contexte du recrutement»'],
    [
      'wording-recrutement',
      inText('Process recrutement : deux échanges'),
      'failed «Process recrutement»',
    ],
    [
      'wording-recrutement',
      inText('Il est envisagé de recruter un·e dev.'),
      'failed «envisagé de recruter»',
    ],
    [
      'wording-recrutement',
      inText('Le candidat recruté aura les clés.'),
      'failed «Le candidat recruté»',
    ],
    ['wording-recrutement', inText('Recruter des panels d’usagers.'), 'passed'],
    ['wording-recrutement', inText('Recrutement : outil de suivi des viviers.'), 'passed'],
    [
      'wording-recrutement',
      inText('La personne recrutée aura les clés.'),
      'failed «La personne recrutée»',
    ],
    [
      'wording-recrutement',
      inText('Sélection de profil : deux échanges.'),
      'passed «Sélection de profil»',
    ],
    [
      'wording-recrutement',
      inText('Vous êtes à l’aise avec les processus de recrutement.'),
      'passed',
    ],
    ['wording-recrutement', inText('À faire : recrutement d’une équipe.'), 'passed'],
    ['wording-recrutement', inText('La Direction du recrutement nous porte.'), 'passed'],
    [
      'wording-recrutement',
      inText('Un outil qui simplifie le processus de recrutement des PME.'),
      'passed',
    ],
    [
      'wording-recrutement',
      inText('Le service aide les entreprises qui recrutent des apprentis.'),
      'passed',
    ],
    ['wording-recrutement', inText('Écrire à recrutement@exemple.fr'), 'passed'],
    ['wording-recrutement', inText('Former les chargées de recrutement des mairies.'), 'passed'],
    [
      'wording-recrutement',
      { zones: { process: 'Process de recrutement\nDeux échanges' } },
      'passed',
    ],

    ['wording-team', inText('Tu veux rejoindre l’équipe ?'), 'failed «rejoindre l’équipe»'],
    [
      'wording-team',
      inText('Vous intégrerez une petite équipe.'),
      'failed «intégrerez une petite équipe»',
    ],
    ['wording-team', inText('De quoi agrandir l’équipe !'), 'failed «agrandir l’équipe»'],
    ['wording-team', inText('L’équipe s’agrandit.'), 'failed «L’équipe s’agrandit»'],
    ['wording-team', inText('Envie de nous rejoindre ?'), 'failed «nous rejoindre»'],
    ['wording-team', inText('Envie de rejoindre Carburix ?'), 'failed «rejoindre Carburix»'],
    ['wording-team', inText('En rejoignant une Startup d’État'), 'failed «rejoignant une Startup»'],
    ['wording-team', inText('Rejoignez-nous !'), 'failed «Rejoignez-nous»'],
    [
      'wording-team',
      inText('Vous rejoindrez les équipes du produit.'),
      'failed «rejoindrez les équipes»',
    ],
    [
      'wording-team',
      inText('Vous rejoindrez le réseau beta.gouv.fr.'),
      'failed «rejoindrez le réseau beta.gouv»',
    ],
    ['wording-team', inText('Les bénévoles rejoignent une équipe locale.'), 'passed'],
    ['wording-team', inText('Intégrer l’équipe'), 'failed «Intégrer l’équipe»'],
    ['wording-team', inText('Vous aidez l’équipe et participez à ses travaux.'), 'passed'],
    ['wording-team', inText('Intégrer des maquettes, intégrer une interface.'), 'passed'],
    ['wording-team', inText('Sam a rejoint l’équipe en mai.'), 'passed'],
    [
      'wording-team',
      inText('Le service permet aux aides-soignantes de rejoindre une équipe.'),
      'passed',
    ],
    ['wording-team', inText('Un dossier pour rejoindre le réseau ferré.'), 'passed'],

    ['wording-fixed-days', inText('À 3 jours par semaine.'), 'failed «3 jours par semaine»'],
    ['wording-fixed-days', inText('Volume : 4j/semaine'), 'failed «4j/semaine»'],
    ['wording-fixed-days', inText('Trois jours par semaine.'), 'failed «Trois jours par semaine»'],
    ['wording-fixed-days', inText('2,5 jours / sem'), 'failed «2,5 jours / sem»'],
    [
      'wording-fixed-days',
      inText('3 jours en moyenne par semaine, flexible.'),
      'passed «3 jours en moyenne par semaine»',
    ],
    ['wording-fixed-days', inText('Environ 3 jours par semaine.'), 'passed «3 jours par semaine»'],
    [
      'wording-fixed-days',
      inText('Entre 3 et 4 jours par semaine.'),
      'passed «4 jours par semaine»',
    ],
    ['wording-fixed-days', inText('± 3 jours par semaine'), 'passed «3 jours par semaine»'],
    [
      'wording-fixed-days',
      inText('3 jours par semaine, à ajuster.'),
      'passed «3 jours par semaine»',
    ],
    [
      'wording-fixed-days',
      inText('3 jours par semaine et 2 jours sur site'),
      'failed «3 jours par semaine»',
    ],
    ['wording-fixed-days', inText('Le support répond 5 jours par semaine.'), 'passed'],
    [
      'wording-fixed-days',
      inText('De 3 à 5 jours par semaine.'),
      'passed «3 à 5 jours par semaine»',
    ],
    [
      'wording-fixed-days',
      inText('Volume estimé : trois jours par semaine.'),
      'passed «trois jours par semaine»',
    ],
    [
      'wording-fixed-days',
      inText('Le rythme est de 4 jours par semaine, le télétravail est possible.'),
      'failed «4 jours par semaine»',
    ],
    [
      'wording-fixed-days',
      inText('Charge : 4 jours par semaine (entre le lundi et le jeudi)'),
      'failed «4 jours par semaine»',
    ],
    [
      'wording-fixed-days',
      inText('Le télétravail est possible, une présence à Paris 2 jours par semaine aussi.'),
      'passed',
    ],
    ['wording-fixed-days', inText('Télétravail 2 jours par semaine.'), 'passed'],
    ['wording-fixed-days', inText('Deux jours par semaine sur site.'), 'passed'],
    ['wording-fixed-days', inText('Un service ouvert 7 jours par semaine.'), 'passed'],
    ['wording-fixed-days', inText('Deux jours par mois.'), 'passed'],
  ];
  test.each(CASES)('%s, %j → %s', (id, sketch, expected) => {
    expect(check(id, sketch)).toBe(expected);
  });

  it('is never looked for in a name', () => {
    const name = (text: string): Partial<Resolution> => ({ startups: [startup({ name: text })] });
    expect(
      check('wording-recrutement', inText('Recrutement\nsimplifié'), name('Recrutement')),
    ).toBe('passed');
    expect(
      check(
        'wording-team',
        inText('Rejoindre l’équipe, un service public.'),
        name('Rejoindre l’équipe'),
      ),
    ).toBe('passed');
    expect(
      check(
        'wording-responsable',
        inTitle('Dev – Responsable de demain'),
        name('Responsable de demain'),
      ),
    ).toBe('passed');
  });

  test.each<[CheckId, string, string]>([
    ['wording-responsable', 'Vous serez responsable de produit.', 'Chargé·e de produit'],
    ['wording-responsable', 'Responsable accompagnement', 'Chargé·e d’accompagnement'],
    ['wording-recrutement', 'Processus du recrutement', 'Processus de la sélection de profil'],
    ['wording-recrutement', 'Le cadre d’un recrutement', 'cadre d’une sélection de profil'],
    ['wording-recrutement', 'Nos recrutements', 'Nos sélections de profils'],
    [
      'wording-recrutement',
      'Le recrutement est ouvert en janvier.',
      'La sélection de profil est ouverte',
    ],
    ['wording-recrutement', 'Nous recrutons.', 'Nous recherchons'],
    ['wording-recrutement', 'La personne recrutée.', 'La personne retenue'],
    [
      'wording-team',
      'Rejoindre notre équipe.',
      'aider, soutenir notre équipe, participer à ses travaux',
    ],
    ['wording-fixed-days', '1 jour par semaine.', '1 jour en moyenne par semaine, flexible'],
  ])('%s suggests: %s → %s', (id, text, advice) => expect(adviceOf(id, inText(text))).toBe(advice));
});

describe('the inclusive title', () => {
  test.each([
    'Chargé·e de déploiement',
    'Chargé•e de déploiement',
    'Développeur‧se fullstack',
    'Développeur.se fullstack',
    'Chargé-e de relation',
    'Chargé(e) de déploiement',
    'Chargé.e.s de déploiement',
    'Développeur·euse·s Django',
    'Dev’ front H/F/X',
    'Facilitateur·ice',
    'Product owner',
    'Coach',
    'Développeur (tous genres)',
    'Développeur/se web',
    'Développeu·r·se',
    'Administrateur·rice système',
    'Développeur web (H/F)',
    'Développeur web F/H/X',
    'Développeur web - h/f',
    'Développeur ou développeuse',
    'Cheffe ou chef de produit',
    'DESIGNEUSE - DÉVELOPPEUSE / DÉVELOPPEUR',
    'Un ou une dev web',
    'un·e dev Node.js',
    'Designer produit senior',
    'Data scientist',
    '[Mission] Responsable support',
    'Coach agile',
    'Business developer',
    'Product manager pour les conseillers numériques',
    'Lead dev',
    'Une personne chargée du déploiement',
    'Recherche utilisateur',
    'Designer – espace développeurs',
    'UX researcher (agents publics)',
  ])('passes: %s', (title) => expect(check('inclusive-title', inTitle(title))).toMatch(/^passed /));

  test.each([
    ['Développeur fullstack', 'Développeur', 'Développeur·euse'],
    ['Chargé d’affaires publiques', 'Chargé', 'Chargé·e'],
    ['Product owner / chef de projet', 'chef', 'chef·fe'],
    ['Développeur Vue.js / Node.js', 'Développeur', 'Développeur·euse'],
    ['Développeur SE-Linux', 'Développeur', 'Développeur·euse'],
    ['[Mission] Développeuse Node.js', 'Développeuse', 'Développeur·euse'],
    ['Chargé de déploiement pour data.gouv.fr', 'Chargé', 'Chargé·e'],
    ['Chargée de déploiement', 'Chargée', 'Chargé·e'],
    ['Carburix recrute un chef de produit', 'chef', 'chef·fe'],
    ['Lead développeur front-end', 'développeur', 'développeur·euse'],
    ['Ingénieur data', 'Ingénieur', 'Ingénieur·e'],
    ['Deux développeurs Vue.js', 'développeurs', 'développeur·euse·s'],
    ['Administrateur système', 'Administrateur', 'Administrateur·rice'],
    ['Concepteur de services', 'Concepteur', 'Concepteur·rice'],
    ['Intrapreneur', 'Intrapreneur', 'Intrapreneur·euse'],
    ['Technicien support', 'Technicien', 'Technicien·ne'],
    ['Conseiller numérique', 'Conseiller', 'Conseiller·ère'],
    ['CHARGÉ DE DÉPLOIEMENT', 'CHARGÉ', 'CHARGÉ·E'],
  ])('fails: %s', (title, word, advice) => {
    expect(check('inclusive-title', inTitle(title))).toBe(`failed «${word}»`);
    expect(adviceOf('inclusive-title', inTitle(title))).toBe(advice);
  });

  it('does not look at the Startup’s name', () => {
    const resolution = { startups: [startup({ name: 'Conseiller Numérique' })] };
    expect(check('inclusive-title', inTitle('Dev, Conseiller Numérique'), resolution)).toMatch(
      /^passed/,
    );
  });
});

describe('the age', () => {
  test.each([
    ['2026-11-23', 'passed'],
    ['2026-09-23', 'passed'],
    ['2026-09-22', 'failed'],
    ['2025-12-31', 'failed'],
    [null, 'not-applicable'],
  ])('%s → %s', (datePosted, expected) => {
    const offer = { ...offerOf({}), datePosted };
    const found = checkTagging(offer, RESOLUTION, null, TODAY).find(({ id }) => id === 'age');
    expect(found).toMatchObject({ status: expected, quote: datePosted });
  });

  it('counts to the month’s last day', () => {
    const old = { ...offerOf({}), datePosted: '2025-12-31' };
    const on = (today: string) =>
      checkTagging(old, RESOLUTION, null, today).find(({ id }) => id === 'age')?.status;
    expect(on('2026-02-28')).toBe('passed');
    expect(on('2026-03-01')).toBe('failed');
  });
});
