import type { DrawnPanel } from '../lib/messages/drawn-panel.ts';
import type { PanelDrawing } from './panel-look.ts';
import { type PanelPlace, styleOf } from './panel-place.ts';

/** How long after it stands the panel's answer is said, in ms: screen readers hear what changes. */
const SAID_AFTER = 100;

/** What opens or folds the panel, in each of its forms. */
const FOLDING = 'header [aria-expanded], .strip-open, .edge-tab';

/** The first drawing of a page's panel, until a person uses it. */
export interface FirstDrawing extends PanelDrawing {
  /** What is to be drawn, as the background has drawn it. */
  show(drawn: DrawnPanel): void;
  /** Says what is still to be said: another drawing goes on with what stands there. */
  finish(): void;
}

/**
 * Puts on the page what the background has drawn: no component, and nothing that hears a person, is needed
 * for that, and most people read the panel without touching it.
 */
export function createFirstDrawing(document: Document): FirstDrawing {
  let drawn: DrawnPanel | null = null;
  /** The HTML that stands there. */
  let standing = '';
  let said: string | null = null;
  /** Says at once what is to be said soon. */
  let finish: () => unknown = () => undefined;

  function elementOf(html: string): HTMLElement {
    const parser = new (document.defaultView as Window & typeof globalThis).DOMParser();
    // Read as a document of its own: the page's policies for markup have no say in it.
    const { firstElementChild } = parser.parseFromString(html, 'text/html').body;
    return document.adoptNode(firstElementChild as HTMLElement);
  }

  function announce(aside: Element, text: string) {
    if (text === said) return;
    said = text;
    finish();
    const status = aside.querySelector('[role="status"]');
    const say = () => {
      clearTimeout(timer);
      finish = () => undefined;
      if (status) status.textContent = text;
    };
    const timer = setTimeout(say, SAID_AFTER);
    finish = say;
  }

  return {
    show(next) {
      drawn = next;
    },
    draw(root, { form, place, takesFocus }) {
      if (!drawn) return;
      const html = drawn.forms[form];
      const isNew = html !== standing;
      let aside = root.firstElementChild as HTMLElement | null;
      if (isNew) {
        const next = elementOf(html);
        standing = html;
        const part = next.lastElementChild;
        if (aside && part) {
          // The region that speaks stays: what was said is not said again.
          aside.className = next.className;
          aside.dataset.theme = next.dataset.theme;
          aside.lastElementChild?.replaceWith(part);
        } else {
          root.append(next);
          aside = next;
        }
      }
      if (!aside) return;
      putAt(aside, place);
      announce(aside, drawn.said);
      if (isNew && takesFocus) {
        aside.querySelector<HTMLElement>(FOLDING)?.focus({ preventScroll: true });
      }
    },
    drawStopped(root, _, close) {
      if (!drawn) return;
      finish();
      root.replaceChildren(elementOf(drawn.stopped));
      const button = root.querySelector('button');
      button?.focus({ preventScroll: true });
      button?.addEventListener('click', ({ isTrusted }) => {
        if (isTrusted) close();
      });
    },
    finish() {
      finish();
    },
    erase(root) {
      finish();
      standing = '';
      said = null;
      root.replaceChildren();
    },
  };
}

function putAt(aside: HTMLElement, place: PanelPlace): void {
  const style = styleOf(place);
  for (const name of ['--foot', '--width', '--height']) {
    if (name in style) aside.style.setProperty(name, style[name] as string);
    else aside.style.removeProperty(name);
  }
}
