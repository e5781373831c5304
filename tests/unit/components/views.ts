import type { OfferView } from '../../../lib/answer/view.ts';
import type {
  Evidence,
  RankedStartup,
  Resolution,
  ResolvedIncubator,
} from '../../../lib/matching/resolution.ts';

/** A reason with plausible values. */
export function evidence(values: Partial<Evidence> = {}): Evidence {
  return {
    kind: 'name-in-title',
    zone: 'title',
    quote: 'RDV Service Public',
    offset: 30,
    ...values,
  };
}

/** A Startup that is surely the right one. */
export function startup(values: Partial<RankedStartup> = {}): RankedStartup {
  return {
    id: 'rdv-service-public',
    name: 'RDV Service Public',
    url: 'https://beta.gouv.fr/startups/rdv-service-public.html',
    phase: 'acceleration',
    phaseStart: '2021-06-01',
    product: 'rdv.anct.gouv.fr',
    sponsors: ['ANCT', 'DITP'],
    repositories: ['github.com/betagouv/rdv-service-public'],
    impact: null,
    pitch: null,
    contact: null,
    listed: true,
    certainty: 'certain',
    score: 9,
    evidence: [evidence()],
    ...values,
  };
}

/** An incubator from the directory. */
export function incubator(values: Partial<ResolvedIncubator> = {}): ResolvedIncubator {
  return {
    id: 'anct',
    name: 'Incubateur des Territoires',
    url: 'https://beta.gouv.fr/incubateurs/anct.html',
    owner: 'Agence nationale de la cohésion des territoires',
    source: 'directory',
    evidence: [],
    ...values,
  };
}

/** The view of an identified offer, with changes to its resolution and to itself. */
export function view(
  resolution: Partial<Resolution> = {},
  values: Partial<OfferView> = {},
): OfferView {
  return {
    board: 'welcome-to-the-jungle',
    url: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/rdv',
    networkByAddress: true,
    reference: 'communaute-beta-gouv/rdv',
    conditions: [],
    problems: [],
    automatic: null,
    isDirectoryOutdated: false,
    checks: [],
    automaticChecks: null,
    offer: {
      title: 'Chargé·e de déploiement pour RDV Service Public',
      employer: 'Communauté beta.gouv',
      location: 'Paris',
      contract: 'Freelance',
      salary: null,
      remote: 'Télétravail fréquent',
      datePosted: '2026-08-12',
      validThrough: null,
      profession: 'Déploiement',
      status: 'independent',
      isWholePage: false,
    },
    resolution: {
      outcome: 'identified',
      startups: [startup()],
      incubators: [incubator()],
      disagreement: null,
      network: [evidence({ kind: 'network-name', zone: 'about', quote: 'beta.gouv.fr' })],
      problems: [],
      directoryDate: '2026-08-20',
      ...resolution,
    },
    guides: [
      {
        topic: 'candidates',
        id: 'unknown-to-the-texts',
        label: 'Guide pour les candidats',
        url: 'https://doc.incubateur.net/communaute/candidats',
      },
      {
        topic: 'interview',
        id: 'another-unknown',
        label: 'Guide d’entretien',
        url: 'https://doc.incubateur.net/communaute/entretien',
      },
    ],
    ...values,
  };
}

/** One view for each outcome that the panel shows. */
export const VIEWS = {
  certain: view(),
  probable: view({ startups: [startup({ certainty: 'probable' })] }),
  possible: view({ startups: [startup({ certainty: 'possible' })] }),
  ambiguous: view({
    outcome: 'ambiguous',
    startups: [
      startup({ certainty: 'probable' }),
      startup({ certainty: 'possible', id: 'pix', name: 'Pix', phase: 'abandon' }),
    ],
    incubators: [],
  }),
  unidentified: view({ outcome: 'unidentified', startups: [], incubators: [] }),
  unreadable: view(
    {
      outcome: 'unreadable',
      startups: [],
      incubators: [],
      network: [],
      problems: ['title could not be read'],
    },
    {
      offer: null,
      guides: [],
      problems: ['title'],
      conditions: [
        { id: 'offer-block', outcome: 'passed', detail: 'main' },
        { id: 'structured-data', outcome: 'absent', detail: 'JobPosting' },
        { id: 'title', outcome: 'failed', detail: 'structured-data, text' },
      ],
    },
  ),
};
