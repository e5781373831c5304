import type { Row } from '../../lib/report/row.ts';

/** A row of an identified offer. */
export function row(values: Partial<Row> = {}): Row {
  return {
    board: 'welcome-to-the-jungle',
    reference: 'communaute-beta-gouv/rdv',
    url: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/rdv',
    title: 'Chargé·e de déploiement pour RDV Service Public',
    employer: 'Communauté beta.gouv',
    datePosted: '2026-10-20',
    outcome: 'identified',
    certainty: 'certain',
    chosen: false,
    startups: [{ id: 'rdv-service-public', name: 'RDV Service Public' }],
    incubators: [{ id: 'anct', name: 'Incubateur des Territoires' }],
    disagreement: false,
    reasons: [{ kind: 'name-in-title', zone: 'title', quote: 'RDV Service Public', offset: 30 }],
    problems: [],
    passed: ['startup-named'],
    failed: [{ id: 'incubator-named', quote: null, advice: 'Incubateur : X' }],
    readAt: '2026-11-23T09:00:00.000Z',
    ...values,
  };
}
