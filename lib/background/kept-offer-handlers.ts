import { isClosed, type OfferView } from '../answer/view.ts';
import type { Offer } from '../offer/offer.ts';
import type { PageReading } from '../offer/reading.ts';
import type { KeepStatus } from '../offers/keeper.ts';
import {
  compareVisit,
  type KeptOffer,
  keptTextOf,
  newKeptOffer,
  type OfferChange,
  type OfferFacts,
} from '../offers/kept-offer.ts';
import { KEPT_IDS_KEY } from '../offers/shapes.ts';
import { stateNamesShape, withStateName } from '../offers/state-names.ts';
import { settingsShape } from '../settings/settings.ts';
import { readExport } from '../transfer/export-file.ts';
import { applyImport, undoImport } from '../transfer/importer.ts';
import { exportedShape } from '../transfer/shapes.ts';
import { keptIdOf, referenceOf } from './kept-id.ts';
import { tellPages } from './open-pages.ts';
import type { BackgroundServices, Handlers } from './services.ts';

/** What is asked about the offers that a person keeps. */
export type KeptOfferHandlers = Pick<
  Handlers,
  | 'keep'
  | 'unkeep'
  | 'open-offers'
  | 'keep-tab'
  | 'unkeep-tab'
  | 'change-offer'
  | 'rename-state'
  | 'offers-opened'
  | 'import'
  | 'undo-import'
  | 'exported'
>;

/**
 * Answers what panel, popup and "Mes offres" ask of kept offers. Keeping is the person's own act: it
 * is done in private windows too.
 */
export function keptOfferHandlers(
  services: Pick<
    BackgroundServices,
    | 'store'
    | 'offers'
    | 'tabs'
    | 'tabQueues'
    | 'scripts'
    | 'now'
    | 'wait'
    | 'markDue'
    | 'openOffers'
    | 'warn'
  >,
): KeptOfferHandlers {
  const { store, offers, tabs, tabQueues, now, warn } = services;
  const onFailure = warn('the number of what is due could not be shown');
  const markDue = () => services.markDue().catch(onFailure);

  async function keep(tabId: number, url: string | null) {
    const status = await keepTab(services, tabId, url);
    // A new one has no dates yet.
    if (status === 'kept-again') await markDue();
    return status;
  }

  /** The undo of keeping: what was written of an offer comes back when it is kept again. */
  async function unkeep(tabId: number, url: string | null) {
    const view = await tabs.found(tabId);
    if (!view || (url !== null && view.url !== url)) return false;
    const change = { deleted: true };
    const changed = await offers.change(keptIdOf(view), change);
    if (changed && concernsDates(change, changed)) await markDue();
    return changed !== null;
  }

  /** Choices, settings and kept offers may all be others now. */
  async function imported() {
    await markDue();
    await tellPages(services, await store.read(settingsShape));
  }

  return {
    // In a private window the person is told that this stays.
    keep: ({ url }, { tabId, isPrivate }) =>
      tabQueues.run(tabId, async () => {
        const status = await keep(tabId, url);
        return isPrivate && status !== null && status !== 'full' ? 'kept-private' : status;
      }),

    unkeep: ({ url }, { tabId }) => tabQueues.run(tabId, () => unkeep(tabId, url)),

    async 'open-offers'(): Promise<undefined> {
      await services.openOffers();
    },

    'keep-tab': ({ tabId }) => tabQueues.run(tabId, () => keep(tabId, null)),

    'unkeep-tab': ({ tabId }) => tabQueues.run(tabId, () => unkeep(tabId, null)),

    async 'change-offer'({ id, change }) {
      const changed = await offers.change(id, change);
      if (changed && concernsDates(change, changed)) await markDue();
      return changed;
    },

    'rename-state': (naming) =>
      store.update(stateNamesShape, (names) => withStateName(names, naming)),

    /** A damaged list is made anew, and what was deleted a month ago goes, when the person looks at what they have. */
    async 'offers-opened'(): Promise<undefined> {
      const problems = await store.problems();
      if (problems.some(({ kind, key }) => kind === 'damaged' && key === KEPT_IDS_KEY)) {
        await offers.recover();
      }
      await offers.forgetDeleted();
      await markDue();
    },

    async import({ file, preferences }) {
      const read = readExport(file);
      if (read.status === 'refused') return false;
      await applyImport(store, read.exported, { preferences }, now());
      await imported();
      return true;
    },

    async 'undo-import'() {
      const done = await undoImport(store, now());
      await imported();
      return done;
    },

    async exported(): Promise<undefined> {
      await store.update(exportedShape, () => now().toISOString());
    },
  };
}

/** Whether a change may alter what is due today. Only then are all offers read; a note is saved without. */
function concernsDates(change: OfferChange, { dates }: KeptOffer): boolean {
  if (change.dates !== undefined) return true;
  const { state, archived, deleted } = change;
  const isMoved = state !== undefined || archived !== undefined || deleted !== undefined;
  return isMoved && Object.keys(dates).length > 0;
}

/** Keeps the offer that a tab shows; null where it shows none, or no more the one of this address. */
async function keepTab(
  { offers, tabs, now }: Pick<BackgroundServices, 'offers' | 'tabs' | 'now'>,
  tabId: number,
  url: string | null,
): Promise<KeepStatus | null> {
  const [view, facts] = await Promise.all([tabs.found(tabId), tabs.facts(tabId)]);
  if (!view || !facts || (url !== null && view.url !== url)) return null;
  const offer = newKeptOffer({ ...view, reference: referenceOf(view) }, facts, now());
  return offer && (await offers.keep(offer, keptTextOf(facts))).status;
}

/** A person's key: keeps the offer that a tab shows, or not any more; its panel says so. */
export async function toggleKept(
  services: Pick<BackgroundServices, 'offers' | 'tabs' | 'now' | 'scripts' | 'markDue'>,
  tabId: number,
): Promise<void> {
  const { offers, tabs, scripts, markDue } = services;
  const view = await tabs.found(tabId);
  if (!view) return;
  const id = keptIdOf(view);
  if (await offers.isKept(id)) await offers.change(id, { deleted: true });
  else await keepTab(services, tabId, view.url);
  await markDue();
  await scripts.renew(tabId);
}

/** What of an offer may be kept besides its view. */
export function factsOf({ salary, remote, datePosted, validThrough, zones }: Offer): OfferFacts {
  return { salary, remote, datePosted, validThrough, zones };
}

/**
 * Notes what a visit of a kept offer's page shows: other words than those that were kept, or that it is
 * closed. Nothing is asked of the board: the person has opened the page.
 */
export async function noteVisit(
  { offers }: Pick<BackgroundServices, 'offers'>,
  view: OfferView,
  { offer }: PageReading,
): Promise<void> {
  const id = keptIdOf(view);
  // A page that could not be read tells nothing of its offer.
  if (!(offer || isClosed(view)) || !(await offers.isKept(id))) return;
  await offers.visited(id, compareVisit(await offers.text(id), offer?.zones ?? null));
}
