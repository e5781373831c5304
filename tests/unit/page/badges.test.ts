// @vitest-environment happy-dom
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CardBadge } from '../../../lib/badges/badges.ts';
import { readCards } from '../../../lib/boards/cards.ts';
import { badgeTexts } from '../../../lib/i18n/texts.ts';
import type { ListAnswer } from '../../../lib/messages/messages.ts';
import type { ListedOffer } from '../../../lib/offer/listed-offer.ts';
import { createListBadges } from '../../../lib/page/badges/controller.ts';
import type { BadgesController } from '../../../lib/page/page-objects.ts';
import { textsOf } from '../components/texts.ts';

const texts = badgeTexts(await textsOf('fr'));
const url = new URL('https://www.welcometothejungle.com/fr/jobs');

/** All that is observed is near what is seen, at once; nothing ever changes its size. */
class Near {
  readonly #tell: IntersectionObserverCallback;
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
  }
  observe(target: Element) {
    const entry = { target, isIntersecting: true } as unknown as IntersectionObserverEntry;
    queueMicrotask(() => this.#tell([entry], this as unknown as IntersectionObserver));
  }
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('IntersectionObserver', Near);
afterAll(() => {
  vi.unstubAllGlobals();
});

const PIX: CardBadge = {
  startup: 'Pix',
  isCertain: true,
  incubators: ['L’Incubateur', 'L’Atelier'],
  isKept: false,
};
const NETWORK: CardBadge = { startup: null, isCertain: false, incubators: [], isKept: false };

let answers: Record<string, CardBadge | null>;
const ask = vi.fn(
  async (offers: ListedOffer[]): Promise<ListAnswer> => ({
    badges: offers.map(({ title }) => answers[title] ?? null),
    theme: 'dark',
    texts,
  }),
);
let badges: BadgesController;

const item = (slug: string, title = slug) =>
  `<li id="${slug}"><a href="/fr/companies/x/jobs/${slug}"><h4>${title}</h4></a></li>`;
const draw = (...items: string[]) => {
  document.body.innerHTML = `<main><ul>${items.join('')}</ul></main>`;
};
const hosts = () => Array.from(document.querySelectorAll('repere-badge'));
const words = () =>
  hosts().map((host) => (host.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim());
/** The list is looked at again some time after each change. */
const look = async () => {
  await vi.advanceTimersByTimeAsync(200);
};

let isAlive = true;

beforeEach(() => {
  isAlive = true;
  vi.useFakeTimers();
  answers = { Pix: PIX, Dev: NETWORK };
  badges = createListBadges({
    document,
    cards: () =>
      readCards({
        url,
        document,
        parseHtml: (html) => new DOMParser().parseFromString(html, 'text/html'),
      }).cards,
    ask,
    isAlive: () => isAlive,
  });
});
afterEach(() => {
  badges.hide();
  document.body.replaceChildren();
  vi.clearAllMocks();
  vi.useRealTimers();
});

describe('badges', () => {
  test('say the Startup, its incubators, or the network; others have none', async () => {
    answers.Peut = { ...PIX, isCertain: false, incubators: [], isKept: false };
    draw(item('a', 'Pix'), item('b', 'Dev'), item('c', 'Vente'), item('d', 'Peut'));
    badges.show();
    await look();
    expect(words()).toEqual([
      'Repère, Startup d’État : Pix, incubateur L’Incubateur, L’Atelier',
      'Repère, offre du réseau : beta.gouv.fr',
      'Repère, Startup d’État : Pix (probable)',
    ]);
  });

  test('stand right behind the title’s link, in their own root, in the person’s colours', async () => {
    draw(item('a', 'Pix'));
    badges.show();
    await look();
    const [host] = hosts();
    expect(host?.previousElementSibling?.tagName).toBe('A');
    const badge = host?.shadowRoot?.querySelector<HTMLElement>('.badge');
    expect(badge?.lang).toBe('fr');
    expect(badge?.dataset.theme).toBe('dark');
    expect(host?.shadowRoot?.adoptedStyleSheets).toHaveLength(1);
  });

  test('are asked for once, in one message', async () => {
    draw(item('a', 'Pix'), item('b', 'Dev'), item('c', 'Vente'));
    badges.show();
    await look();
    document.querySelector('ul')?.append(document.createElement('li'));
    await look();
    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask.mock.calls[0]?.[0].map(({ title }) => title)).toEqual(['Pix', 'Dev', 'Vente']);
  });

  test('cost each card the same few measures, however many there are', async () => {
    const measures = vi.spyOn(Element.prototype, 'getBoundingClientRect');
    const perCard: number[] = [];
    for (const count of [10, 100]) {
      answers = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`t${index}`, NETWORK]),
      );
      draw(...Object.keys(answers).map((title) => item(title)));
      measures.mockClear();
      badges.show();
      await look();
      expect(words()).toHaveLength(count);
      perCard.push(measures.mock.calls.length / count);
      badges.hide();
    }
    expect(perCard[1]).toBe(perCard[0]);
    expect(perCard[0]).toBeLessThanOrEqual(8);
  });

  test('come to cards that are added, and are asked for those alone', async () => {
    draw(item('a', 'Pix'));
    badges.show();
    await look();
    document.querySelector('ul')?.insertAdjacentHTML('beforeend', item('b', 'Dev'));
    await look();
    expect(words()).toHaveLength(2);
    expect(ask.mock.calls[1]?.[0].map(({ title }) => title)).toEqual(['Dev']);
  });

  test.each([
    ['list', () => document.querySelector('main')],
    ['cards', () => document.querySelector('ul')],
    ['titles', () => document.querySelector('li')],
  ])('come back when the %s are drawn anew', async (_, part) => {
    draw(item('a', 'Pix'), item('b', 'Dev'));
    badges.show();
    await look();
    const element = part();
    if (element)
      element.innerHTML = element.innerHTML.replaceAll('<repere-badge></repere-badge>', '');
    await look();
    expect(words()).toHaveLength(2);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('go at once when a card shows another offer, and come for that one', async () => {
    draw(item('a', 'Pix'));
    badges.show();
    await look();
    const link = document.querySelector('a');
    link?.setAttribute('href', '/fr/companies/x/jobs/b');
    link?.replaceChildren('Dev');
    await vi.advanceTimersByTimeAsync(1);
    expect(words()).toEqual([]);
    await look();
    expect(words()).toEqual(['Repère, offre du réseau : beta.gouv.fr']);
  });

  test('go with the list, and nothing brings them back', async () => {
    draw(item('a', 'Pix'));
    badges.show();
    await look();
    badges.hide();
    expect(hosts()).toEqual([]);
    document.querySelector('ul')?.insertAdjacentHTML('beforeend', item('b', 'Dev'));
    await look();
    expect(hosts()).toEqual([]);
  });

  test('an answer that comes after the list was left is nobody’s', async () => {
    draw(item('a', 'Pix'));
    badges.show();
    await vi.advanceTimersToNextTimerAsync();
    badges.hide();
    await look();
    expect(hosts()).toEqual([]);
  });

  test('come to a list that the page draws anew while the answer is awaited', async () => {
    let answer: () => void = () => undefined;
    ask.mockImplementationOnce(async (offers) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return { badges: offers.map(() => PIX), theme: 'dark', texts };
    });
    draw(item('a', 'Pix'));
    badges.show();
    await look();
    draw(item('b', 'Dev'));
    answer();
    // The second time that the page changes, it is given longer to rest.
    await look();
    await look();
    expect(words()).toEqual(['Repère, offre du réseau : beta.gouv.fr']);
  });

  test('a background that does not answer leaves the page as it is', async () => {
    ask.mockRejectedValueOnce(new Error('Extension context invalidated.'));
    draw(item('a', 'Pix'));
    badges.show();
    await look();
    expect(hosts()).toEqual([]);
  });

  test('wait until the page is loaded: its own scripts find it as its server drew it', async () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive');
    draw(item('a', 'Pix'));
    badges.show();
    await look();
    expect(hosts()).toEqual([]);
    window.dispatchEvent(new Event('load'));
    await look();
    expect(words()).toHaveLength(1);

    badges.hide();
    badges.show();
    // A page whose last picture never comes.
    await vi.advanceTimersByTimeAsync(5_000);
    expect(words()).toHaveLength(1);
    state.mockRestore();
  });

  test('are not those of the offer that the card showed when it was asked about', async () => {
    draw(item('a', 'Pix'));
    ask.mockImplementationOnce(async () => {
      document.querySelector('a')?.setAttribute('href', '/fr/companies/x/jobs/b');
      return { badges: [PIX], theme: 'system', texts };
    });
    badges.show();
    await vi.advanceTimersByTimeAsync(100);
    expect(words()).toEqual([]);
  });

  test('goes when the extension is switched off and the person comes back to the page', async () => {
    draw(item('a', 'Pix'));
    badges.show();
    await look();
    expect(words()).toHaveLength(1);
    isAlive = false;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(words()).toEqual([]);
  });

  test('a page that never rests is looked at less and less often', async () => {
    draw(item('a', 'Pix'));
    const cards = vi.fn(() => readCards({ url, document, parseHtml: () => document }).cards);
    badges = createListBadges({ document, cards, ask, isAlive: () => true });
    badges.show();
    for (let turn = 0; turn < 100; turn += 1) {
      document.querySelector('ul')?.append('.');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(cards.mock.calls.length).toBeLessThan(15);
  });

  test('a list drawn late is waited for, not for ever', async () => {
    draw();
    const querySelectorAll = vi.spyOn(document, 'querySelectorAll');
    badges.show();
    await vi.advanceTimersByTimeAsync(60_000);
    const looks = querySelectorAll.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(querySelectorAll.mock.calls.length).toBe(looks);
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `<ul>${item('a', 'Pix')}</ul>`);
    await look();
    expect(words()).toHaveLength(1);
  });

  test('what goes on elsewhere in the page is none of its business', async () => {
    draw(item('a', 'Pix'));
    document.body.insertAdjacentHTML('beforeend', '<div id="chat"><p>…</p></div>');
    const cards = vi.fn(() => readCards({ url, document, parseHtml: () => document }).cards);
    badges = createListBadges({ document, cards, ask, isAlive: () => true });
    badges.show();
    await look();
    const looks = cards.mock.calls.length;
    document.querySelector('#chat')?.append('Bonjour');
    document.querySelector('#chat p')?.append('!');
    await look();
    expect(cards.mock.calls.length).toBe(looks);
  });

  test('a page that takes them away again and again wins', async () => {
    draw(item('a', 'Pix'));
    badges.show();
    let removed = 0;
    for (let turn = 0; turn < 100; turn += 1) {
      await look();
      for (const host of hosts()) {
        host.remove();
        removed += 1;
      }
    }
    expect(removed).toBe(20);
  });

  test('what was found on an offer’s page in another tab is told on return', async () => {
    draw(item('a', 'Dev'));
    badges.show();
    await look();
    answers.Dev = PIX;
    document.dispatchEvent(new Event('visibilitychange'));
    await look();
    expect(words()).toEqual(['Repère, Startup d’État : Pix, incubateur L’Incubateur, L’Atelier']);
  });

  test('an earlier version’s are taken away', async () => {
    draw(`<li>${'<repere-badge></repere-badge>'}</li>`, item('a', 'Pix'));
    badges.show();
    await look();
    expect(words()).toHaveLength(1);
  });
});
