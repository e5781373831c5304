import fc from 'fast-check';
import { BOARD_IDS } from '../../../lib/offer/offer.ts';
import { STATUSES } from '../../../lib/offer/status.ts';
import { OFFER_STATES } from '../../../lib/offers/kept-offer.ts';
import {
  OPENINGS,
  PANEL_FORMS,
  parsePanelState,
  parseSettings,
  THEMES,
} from '../../../lib/settings/settings.ts';
import { EXPORT_VERSION, type Exported } from '../../../lib/transfer/export-file.ts';
import type { Gathered } from '../../../lib/transfer/gather.ts';
import { row } from '../../support/rows.ts';
import { anyOffer, TEXT } from '../offers/offers.ts';

export const CHOICE = {
  board: 'choisir-le-service-public',
  reference: '2026-1',
  startup: 'pix',
} as const;

/** A browser with nothing in it, or with these parts. */
export function gathered(parts: Partial<Gathered> = {}): Gathered {
  return {
    repere: 'export',
    version: EXPORT_VERSION,
    exportedAt: '2026-11-28T10:00:00.000Z',
    offers: [],
    choices: [],
    preferences: {
      settings: parseSettings(undefined),
      panel: parsePanelState(undefined),
      stateNames: {},
    },
    rows: [],
    asides: [],
    analyses: [],
    drafts: [],
    ...parts,
  };
}

/** A file with nothing in it, or with these parts. */
export function exported(parts: Partial<Exported> = {}): Exported {
  return { ...gathered(), preferences: {}, ...parts };
}

const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const board = fc.constantFrom(...BOARD_IDS);
const number = fc.integer({ min: 1, max: 5 });
const records = <Value>(keys: readonly string[], value: fc.Arbitrary<Value>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, value])));

const preferences = fc.record({
  settings: fc.record({
    boards: records(BOARD_IDS, fc.boolean()),
    opening: fc.constantFrom(...OPENINGS),
    theme: fc.constantFrom(...THEMES),
    recruiter: fc.boolean(),
  }),
  panel: fc.record({
    forms: records(BOARD_IDS, fc.option(fc.constantFrom(...PANEL_FORMS))),
    side: fc.constantFrom('left', 'right'),
    more: fc.boolean(),
  }),
  stateNames: fc.dictionary(
    fc.constantFrom(...OFFER_STATES),
    fc.constantFrom('Vu', 'CV parti', 'Relancée 📞'),
  ),
});

const numbers = [1, 2, 3, 4, 5];

/** As the report gives its rows: the oldest reading first. */
const rows = fc
  .tuple(
    fc.shuffledSubarray(numbers),
    fc.uniqueArray(instants, { minLength: numbers.length, maxLength: numbers.length }),
  )
  .map(([offers, times]) =>
    offers
      .map((one, place) =>
        row({
          reference: `c/${one}`,
          url: `https://www.welcometothejungle.com/fr/companies/c/jobs/${one}`,
          readAt: times[place] ?? '',
        }),
      )
      .sort((one, other) => (one.readAt < other.readAt ? -1 : 1)),
  );

const choices = fc.uniqueArray(
  fc.record({
    board,
    reference: number.map(String),
    startup: fc.constantFrom('pix', 'docurba'),
  }),
  { selector: (choice) => `${choice.board} ${choice.reference}` },
);

const asides = fc.uniqueArray(
  fc.record({
    check: fc.constantFrom('incubator-named', 'startup-named'),
    scope: number.map((one) => ({ kind: 'incubator' as const, id: `i${one}`, name: `I ${one}` })),
    reason: fc.constantFrom('Dit ailleurs', 'Prévu'),
    at: instants,
  }),
  { selector: ({ check, scope }) => `${check} ${scope.id}` },
);

const analyses = fc
  .uniqueArray(
    fc.record({
      startedAt: instants,
      board,
      url: fc.constant('https://www.welcometothejungle.com/fr/jobs'),
      isNetwork: fc.boolean(),
      offers: number,
      passed: number,
      checked: number,
      isComplete: fc.boolean(),
      skipped: fc.constant<string[]>([]),
    }),
    { selector: ({ startedAt }) => startedAt },
  )
  .map((all) => all.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1)));

const drafts = fc.uniqueArray(
  fc.record({
    id: number.map((one) => `draft-${one}`),
    name: fc.constant(''),
    board,
    contract: fc.constant('CDD'),
    title: fc.string({ maxLength: 10 }),
    text: fc.string({ maxLength: 20 }),
    marks: fc.constant<never[]>([]),
    origin: fc.constant(null),
    status: fc.option(fc.constantFrom(...STATUSES)),
    changedAt: instants,
  }),
  { selector: ({ id }) => id },
);

/** Whatever a person may have made and set. */
export const anyGathered: fc.Arbitrary<Gathered> = fc
  .record({
    offers: fc
      .uniqueArray(anyOffer, { selector: ({ id }) => id })
      .map((offers) => offers.map((offer) => ({ offer, text: TEXT }))),
    preferences,
    rows,
    choices,
    asides,
    analyses,
    drafts,
  })
  .map((parts) => gathered(parts as unknown as Partial<Gathered>));
