import * as z from 'zod/mini';
import { obstacle, queued } from '../analysis/analysis.ts';
import { draftSchema } from '../drafts/draft.ts';
import { CLUE_IDS, PAGE_PROBLEM_IDS } from '../offer/conditions.ts';
import { MAXIMUM_CARDS } from '../offer/listed-offer.ts';
import {
  BOARD_IDS,
  COMPARED_FIELDS,
  OFFER_FACTS,
  OFFER_FIELDS,
  ZONE_NAMES,
} from '../offer/offer.ts';
import { STATUSES } from '../offer/status.ts';
import { offerChange } from '../offers/kept-offer.ts';
import { stateNaming } from '../offers/state-names.ts';
import { asideSchema, MAXIMUM_ASIDES } from '../report/aside.ts';
import { pastAnalysis } from '../report/history.ts';
import { MAXIMUM_ROWS, rowSchema } from '../report/row.ts';
import { PANEL_FORMS, settingsChange } from '../settings/settings.ts';
import { LARGEST_FILE } from '../transfer/export-file.ts';
import type { Origin } from './origin.ts';

/**
 * Messages are checked when they arrive in the background, before anything is done with them. A
 * page cannot send them, but another version of this extension's scripts can.
 */
const zone = z.enum(ZONE_NAMES);
const optional = z.nullable(z.string());

const compared = { title: optional, employer: optional, datePosted: optional, location: optional };

const offer = z.object({
  board: z.enum(BOARD_IDS),
  url: z.url({ protocol: /^https$/ }),
  organisation: optional,
  title: z.string(),
  employer: optional,
  reference: optional,
  contract: optional,
  location: optional,
  datePosted: optional,
  occupation: optional,
  salary: optional,
  remote: optional,
  experience: optional,
  validThrough: optional,
  zones: z.array(z.object({ name: zone, text: z.string() })),
  links: z.array(
    z.object({
      address: z.string(),
      text: z.string(),
      zone,
      offset: z.int().check(z.nonnegative()),
    }),
  ),
  sources: z.partialRecord(
    z.enum([...OFFER_FIELDS, ...OFFER_FACTS]),
    z.enum(['structured-data', 'attribute', 'text', 'address']),
  ),
  isPublic: z.optional(z.literal(true)),
  intendedStatus: z.optional(z.enum(STATUSES)),
  isWholePage: z.optional(z.literal(true)),
  structuredData: z.nullish(
    z.object({
      ...compared,
      validThrough: optional,
      page: z.object(compared),
      differing: z.array(z.enum(COMPARED_FIELDS)),
    }),
  ),
});

const preview = z.object({
  title: z.string(),
  texts: z.array(z.string()),
  addresses: z.array(z.string()),
});

const listedOffer = z.object({
  board: offer.shape.board,
  url: offer.shape.url,
  reference: optional,
  title: z.string(),
  employer: optional,
  datePosted: optional,
  network: z.boolean(),
});

const PROBLEM_IDS = [...PAGE_PROBLEM_IDS, ...OFFER_FIELDS] as const;

const condition = z.discriminatedUnion('outcome', [
  z.object({
    id: z.enum([...PROBLEM_IDS, ...CLUE_IDS]),
    outcome: z.enum(['passed', 'absent']),
    detail: optional,
  }),
  z.object({ id: z.enum(PROBLEM_IDS), outcome: z.literal('failed'), detail: optional }),
]);

const reading = z.object({
  board: z.nullable(offer.shape.board),
  page: z.enum(['offer', 'list', 'other']),
  url: offer.shape.url,
  offer: z.nullable(offer),
  networkByAddress: z.boolean(),
  conditions: z.array(condition).check(z.maxLength(200)),
  problems: z.array(z.string()),
  offers: z.array(listedOffer).check(z.maxLength(MAXIMUM_CARDS)),
});

const obstacleVerdict = z.object({
  kind: z.literal('obstacle'),
  obstacle: z.omit(obstacle, { url: true }),
});

const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), reading }),
  z.object({ kind: z.literal('gone') }),
  obstacleVerdict,
]);

