import type { OfferView } from '../answer/view.ts';
import type { Offer } from '../offer/offer.ts';
import { offerId } from '../offer/offer-key.ts';
import type { PageReading } from '../offer/reading.ts';
import { applyImport, undoImport } from '../offers/importer.ts';
import type { KeepStatus } from '../offers/keeper.ts';
import { compareVisit, keptTextOf, newKeptOffer, type OfferFacts } from '../offers/kept-offer.ts';
import { exportedShape } from '../offers/shapes.ts';
import { readExport } from '../offers/transfer.ts';
import type { BackgroundServices, Handlers } from './services.ts';

/** What is asked about the offers that a person keeps. */
export type KeptOfferHandlers = Pick<
  Handlers,
  | 'keep'
  | 'unkeep'
  | 'keep-tab'
  | 'unkeep-tab'
  | 'change-offer'
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
    'store' | 'offers' | 'tabs' | 'tabQueues' | 'now' | 'markDue' | 'warn'
  >,
): KeptOfferHandlers {
  const { store, offers, tabs, tabQueues, now, warn } = services;
  const isPending = warn('the number of what is due could not be shown');
  const markDue = () => services.markDue().catch(isPending);

  async function keep(tabId: number, url: string | null) {
    const status = await keepTab(services, tabId, url);
    await markDue();
    return status;
  }

  /** The undo of keeping: what was written of an offer comes back when it is kept again. */
  async function unkeep(tabId: number, url: string | null) {
    const view = await tabs.found(tabId);
    if (!view || (url !== null && view.url !== url)) return false;
    const changed = await offers.change(keptIdOf(view), { deleted: true });
    await markDue();
    return changed !== null;
  }

  return {
    keep: ({ url }, { tabId }) => tabQueues.run(tabId, () => keep(tabId, url)),

    unkeep: ({ url }, { tabId }) => tabQueues.run(tabId, () => unkeep(tabId, url)),

    'keep-tab': ({ tabId }) => tabQueues.run(tabId, () => keep(tabId, null)),

    'unkeep-tab': ({ tabId }) => tabQueues.run(tabId, () => unkeep(tabId, null)),

    async 'change-offer'({ id, change }) {
      const changed = await offers.change(id, change);
      await markDue();
      return changed;
    },

    /** What was deleted a month ago goes when the person looks at what they have. */
    async 'offers-opened'(): Promise<undefined> {
      await offers.forgetDeleted();
      await markDue();
    },

    async import({ file }) {
      const read = readExport(file);
      if (read.status === 'refused') return false;
      await applyImport(store, offers, read.exported, now());
      await markDue();
      return true;
    },

    async 'undo-import'() {
      const done = await undoImport(store);
      await markDue();
      return done;
    },

    async exported(): Promise<undefined> {
      await store.update(exportedShape, () => now().toISOString());
    },
  };
}

/** Keeps the offer that a tab shows; null where it shows none, or no more the one of this address. */
async function keepTab(
  { offers, tabs, now }: Pick<BackgroundServices, 'offers' | 'tabs' | 'now'>,
  tabId: number,
  url: string | null,
): Promise<KeepStatus | null> {
  const [view, facts] = await Promise.all([tabs.found(tabId), tabs.facts(tabId)]);
  if (!view || !facts || (url !== null && view.url !== url)) return null;
  const offer = newKeptOffer(view, facts, now());
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

/** What identifies a view's offer among the kept ones. */
export function keptIdOf({ board, reference, url }: OfferView): string {
  return offerId(board, reference, url);
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
  if (!offer || !(await offers.isKept(id))) return;
  await offers.visited(id, compareVisit(await offers.text(id), offer.zones));
}
