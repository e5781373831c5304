import * as z from 'zod/mini';
import { obstacle } from '../analysis/analysis.ts';
import { CLUE_IDS, PAGE_PROBLEM_IDS } from '../offer/conditions.ts';
import { MAXIMUM_CARDS } from '../offer/listed-offer.ts';
import {
  BOARD_IDS,
  COMPARED_FIELDS,
  OFFER_FACTS,
  OFFER_FIELDS,
  ZONE_NAMES,
} from '../offer/offer.ts';
import { settingsChange } from '../settings/settings.ts';
import type { BackgroundMessage } from './messages.ts';
import type { Origin } from './origin.ts';

/**
 * Messages as they arrive in the background: checked before anything is done with them. A
 * page cannot send them, but another version of this extension's own scripts can.
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

const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), reading }),
  z.object({ kind: z.literal('gone') }),
  z.object({ kind: z.literal('obstacle'), obstacle: z.omit(obstacle, { url: true }) }),
]);

/** What the scripts in a board's page may ask. */
const fromBoards = z.discriminatedUnion('type', [
  z.object({ type: z.literal('resolve'), reading, panelLoaded: z.boolean(), asked: z.boolean() }),
  z.object({
    type: z.literal('wake'),
    page: z.enum(['offer', 'list']),
    network: z.boolean(),
    preview: z.nullable(preview),
  }),
  z.object({ type: z.literal('list'), offers: reading.shape.offers }),
  z.object({ type: z.literal('left') }),
  z.object({
    type: z.literal('choose'),
    url: offer.shape.url,
    startup: z.nullable(z.string().check(z.minLength(1), z.maxLength(300))),
  }),
  z.object({ type: z.literal('search'), query: z.string().check(z.maxLength(1_000)) }),
  z.object({
    type: z.literal('panel-state'),
    collapsed: z.optional(z.boolean()),
    side: z.optional(z.enum(['left', 'right'])),
  }),
  z.object({ type: z.enum(['analysis-step', 'analysis-left']) }),
  z.object({ type: z.literal('analysis-page'), url: offer.shape.url, verdict }),
]);

/** What the extension's own pages may ask. */
const fromExtension = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tab-status'), tabId: z.int() }),
  z.object({ type: z.literal('settings-status') }),
  z.object({ type: z.literal('change-settings'), settings: settingsChange }),
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('erase') }),
  z.object({ type: z.enum(['list-summary', 'analysis-start']), tabId: z.int() }),
  z.object({ type: z.enum(['analysis-pause', 'analysis-stop']) }),
  z.object({ type: z.literal('analysis-resume'), skip: z.boolean() }),
  z.object({ type: z.literal('report-clear') }),
]);

const messages = { board: fromBoards, extension: fromExtension };

/** The message, or null when it is none that this origin may send. */
export function parseBackgroundMessage(value: unknown, origin: Origin): BackgroundMessage | null {
  const result = messages[origin].safeParse(value);
  return result.success ? (result.data as BackgroundMessage) : null;
}