const { board, reference, url } = rowSchema.shape;
const rowName = z.object({ board, reference, url });

const { check, scope } = asideSchema.shape;
const asideName = z.object({ check, scope });

const listVerdict = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('list'),
    offers: z.array(queued).check(z.maxLength(MAXIMUM_CARDS)),
    next: z.nullable(queued.shape.url),
  }),
  obstacleVerdict,
]);

/** Messages that scripts in a board's page may send, by type. */
const boardSchemas = {
  /** Waker: one of the network's own pages is on its way: an offer, or the list on which people choose one. */
  prepare: z.object({}),
  /** Follower: a page of a board was read. */
  resolve: z.object({
    reading,
    /** The page already has the panel's script. */
    panelLoaded: z.boolean(),
    /** A person asked for this page: it is answered even where Repère would stay silent. */
    asked: z.boolean(),
  }),
  /**
   * Watcher: this page may hold an offer of the network, or is a list of offers. Add the scripts
   * for it.
   */
  wake: z.object({
    page: z.enum(['offer', 'list']),
    /** The offer is known to be the network's, or names it: it will have a panel. */
    network: z.boolean(),
    /**
     * The page's words and links where they show signs of the network; null while the page tells
     * nothing yet.
     */
    preview: z.nullable(preview),
  }),
  /** Badges: which of these cards have one? */
  list: z.object({ offers: reading.shape.offers }),
  /** Follower: the tab has left the offer it showed. */
  left: z.object({}),
  /** Panel: a person uses it: add what answers them, and give the words it speaks with. */
  'panel-life': z.object({}),
  /** Panel: the person chose these Startups for the offer at `url`, or took their choice back with none. */
  choose: z.object({
    url: offer.shape.url,
    startups: z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.maxLength(2)),
  }),
  /** Panel: a person searches: add what finds Startups, and give those that there are. */
  'startup-search': z.object({}),
  /** Panel: the person folded, opened or moved it. */
  'panel-state': z.object({
    form: z.exactOptional(z.enum(PANEL_FORMS)),
    side: z.exactOptional(z.enum(['left', 'right'])),
    more: z.exactOptional(z.boolean()),
  }),
  /** Panel: the person wants to report the answer. */
  feedback: z.object({}),
  /** Panel: the person wants to mend this offer's text: open it as a draft. */
  'draft-from-offer': z.object({}),
  /** Panel: the person keeps the offer at `url`. */
  keep: z.object({ url: offer.shape.url }),
  /** Panel: the person does not keep it after all. */
  unkeep: z.object({ url: offer.shape.url }),
  /** Panel: the person wants to see all that they keep. */
  'open-offers': z.object({}),
  /** List's page: what comes next? */
  'analysis-step': z.object({}),
  /** List's page: the result of an offer. */
  'analysis-page': z.object({ url: offer.shape.url, verdict }),
  /** List's page: the result of a list's page. */
  'analysis-list': z.object({ url: offer.shape.url, verdict: listVerdict }),
  /** List's page: it is being left. */
  'analysis-left': z.object({}),
};

