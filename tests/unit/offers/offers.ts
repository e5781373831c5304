import fc from 'fast-check';
import {
  type KeptOffer,
  type KeptText,
  OFFER_STATES,
  parseKeptOffer,
} from '../../../lib/offers/kept-offer.ts';

/** A kept offer with what matters to a test; the rest as an ordinary one has it. */
export function offerWith(parts: Partial<KeptOffer> = {}): KeptOffer {
  const offer = parseKeptOffer({
    id: 'choisir-le-service-public/2026-1',
    board: 'choisir-le-service-public',
    reference: '2026-1',
    url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/designer-reference-2026-1/',
    title: 'Designer pour Envergo',
    employer: 'DINUM',
    contract: 'CDD',
    location: 'Paris',
    salary: null,
    remote: null,
    datePosted: '2026-11-02',
    validThrough: '2026-12-15',
    answer: {
      outcome: 'identified',
      certainty: 'certain',
      chosen: false,
      startups: [
        { id: 'envergo', name: 'Envergo', phase: 'acceleration', phaseStart: '2026-01-01' },
      ],
      incubators: [{ id: 'mtes', name: 'Fabrique numérique de l’Écologie' }],
      disagreement: false,
      profession: 'Design',
      status: 'admin',
      guides: [],
    },
    state: 'to-study',
    stateAt: null,
    dates: {},
    notes: '',
    people: '',
    questions: [],
    ticks: [],
    keptAt: '2026-11-20T10:00:00.000Z',
    changedAt: '2026-11-20T10:00:00.000Z',
    archivedAt: null,
    deletedAt: null,
    visit: null,
    ...parts,
  });
  if (!offer) throw new Error('the test’s offer is none');
  return offer;
}

/** A text as it is kept. */
export const TEXT: KeptText = {
  zones: [
    { name: 'title', text: 'Designer pour Envergo' },
    { name: 'missions', text: 'Dessiner le parcours des porteurs de projet.' },
  ],
  isCut: false,
};

const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const notes = fc.string({ maxLength: 40 });
const day = fc.constantFrom('2026-12-01', '2026-12-02T14:30', '2027-01-15');

/** Any offer of a small set of ids, changed in whatever way. */
export const anyOffer: fc.Arbitrary<KeptOffer> = fc
  .record({
    number: fc.integer({ min: 1, max: 4 }),
    state: fc.constantFrom(...OFFER_STATES),
    notes,
    people: notes,
    ticks: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    questions: fc.uniqueArray(
      fc.record({ text: fc.constantFrom('Pourquoi ?', 'Où ?', 'Quand ?'), asked: fc.boolean() }),
      { selector: ({ text }) => text },
    ),
    dates: fc.record({ deadline: day, interview: day, answer: day }, { requiredKeys: [] }),
    keptAt: instants,
    changedAt: instants,
    deletedAt: fc.option(instants),
  })
  .map(({ number, ...parts }) =>
    offerWith({
      ...parts,
      id: `choisir-le-service-public/2026-${number}`,
      reference: `2026-${number}`,
    }),
  );
