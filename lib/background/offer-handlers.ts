import { completeView } from '../answer/chosen-view.ts';
import { typesetView } from '../answer/typeset-view.ts';
import type { OfferView } from '../answer/view.ts';
import { needsPanel } from '../answer/view.ts';
import { retainSuccess } from '../async/retain-success.ts';
import { answersShape } from '../badges/answers.ts';
import { badgesOf, type Known } from '../badges/badges.ts';
import { networkListShape, withListed } from '../badges/network-list.ts';
import { boardAddressesOf } from '../boards/addresses.ts';
import { choicesShape, withChoice } from '../choices/choices.ts';
import type { BoardId } from '../offer/offer.ts';
import { offerKey } from '../offer/offer-key.ts';
import { offerIn } from '../offer/page-preview.ts';
import { unreadPage } from '../offer/reading.ts';
import { withoutQuery } from '../offer/text.ts';
import { seenShape, withSeen } from '../offers/seen.ts';
import { searchableStartups } from '../search/searchable.ts';
import type { PanelPreferences } from '../settings/settings.ts';
import {
  panelPreferences,
  panelStateShape,
  settingsShape,
  withPanelChange,
} from '../settings/settings.ts';
import type { AnswerService } from './answer-service.ts';
import { keptIdOf } from './kept-id.ts';
import { factsOf, noteVisit } from './kept-offer-handlers.ts';
import { renewAnswered } from './open-pages.ts';
import { REHEARSED } from './rehearsal.ts';
import type { BackgroundServices, Handlers, Place } from './services.ts';
import { badgesFor, followerOf, type PageScript } from './tab-scripts.ts';

/** The messages of pages of the boards, and of the popup about their tabs. */
export type OfferHandlers = Pick<
  Handlers,
  | 'prepare'
  | 'panel-life'
  | 'wake'
  | 'resolve'
  | 'list'
  | 'list-summary'
  | 'left'
  | 'tab-status'
  | 'choose'
  | 'startup-search'
  | 'panel-state'
  | 'feedback'
>;

