import * as z from 'zod/mini';
import type { OfferView } from '../answer/view.ts';
import { OUTCOMES } from '../matching/resolution.ts';
import { type Offer, ZONE_NAMES } from '../offer/offer.ts';
import { offerId } from '../offer/offer-key.ts';
import { cut, cutLine, withoutQuery } from '../offer/text.ts';
import { readableEntries } from './readable-entries.ts';

/** More offers than one search for work goes through; beyond it a person is asked to make room. */
export const MAXIMUM_OFFERS = 500;

/** The offer's own text as it is kept, in UTF-16 units: longer than any real offer read so far. */
export const LONGEST_TEXT = 30_000;

/** What a person may write in one field, in UTF-16 units: some twenty pages. */
export const LONGEST_NOTE = 50_000;

/** What one field may hold: notes of several browsers that were merged are longer than one that was written. */
export const LONGEST_KEPT_NOTE = 4 * LONGEST_NOTE;

/** As many questions of one offer as a person may write; lists of several browsers that were merged are longer. */
export const MAXIMUM_QUESTIONS = 200;

/** Where an application stands, in order; each has its words (`offers.state.…`). */
export const OFFER_STATES = ['to-study', 'applied', 'interview', 'answered', 'closed'] as const;

/** One of those states. */
export type OfferState = (typeof OFFER_STATES)[number];

/** The dates that a person may set, in the order in which they usually come. */
export const OFFER_DATES = ['deadline', 'interview', 'answer'] as const;

/** One of those dates. */
export type OfferDate = (typeof OFFER_DATES)[number];

const short = z.string().check(z.maxLength(300));
const text = z.string().check(z.maxLength(2_000));
const note = z.string().check(z.maxLength(LONGEST_KEPT_NOTE));
const instant = z.iso.datetime();
const named = z.object({ id: short, name: short });

/** A day ("2026-12-01"), or a day and time as clocks show it there ("2026-12-01T14:30"). */
const localDate = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/),
  // "2026-02-31" would be another day in the calendar.
  z.refine((date) => isDay(date.slice(0, 10)) && !Number.isNaN(Date.parse(date))),
);

/** A field whose damage costs only itself: its default takes its place. */
function lenient<Type extends z.ZodMiniType>(type: Type, otherwise: z.output<Type>) {
  return z.catch(type, otherwise);
}

/** A list whose damaged entries are left out. */
function lenientList<Type extends z.ZodMiniType>(entry: Type, most: number) {
  return z.pipe(
    z.unknown(),
    z.transform((stored): z.output<Type>[] => {
      const entries: unknown[] = Array.isArray(stored) ? stored : [];
      return entries.flatMap((one) => entry.safeParse(one).data ?? []).slice(0, most);
    }),
  );
}

const optional = lenient(z.nullable(text), null);

/** A question to ask: the person's own, or one that Repère proposed and they ticked. */
const question = z.object({ text, asked: lenient(z.boolean(), false) });

const answer = z.object({
  outcome: z.enum(OUTCOMES),
  /** How sure it was; null when the person chose, or nothing was found. */
  certainty: lenient(z.nullable(z.enum(['certain', 'probable', 'possible'])), null),
  /** The person chose the Startup. */
  chosen: lenient(z.boolean(), false),
  startups: lenientList(
    z.extend(named, {
      url: optional,
      pitch: optional,
      phase: lenient(z.nullable(short), null),
      phaseStart: lenient(z.nullable(short), null),
      product: optional,
      impact: optional,
    }),
    20,
  ),
  incubators: lenientList(z.extend(named, { url: optional, owner: optional }), 20),
  /** The offer and the directory named different incubators. */
  disagreement: lenient(z.boolean(), false),
  profession: lenient(z.nullable(short), null),
  status: lenient(z.nullable(short), null),
  guides: lenientList(
    z.object({ topic: short, id: short, label: text, url: z.string().check(z.maxLength(2_000)) }),
    30,
  ),
});

const keptOffer = z.object({
  /** As `offerId` gives it. */
  id: text,
  board: short,
  reference: lenient(z.nullable(short), null),
  url: z.url({ protocol: /^https$/ }).check(z.maxLength(2_000)),
  title: text,
  employer: optional,
  contract: optional,
  location: optional,
  salary: optional,
  remote: optional,
  datePosted: lenient(z.nullable(z.iso.date()), null),
  /** ISO date until which the offer was published, as it said itself. */
  validThrough: lenient(z.nullable(z.iso.date()), null),
  answer: lenient(answer, noAnswer()),
  state: lenient(z.enum(OFFER_STATES), 'to-study'),
  /** When the state was last changed. */
  stateAt: lenient(z.nullable(instant), null),
  dates: z.pipe(
    z.unknown(),
    z.transform((stored) => readableEntries(OFFER_DATES, localDate, stored)),
  ),
  notes: lenient(note, ''),
  /** Who was met, in the person's own words. */
  people: lenient(note, ''),
  questions: lenientList(question, 5 * MAXIMUM_QUESTIONS),
  /** Ids of what was ticked on the sheet. */
  ticks: lenientList(short, 1_000),
  keptAt: instant,
  /** When the person, or a new reading, last changed something. */
  changedAt: instant,
  archivedAt: lenient(z.nullable(instant), null),
  /** Thrown away, with a way back for a while. */
  deletedAt: lenient(z.nullable(instant), null),
  /** What a later visit of its page showed. */
  visit: lenient(
    z.nullable(z.object({ at: instant, found: z.enum(['same', 'changed', 'closed']) })),
    null,
  ),
});

/** An offer that a person kept: what was found, and what they made of it. */
export type KeptOffer = z.infer<typeof keptOffer>;

