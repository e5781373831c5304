import type { ListReader } from '../../boards/board.ts';
import { readCardsWith } from '../../boards/cards.ts';
import { guarded } from '../../dom/dom.ts';
import { ask } from '../../messages/ask.ts';
import type { BoardId } from '../../offer/offer.ts';
import { isAlive } from '../extension.ts';
import { parseHtml } from '../parse-html.ts';
import { createListBadges } from './controller.ts';

/**
 * Starts the badges of a list of a board; the watcher then shows and hides them. Each board has its own script, so that
 * a page loads only the reader it needs.
 */
export function startBadges(board: BoardId, reader: ListReader): void {
  if (globalThis.repereBadges) return;
  globalThis.repereBadges = createListBadges({
    document: guarded(document),
    cards() {
      const page = { url: new URL(location.href), document, parseHtml };
      return readCardsWith({ [board]: reader }, page).cards;
    },
    ask: (offers) => ask({ type: 'list', offers }),
    isAlive,
  });
  globalThis.repereBadges.show();
}