/** Answers pages of the boards, and the popup about their tabs. */
export function offerHandlers(
  services: BackgroundServices,
  answerService: AnswerService,
): OfferHandlers {
  const { store, directory, rows, offers, scripts, tabs, tabQueues, warn } = services;
  const readTexts = retainSuccess(services.panelTexts);

  /**
   * A tab's messages about its offer are answered in their order: otherwise an answer that did not
   * know of a choice could follow it.
   */
  function inOrder<Message, Answer>(handle: (message: Message, place: Place) => Promise<Answer>) {
    return (message: Message, place: Place): Promise<Answer> =>
      tabQueues.run(place.tabId, () => handle(message, place));
  }

  /** Whether an answer has been given, or rehearsed, in this life of the background. */
  let isReady = false;

  return {
    /** Rehearses an answer, unless the board is switched off. Nobody waits for it. */
    async prepare(_, { url }): Promise<undefined> {
      const board = boardAddressesOf(new URL(url));
      if (!board || !(await isOn(board.id))) return;
      rehearse().catch(warn('the first answer could not be rehearsed'));
    },

    /** Adds the scripts that read the page's offer or list, unless its board is switched off. */
    async wake({ page, network, preview }, { tabId, url }) {
      const board = boardAddressesOf(new URL(url));
      if (!board || !(await isOn(board.id))) return;
      if (page === 'list') {
        await give(tabId, badgesFor(board.id));
        return;
      }
      let panel = network;
      if (preview) {
        const offer = offerIn(preview, {
          ...board.readAddress(new URL(url)),
          board: board.id,
          url,
        });
        const reading = { ...unreadPage(url), board: board.id, page: 'offer' as const, offer };
        const view = await answerService.viewOf(reading);
        panel = view !== null && needsPanel(view);
        if (view && !panel && !(await answerService.known()).resolver.isSuspected(offer)) {
          await tabs.record(tabId, view);
          return;
        }
      }
      // Where there will be a panel, its script comes along.
      const follower = followerOf(board.id);
      await (panel ? give(tabId, 'panel', follower) : give(tabId, follower));
    },

    resolve: inOrder(async ({ reading, panelLoaded, asked }, { tabId, isPrivate }) => {
      isReady = true;
      const preferences = readPreferences(reading.board);
      const isAnswered = reading.board && (asked || (await isOn(reading.board)));
      const view = isAnswered ? await answerService.viewOf(reading) : null;
      if (!view) {
        // Its board may have been switched off while the page was kept in memory.
        await tabs.record(tabId, null);
        return null;
      }
      const isShown = needsPanel(view, asked);
      // What may be kept of it: asked of the page again, its text might be another by then.
      const facts = isShown && reading.offer ? factsOf(reading.offer) : null;
      const written = tabs.record(tabId, view, facts);
      if (!isPrivate) {
        noteVisit(services, view, reading).catch(
          warn('the visit of a kept offer could not be noted'),
        );
      }
      // A whole-page reading is good enough for this visit, not for lists and reports.
      if (!isPrivate && !view.offer?.isWholePage) {
        // The person's tab does not wait until the answer is remembered for lists.
        answerService.remember(view).catch(warn('the answer could not be remembered'));
        const { datePosted = null } = reading.offer ?? {};
        keepOpened(view, datePosted).catch(warn('the row could not be kept'));
        if (needsPanel(view)) noteSeen(view).catch(warn('the opened offer could not be noted'));
      }
      if (isShown && !panelLoaded) await give(tabId, 'panel');
      await written;
      if (!isShown) return null;
      // The person's answer first; preparing the next ones can wait.
      if (!isPrivate) noteUse();
      const [given, words, kept] = await Promise.all([
        preferences,
        readTexts(),
        offers.isKept(keptIdOf(view)),
      ]);
      const drawn = services.drawPanel({ ...given, view, kept }, words);
      return { view, preferences: given, drawn, kept };
    }),

    /** The badges of a list's cards; remembers the offers of the network's list. */
    async list({ offers: listed }, { url, isPrivate }) {
      const [{ theme, boards }, known, texts] = await Promise.all([
        store.read(settingsShape),
        readKnown(),
        services.badgeTexts(),
      ]);
      const board = boardAddressesOf(new URL(url));
      // The board was switched off while the badges' script was on its way.
      if (!board || !boards[board.id]) return { badges: listed.map(() => null), theme, texts };
      if (!isPrivate) {
        store
          .update(networkListShape, (before) => withListed(before, listed))
          .catch(warn('the list could not be remembered'));
      }
      const badges = badgesOf(listed, known);
      if (!isPrivate && badges.some(Boolean)) noteUse();
      return { badges, theme, texts };
    },

    /** The number of offers on a tab's list, and how many of them have a badge. */
    async 'list-summary'({ tabId }) {
      const [listed, known] = await Promise.all([scripts.offersOn(tabId), readKnown()]);
      if (!listed) return null;
      const badges = badgesOf(listed, known);
      return { offers: listed.length, network: badges.filter(Boolean).length };
    },

    left: inOrder(async (_, { tabId }): Promise<undefined> => {
      await tabs.record(tabId, null);
    }),

    /** The view found on a tab, unless the tab has gone to another page since. */
    async 'tab-status'({ tabId }) {
      const [view, address] = await Promise.all([tabs.found(tabId), tabs.address(tabId)]);
      // The query may change while the offer stays.
      return view && withoutQuery(view.url) === withoutQuery(address) ? view : null;
    },

    /** Remembers the person's choice for the offer that the tab shows. */
    choose: inOrder(async ({ url, startups }, { tabId, isPrivate }) => {
      const view = await tabs.found(tabId);
      // The tab went to another offer while the person was choosing.
      if (!view || view.url !== url) return null;
      const key = offerKey(view);
      if (key) {
        const offer = { ...key, title: isPrivate ? undefined : view.offer?.title };
        await store.update(choicesShape, (choices) => withChoice(choices, offer, startups));
      }
      const next = typesetView(completeView(view, await directory.current(), startups));
      if (!isPrivate) await noteSeen(next);
      await store.inTurn(() => rows.revise(answerService.rowOf(next, null)));
      await tabs.record(tabId, next);
      return next;
    }),

    async 'startup-search'(_, { tabId }) {
      await give(tabId, 'startup-search');
      return searchableStartups(await directory.current());
    },

    async 'panel-life'(_, { tabId }) {
      const words = readTexts();
      await give(tabId, 'panel-life');
      return words;
    },

    feedback: (_, { tabId }) => services.openFeedback(tabId),

    async 'panel-state'(change, { url }) {
      const board = boardAddressesOf(new URL(url))?.id ?? null;
      await store.update(panelStateShape, (state) => withPanelChange(state, board, change));
    },
  };

  /**
   * Adds scripts to a page.
   * @throws Error when the page does not take them: the message stays unanswered, and a page that
   *   is still there asks again
   */
  async function give(tabId: number, ...names: PageScript[]): Promise<void> {
    if (await scripts.add(tabId, ...names)) return;
    throw new Error(`tab ${tabId} was not given ${names.join(', ')}`);
  }

  /**
   * Makes everything ready that the first answer needs, while one of the network's own pages is on its way. An offer that
   * comes between two steps goes first.
   */
  async function rehearse(): Promise<void> {
    const isWanted = () => services.wait(0).then(() => !isReady);
    if (!(await isWanted())) return;
    await answerService.known();
    if (!(await isWanted())) return;
    isReady = true;
    const [view, preferences, words] = await Promise.all([
      answerService.viewOf(REHEARSED),
      readPreferences(REHEARSED.board),
      readTexts(),
    ]);
    await services.wait(0);
    if (view) services.drawPanel({ ...preferences, view, kept: false }, words);
  }

  /** Everything that badges need besides the cards. */
  async function readKnown(): Promise<Known> {
    const [choices, answers, networkList, keptIds, known] = await Promise.all([
      store.read(choicesShape),
      store.read(answersShape),
      store.read(networkListShape),
      offers.keptIds(),
      answerService.known(),
    ]);
    return { ...known, choices, answers, networkList, keptIds };
  }

  /** The first use brings a newer directory: the answer is given again with it. */
  function noteUse(): void {
    directory
      .noteUse()
      .then((isNewer) => (isNewer ? renewAnswered(services) : undefined))
      .catch(warn('the use of today could not be noted'));
  }

  async function isOn(board: BoardId): Promise<boolean> {
    return (await store.read(settingsShape)).boards[board];
  }

  async function readPreferences(board: BoardId | null): Promise<PanelPreferences> {
    const [settings, state, shortcut] = await Promise.all([
      store.read(settingsShape),
      store.read(panelStateShape),
      services.shortcut().catch(warn('the shortcut could not be read')),
    ]);
    return panelPreferences(settings, state, board, shortcut ?? null);
  }

  /** Notes that the person opened this offer, to find it again beside others of its Startup. */
  async function noteSeen(view: OfferView): Promise<void> {
    const today = answerService.today();
    await store.update(seenShape, (seen) => withSeen(seen, view, today));
  }

  /** Keeps the network's offers that a recruiter opens, for their report; nobody else's. */
  async function keepOpened(view: OfferView, datePosted: string | null): Promise<void> {
    if (!needsPanel(view) || !(await store.read(settingsShape)).recruiter) return;
    await store.inTurn(() => rows.keep(answerService.rowOf(view, datePosted)));
  }
}