const writing = z.object({ text: note, from: note });

/** What a person may change of a kept offer, as a message brings it. */
export const offerChange = z.object({
  state: z.exactOptional(z.enum(OFFER_STATES)),
  /** Null takes a date away. */
  dates: z.exactOptional(z.partialRecord(z.enum(OFFER_DATES), z.nullable(localDate))),
  /** A text with the one that it was written from: what another page wrote meanwhile is not lost. */
  notes: z.exactOptional(writing),
  people: z.exactOptional(writing),
  /** One question: asked, still to be asked, or taken away (null). */
  question: z.exactOptional(z.object({ text, asked: z.nullable(z.boolean()) })),
  /** One step of the sheet, done or not. */
  tick: z.exactOptional(z.object({ id: short, done: z.boolean() })),
  archived: z.exactOptional(z.boolean()),
  deleted: z.exactOptional(z.boolean()),
});

/** What a person changes of a kept offer: what is left out stays as it is. */
export type OfferChange = z.infer<typeof offerChange>;

const keptText = z.object({
  /** In reading order, as `Offer.zones`. */
  zones: z.array(z.object({ name: z.enum(ZONE_NAMES), text: z.string() })).check(z.maxLength(20)),
  /** The end was left out. */
  isCut: lenient(z.boolean(), false),
});

/** The offer's own words, stored apart, since a list of offers needs none of them. */
export type KeptText = z.infer<typeof keptText>;

/** The kept offer that storage or a file holds; null when it cannot be read as one. */
export function parseKeptOffer(stored: unknown): KeptOffer | null {
  return keptOffer.safeParse(stored).data ?? null;
}

/** The text that storage or a file holds; null when it cannot be read as one. */
export function parseKeptText(stored: unknown): KeptText | null {
  return keptText.safeParse(stored).data ?? null;
}

/** What is read of an offer's page besides its view. */
export type OfferFacts = Pick<Offer, 'salary' | 'remote' | 'datePosted' | 'validThrough' | 'zones'>;

/**
 * An offer as it is kept now.
 * @param view the answer on show; its offer was read
 * @param facts what the page says besides
 * @returns null when the page was not read: there is nothing to keep
 */
export function newKeptOffer(view: OfferView, facts: OfferFacts, now: Date): KeptOffer | null {
  const { offer, resolution } = view;
  if (!offer) return null;
  const at = now.toISOString();
  const url = withoutQuery(view.url);
  return parseKeptOffer({
    id: offerId(view.board, view.reference, url),
    board: view.board,
    reference: view.reference,
    url,
    title: cut(offer.title, 2_000),
    employer: cutLine(offer.employer),
    contract: cutLine(offer.contract),
    location: cutLine(offer.location),
    salary: cutLine(facts.salary),
    remote: cutLine(facts.remote),
    datePosted: facts.datePosted,
    validThrough: facts.validThrough,
    answer: {
      outcome: resolution.outcome,
      certainty:
        resolution.outcome === 'identified' && !view.automatic
          ? (resolution.startups[0]?.certainty ?? null)
          : null,
      chosen: view.automatic !== null,
      startups: resolution.startups.slice(0, 20).map((startup) => ({
        id: startup.id,
        name: cut(startup.name, 300),
        url: startup.url,
        pitch: cutLine(startup.pitch),
        phase: startup.phase,
        phaseStart: startup.phaseStart,
        product: startup.product,
        impact: startup.impact,
      })),
      incubators: resolution.incubators.slice(0, 20).map(({ id, name, url, owner }) => ({
        id,
        name: cut(name, 300),
        url,
        owner: cutLine(owner),
      })),
      disagreement: resolution.disagreement !== null,
      profession: offer.profession,
      status: offer.status,
      guides: view.guides.slice(0, 30),
    },
    state: 'to-study',
    stateAt: null,
    dates: {},
    notes: '',
    people: '',
    questions: [],
    ticks: [],
    keptAt: at,
    changedAt: at,
    archivedAt: null,
    deletedAt: null,
    visit: null,
  });
}

/** The offer's own words, as many as are kept. */
export function keptTextOf({ zones }: Pick<OfferFacts, 'zones'>): KeptText {
  let left = LONGEST_TEXT;
  let isCut = false;
  const kept = zones.flatMap(({ name, text: words }) => {
    if (left === 0) {
      isCut = true;
      return [];
    }
    if (words.length > left) isCut = true;
    const part = words.slice(0, left).replace(/[\ud800-\udbff]$/, '');
    left = Math.max(0, left - words.length);
    return part ? [{ name, text: part }] : [];
  });
  return { zones: kept, isCut };
}

/**
 * What a new visit of a kept offer's page shows: its words as they were kept, others, or that it is
 * no longer published.
 * @param zones what the page says now; null when it says that the offer is closed
 */
export function compareVisit(
  text: KeptText | null,
  zones: Offer['zones'] | null,
): 'same' | 'changed' | 'closed' {
  if (!zones) return 'closed';
  if (!text) return 'same';
  const words = ({ zones: all }: Pick<KeptText, 'zones'>) =>
    all
      // The board's own facts change by themselves ("en ligne depuis 3 jours").
      .filter(({ name }) => name !== 'details' && name !== 'about')
      .map(({ text: one }) => one.replace(/\s+/g, ' ').trim())
      .join('\n');
  return words(text) === words(keptTextOf({ zones })) ? 'same' : 'changed';
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

function noAnswer(): z.infer<typeof answer> {
  return {
    outcome: 'unidentified',
    certainty: null,
    chosen: false,
    startups: [],
    incubators: [],
    disagreement: false,
    profession: null,
    status: null,
    guides: [],
  };
}
