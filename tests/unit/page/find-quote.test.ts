// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findQuote, passageAt } from '../../../lib/page/find-quote.ts';
import { createHighlighter, unfold } from '../../../lib/page/highlight.ts';
import { createOfferMarker } from '../../../lib/page/offer-marker.ts';

function page(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

const alone = (quote: string) => ({ before: '', quote, after: '' });
const found = (html: string, quote: string) => findQuote(page(html), alone(quote))?.toString();

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('finds words however the page writes them', () => {
  test.each([
    ['plain', '<p>pour Pix à Paris</p>', 'Pix', 'Pix'],
    [
      'spaces',
      '<p>RDV\n   Service&nbsp;Public</p>',
      'RDV Service Public',
      'RDV\n   Service\u00a0Public',
    ],
    ['cut by elements', '<p>ma <b>can</b>tine</p>', 'ma cantine', 'ma cantine'],
    ['decomposed accents', '<p>e\u0301coles</p>', 'écoles', 'e\u0301coles'],
    ['composed accents', '<p>Réfugiés.info</p>', 're\u0301fugie\u0301s.info', 'Réfugiés.info'],
    ['case', '<h1>MA CANTINE</h1>', 'ma cantine', 'MA CANTINE'],
    ['marks of direction', '<p>\u202ePi\u200ex\u202c</p>', 'Pix', 'Pi\u200ex'],
    ['soft hyphens', '<p>Dossier\u00adFacile</p>', 'DossierFacile', 'Dossier\u00adFacile'],
    ['joiners', '<p>Docu\u200drba</p>', 'Docurba', 'Docu\u200drba'],
    ['styled letters', '<p>pour 𝗗𝗼𝗰𝘂𝗿𝗯𝗮.</p>', 'Docurba', '𝗗𝗼𝗰𝘂𝗿𝗯𝗮'],
    ['ligatures', '<p>proﬁl</p>', 'profil', 'proﬁl'],
    [
      'nothing struck between',
      '<p>ma <s>vieille</s> cantine</p>',
      'ma cantine',
      'ma vieille cantine',
    ],
    ['astral characters before', '<p>😀 Pix</p>', 'Pix', 'Pix'],
    ['a whole word only', '<p>pixels, puis Pix</p>', 'pix', 'Pix'],
    [
      'not in scripts and buttons',
      '<script>Pix</script><button>Pix</button><i>Pix</i>',
      'Pix',
      'Pix',
    ],
    ['hidden text too', '<p hidden>Pix</p>', 'Pix', 'Pix'],
  ])('%s', (_, html, quote, expected) => expect(found(html, quote)).toBe(expected));

  test.each([
    ['absent', '<p>rien</p>', 'Pix'],
    ['part of a word', '<p>pixels</p>', 'Pix'],
    ['no words', '<p>rien</p>', ' '],
  ])('%s: nothing', (_, html, quote) => expect(found(html, quote)).toBeUndefined());
});

test('the surroundings tell one occurrence from another', () => {
  const root = page('<p>comme Pix ou Tchap</p><p id="right">l’équipe de Pix recrute</p>');
  const text = 'comme Pix ou Tchap\nl’équipe de Pix recrute';
  const range = findQuote(root, passageAt(text, 'Pix', text.lastIndexOf('Pix')));
  expect(range?.startContainer.parentElement?.id).toBe('right');
  expect(range?.toString()).toBe('Pix');
});

test('surroundings that changed do not hide the words', () => {
  const range = findQuote(page('<p>Bonjour Pix !</p>'), {
    before: 'tout autre chose ',
    quote: 'Pix',
    after: ' encore autre chose',
  });
  expect(range?.toString()).toBe('Pix');
});

describe('an offer’s words in its page', () => {
  const evidence = { quote: 'Pix', zone: 'missions', offset: 16 } as const;
  const missions = 'comme Pix ou de Pix recrute';
  const shownIn = (html: string, zone: string | null) => {
    const content = page(html);
    content.scrollIntoView = () => {};
    return createOfferMarker(content.ownerDocument, () => zone).show(evidence) !== null;
  };

  test('are shown, wherever they stand now', () => {
    expect(shownIn('<p>comme Pix ou de Pix recrute</p>', missions)).toBe(true);
    expect(shownIn('<p>Pix</p>', 'la page a changé'), 'after a change').toBe(true);
    expect(shownIn('<p>Pix</p>', null), 'without a reading').toBe(true);
  });

  test('are said to be gone when they are', () =>
    expect(shownIn('<p>rien</p>', missions)).toBe(false));
});

describe('showing', () => {
  const rangeOn = (html: string) => findQuote(page(html), alone('Pix')) as Range;

  /** Gives the window a highlight interface, or takes it away. */
  function provide(css: object | undefined, highlight: object | undefined) {
    const view = document.defaultView as object;
    Object.defineProperty(view, 'CSS', { value: css, configurable: true });
    Object.defineProperty(view, 'Highlight', { value: highlight, configurable: true });
  }

  test('the board’s own button opens the folded text', () => {
    const range = rangeOn(
      '<button aria-controls="rest" aria-expanded="false">Afficher la suite</button><div id="rest" class="text-clamp--hiddentext" hidden>Pix</div>',
    );
    const clicked = vi.fn();
    document.querySelector('button')?.addEventListener('click', clicked);
    expect(unfold(range)).toBe(true);
    expect(clicked).toHaveBeenCalledOnce();
  });

  test('text in sight is left as it is', () => {
    const range = rangeOn(
      '<button aria-controls="rest" aria-expanded="true">x</button><div id="rest">Pix</div>',
    );
    const clicked = vi.fn();
    document.querySelector('button')?.addEventListener('click', clicked);
    expect(unfold(range)).toBe(false);
    expect(clicked).not.toHaveBeenCalled();
  });

  test('marks the words beside the page’s nodes, and takes the mark away', () => {
    const highlights = new Map<string, unknown>();
    provide({ highlights }, class {});
    const scrollBy = vi.spyOn(window, 'scrollBy').mockReturnValue(undefined);
    Element.prototype.scrollIntoView ??= () => {};
    const html = '<p>pour Pix</p>';
    const range = rangeOn(html);
    const highlighter = createHighlighter(document);
    highlighter.show(range);
    highlighter.show(range);
    expect([...highlights.keys()]).toEqual(['repere']);
    expect(document.documentElement.querySelectorAll(':scope > style')).toHaveLength(1);
    expect(document.body.innerHTML).toBe(html);
    expect(scrollBy).toHaveBeenCalledTimes(2);
    highlighter.clear();
    expect(highlights.size).toBe(0);
    expect(document.documentElement.querySelectorAll(':scope > style')).toHaveLength(0);
  });

  test('without the highlight interface it scrolls all the same', () => {
    provide(undefined, undefined);
    const scrollBy = vi.spyOn(window, 'scrollBy').mockReturnValue(undefined);
    scrollBy.mockClear();
    const highlighter = createHighlighter(document);
    highlighter.show(rangeOn('<p>Pix</p>'));
    expect(scrollBy).toHaveBeenCalledOnce();
    highlighter.clear();
  });
});