/** Messages that the extension's own pages may send, by type. */
const extensionSchemas = {
  /** Popup: what was found on this tab? */
  'tab-status': z.object({ tabId: z.int() }),
  /** Settings: the state of everything shown there. */
  'settings-status': z.object({}),
  /** Settings: the person changed these. */
  'change-settings': z.object({ settings: settingsChange }),
  /** Settings: the person takes back what they chose for this offer. */
  'undo-choice': z.object({
    board: z.enum(BOARD_IDS),
    reference: z.string().check(z.minLength(1), z.maxLength(300)),
  }),
  /** Settings: refresh the directory; answered when that is done. */
  refresh: z.object({}),
  /** Settings: erase everything stored. */
  erase: z.object({}),
  /** Popup: how many offers are on this tab's list? */
  'list-summary': z.object({ tabId: z.int() }),
  /** Popup: analyse the list on this tab. */
  'analysis-start': z.object({ tabId: z.int() }),
  /** Report: analyse the network's lists of all boards. */
  'analysis-network': z.object({}),
  /** Report: read this offer again. */
  'analysis-again': z.object({ board: z.enum(BOARD_IDS), url: queued.shape.url }),
  /** Popup or report: pause the analysis. */
  'analysis-pause': z.object({}),
  /** Popup or report: stop the analysis. */
  'analysis-stop': z.object({}),
  /** Report: the person closed the summary of the analysis. */
  'analysis-dismiss': z.object({}),
  /** Popup or report: resume the analysis, in its tab or in another one of the board's. */
  'analysis-resume': z.object({
    /** Skip the offer before which it stopped. */
    skip: z.boolean(),
  }),
  /** Drafts: the answer to a draft, read as the page that it will be. */
  'draft-answer': z.object({ reading }),
  /** Drafts: keep this draft as it is now. */
  'draft-save': z.object({ draft: draftSchema }),
  /** Drafts: delete a draft. */
  'draft-delete': z.object({ id: draftSchema.shape.id }),
  /** Report: delete the row of an offer. */
  'row-delete': z.object({ row: rowName }),
  /** Report: put a deleted row back. */
  'row-restore': z.object({ row: rowSchema }),
  /** Report: set a rule aside, for a reason; or, without one, hold offers to it again. */
  'set-aside': z.object({ aside: asideSchema }),
  'aside-undo': z.object({ aside: asideName }),
  /** Report: take over a saved report: offers that the table has not, rules set aside, analyses. */
  'report-import': z.object({
    rows: z.array(rowSchema).check(z.maxLength(MAXIMUM_ROWS)),
    asides: z.array(asideSchema).check(z.maxLength(MAXIMUM_ASIDES)),
    analyses: z.array(pastAnalysis).check(z.maxLength(100)),
  }),
  /** Report: delete its rows. */
  'report-clear': z.object({}),
  /** Popup: keep the offer on this tab. */
  'keep-tab': z.object({ tabId: z.int() }),
  /** Popup: do not keep the offer on this tab after all. */
  'unkeep-tab': z.object({ tabId: z.int() }),
  /** "Mes offres": the person opened the page. */
  'offers-opened': z.object({}),
  /** "Mes offres": the person changed this of a kept offer. */
  'change-offer': z.object({ id: z.string().check(z.maxLength(2_000)), change: offerChange }),
  /** "Mes offres": the person calls a state so; an empty name gives Repère's own word back. */
  'rename-state': stateNaming,
  /** "Mes offres": take over what this file holds. */
  import: z.object({
    file: z.string().check(z.maxLength(LARGEST_FILE)),
    /** With its settings, in the place of those here. */
    preferences: z.boolean(),
  }),
  /** "Mes offres": take the last import back. */
  'undo-import': z.object({}),
  /** "Mes offres": everything was exported. */
  exported: z.object({}),
};

type Schemas = typeof boardSchemas & typeof extensionSchemas;

/** A message's fields besides its type; zod infers a record for an object without fields. */
type Content<Schema> = z.infer<Schema> extends Record<string, never> ? unknown : z.infer<Schema>;

/** A message of this type. */
export type MessageOf<Type extends keyof Schemas> = { type: Type } & Content<Schemas[Type]>;

/** What the background is asked. */
export type BackgroundMessage = { [Type in keyof Schemas]: MessageOf<Type> }[keyof Schemas];

const SCHEMAS: Record<Origin, Record<string, z.ZodMiniType>> = {
  board: boardSchemas,
  extension: extensionSchemas,
};

/** The message, or null when it is none that this origin may send. */
export function parseBackgroundMessage(value: unknown, origin: Origin): BackgroundMessage | null {
  const type = (value as { type?: unknown } | null)?.type;
  const schemas = SCHEMAS[origin];
  if (typeof type !== 'string' || !Object.hasOwn(schemas, type)) return null;
  const { success, data } = schemas[type]?.safeParse(value) ?? {};
  return success ? ({ type, ...(data as object) } as BackgroundMessage) : null;
}
