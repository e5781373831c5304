// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drawPanel } from '../../../components/drawn-panel.tsx';
import { createLivingDrawing } from '../../../components/living-drawing.tsx';
import { createPanel } from '../../../components/panel-controller.ts';
import type { OfferView } from '../../../lib/answer/view.ts';
import type { KeepStatus } from '../../../lib/offers/keeper.ts';
import type { PanelController } from '../../../lib/page/page-objects.ts';
import type { PanelPreferences } from '../../../lib/settings/settings.ts';
import { textsOf } from './texts.ts';
import { startup, VIEWS, view } from './views.ts';

const texts = await textsOf('fr');
const other = view(
  { startups: [startup({ name: 'Pix', evidence: [] })] },
  { url: 'https://example.fr/autre' },
);

const PREFERENCES: PanelPreferences = {
  form: 'card',
  side: 'right',
  theme: 'system',
  recruiter: false,
  more: false,
  shortcut: null,
};

let panel: PanelController;
const marker = { show: vi.fn((): Range | null => document.createRange()), clear: vi.fn() };
let alive = true;
const remember = vi.fn(async () => {});
const keep = vi.fn(async (): Promise<KeepStatus | null> => 'kept');
const unkeep = vi.fn(async () => true);
const openOffers = vi.fn();
const choose = vi.fn(async (): Promise<OfferView | null> => null);

const host = () => document.querySelector('repere-panel');
const inside = () => host()?.shadowRoot;
const text = () => inside()?.querySelector('aside')?.textContent ?? '';
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const show = (shown: OfferView, changes: Partial<PanelPreferences> = {}) => {
  const preferences = { ...PREFERENCES, ...changes };
  panel.show({
    view: shown,
    preferences,
    drawn: drawPanel({ ...preferences, view: shown, kept: false }, texts),
    kept: false,
  });
};

function press(selector: string) {
  const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  inside()?.querySelector(selector)?.dispatchEvent(event);
}

/** A person's pointer comes over the panel. */
const approach = () =>
  inside()
    ?.querySelector('aside')
    ?.dispatchEvent(new Event('pointerover', { bubbles: true, composed: true }));

/** A panel that a person has used already, on an offer that is left again. */
beforeEach(async () => {
  // Nothing is laid out here.
  document.elementsFromPoint = () => [];
  panel = createPanel({
    document,
    styles: '',
    marker: () => marker,
    remember,
    choose,
    search: async () => [],
    report: async () => undefined,
    correct: async () => undefined,
    enliven: async (...life) => createLivingDrawing(texts, ...life),
    keep,
    unkeep,
    openOffers,
    isAlive: () => alive,
  });
  show(other);
  approach();
  await settled();
  panel.hide();
  vi.clearAllMocks();
});
afterEach(() => {
  panel.hide();
  marker.show.mockReset();
  marker.show.mockImplementation(() => document.createRange());
  document.body.replaceChildren();
  vi.clearAllMocks();
});

test('showing in the page is asked of the page’s marker, and the mark goes with the panel', () => {
  show(VIEWS.certain);
  press('details.why > summary');
  inside()?.querySelector('details.why')?.dispatchEvent(new Event('toggle'));
  return vi.waitFor(() => {
    press('.why .text-button');
    expect(marker.show).toHaveBeenCalledWith(expect.objectContaining({ zone: 'title' }));
    marker.clear.mockClear();
    panel.hide();
    expect(marker.clear).toHaveBeenCalled();
  });
});

describe.each(['card', 'strip'] as const)('keeping the offer on show, from the %s', (form) => {
  const button = () => inside()?.querySelector('.keep');
  const says = (words: string) => vi.waitFor(() => expect(button()?.textContent).toBe(words));

  test('keeps it, says so, and gives it up in the same place', async () => {
    show(VIEWS.certain, { form });
    expect(button()?.textContent).toBe('Garder');
    press('.keep');
    await says('Gardée');
    expect(keep).toHaveBeenCalledExactlyOnceWith(VIEWS.certain.url);
    press('.keep');
    await says('Garder');
    expect(unkeep).toHaveBeenCalledExactlyOnceWith(VIEWS.certain.url);
  });

  test.each([
    [null, 'Cette offre n’a pas été gardée'],
    ['full', '500 offres sont gardées'],
  ] as const)('says that it was not kept (%s)', async (status, words) => {
    keep.mockResolvedValueOnce(status);
    show(VIEWS.certain, { form });
    press('.keep');
    await vi.waitFor(() =>
      expect(inside()?.querySelector('[role=alert]')?.textContent).toContain(words),
    );
    expect(button()?.textContent).toBe('Garder');
  });

  test('a script of the page keeps nothing', async () => {
    show(VIEWS.certain, { form });
    inside()?.querySelector<HTMLElement>('.keep')?.click();
    await settled();
    expect(keep).not.toHaveBeenCalled();
  });

  test('where no offer was read there is nothing to keep', () => {
    show(VIEWS.unreadable, { form });
    expect(button()).toBeNull();
  });
});

test('from the card, what is kept is a step away', async () => {
  show(VIEWS.certain);
  expect(inside()?.querySelector('.kept-link')).toBeNull();
  press('.keep');
  await vi.waitFor(() => expect(inside()?.querySelector('.kept-link')).not.toBeNull());
  press('.kept-link');
  expect(openOffers).toHaveBeenCalledOnce();
});

describe('a page that the browser keeps in memory', () => {
  const goes = (type: 'pagehide' | 'pageshow', persisted: boolean) =>
    window.dispatchEvent(Object.assign(new Event(type), { persisted }));

  test('goes there without the panel, and comes back with it as it was', async () => {
    show(VIEWS.certain);
    const before = host();
    goes('pagehide', true);
    await settled();
    expect(host(), 'nobody puts it back meanwhile').toBeNull();
    goes('pageshow', true);
    expect(host()).toBe(before);
    host()?.remove();
    await vi.waitFor(() => expect(host(), 'it is watched over again').toBe(before));
  });

  test('comes back without one when the extension has gone meanwhile', () => {
    show(VIEWS.certain);
    goes('pagehide', true);
    alive = false;
    goes('pageshow', true);
    alive = true;
    expect(host()).toBeNull();
  });

  test('is not told from one that ends, or has no panel', () => {
    goes('pageshow', true);
    expect(host()).toBeNull();
    show(VIEWS.certain);
    goes('pagehide', false);
    expect(host()).not.toBeNull();
    panel.hide();
    goes('pageshow', true);
    expect(host()).toBeNull();
  });
});

describe('showing and hiding', () => {
  test('shows and hides at once', () => {
    show(VIEWS.certain);
    expect(host()?.parentNode).toBe(document.documentElement);
    expect(text()).toContain('RDV Service Public');
    panel.hide();
    expect(host()).toBeNull();
  });

  test('another offer leaves no trace of the previous one', async () => {
    show(VIEWS.certain);
    const first = host();
    show(other);
    expect(document.querySelectorAll('repere-panel')).toHaveLength(1);
    expect(first?.isConnected).toBe(false);
    expect(text()).toContain('Pix');
    expect(text()).not.toContain('RDV Service Public');
  });

  test('the same answer again changes nothing, a new one for the same offer replaces', async () => {
    show(VIEWS.certain);
    const first = host();
    show(structuredClone(VIEWS.certain));
    expect(host()).toBe(first);
    show({ ...other, url: VIEWS.certain.url });
    await vi.waitFor(() => expect(text()).toContain('Pix'));
    expect(text()).not.toContain('RDV Service Public');
  });

  test('shows nothing on an offer that is not the network’s', async () => {
    show(VIEWS.certain);
    show(view({ outcome: 'not-beta', startups: [] }));
    expect(host()).toBeNull();
  });

  test('stands where the page has an element of its name, with a root of its own', () => {
    const create = document.createElement.bind(document);
    vi.spyOn(document, 'createElement').mockImplementation((name: string) => {
      const element = create(name);
      if (name === 'repere-panel') element.attachShadow({ mode: 'open' });
      return element;
    });
    show(VIEWS.certain);
    const plain = document.querySelector('[data-repere-panel]');
    expect(plain?.shadowRoot?.querySelector('.answer')?.textContent).toContain('RDV Service');
    panel.hide();
    expect(document.querySelector('[data-repere-panel]')).toBeNull();
    vi.restoreAllMocks();
  });

  test('removes what an earlier extension left', async () => {
    document.documentElement.append(document.createElement('repere-panel'));
    show(VIEWS.certain);
    expect(document.querySelectorAll('repere-panel')).toHaveLength(1);
    expect(text()).toContain('RDV Service Public');
  });
});

describe('living in the page', () => {
  test('comes back when the page removes it, not when hidden, and not for ever', async () => {
    show(VIEWS.certain);
    const shown = host();
    shown?.remove();
    await vi.waitFor(() => expect(host()).toBe(shown));
    for (let turn = 0; turn < 40; turn += 1) {
      host()?.remove();
      await settled();
    }
    expect(host()).toBeNull();
    panel.hide();
    await settled();
    expect(host()).toBeNull();
  });

  test.each(['keydown', 'keyup', 'keypress'])('%s stays inside', async (type) => {
    show(VIEWS.certain);
    const heard = vi.fn();
    document.addEventListener(type, heard);
    inside()
      ?.querySelector('button')
      ?.dispatchEvent(new KeyboardEvent(type, { key: 'j', bubbles: true, composed: true }));
    document.removeEventListener(type, heard);
    expect(heard).not.toHaveBeenCalled();
  });

  test('takes no focus when it arrives', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    show(VIEWS.certain);
    await settled();
    expect(document.activeElement).toBe(field);
    field.remove();
  });
});

describe('folding', () => {
  const form = () => /form-(\w+)/.exec(inside()?.querySelector('aside')?.className ?? '')?.[1];

  test('toggles and remembers', async () => {
    panel.toggle();
    expect(remember).not.toHaveBeenCalled();
    show(VIEWS.certain);
    panel.toggle();
    await vi.waitFor(() => expect(form()).toBe('strip'));
    expect(text()).toContain('RDV Service Public');
    panel.toggle();
    await vi.waitFor(() => expect(form()).toBe('card'));
    expect(remember.mock.calls).toEqual([[{ form: 'strip' }], [{ form: 'card' }]]);
  });

  test.each(['card', 'strip', 'tab'] as const)('arrives as it was left: %s', (left) => {
    show(VIEWS.certain, { form: left });
    expect(form()).toBe(left);
  });

  /** An offer's text from one place of the window to another, where the board has it. */
  function textFrom(left: number, right: number) {
    const text = document.createElement('section');
    text.id = 'the-position-section';
    document.body.append(text);
    vi.spyOn(text, 'getBoundingClientRect').mockReturnValue({
      left,
      right,
      top: 500,
      bottom: 2_000,
      width: right - left,
      height: 1_500,
    } as DOMRect);
    return text;
  }

  test.each([
    ['beside the text', 32, 600, 'card'],
    ['over it', 32, 1_000, 'strip'],
  ] as const)('with nothing remembered it arrives %s', (_, left, right, arrived) => {
    textFrom(left, right);
    show(VIEWS.certain, { form: null });
    expect(form()).toBe(arrived);
  });

  test('it makes room for words that it stands over, and only then, without remembering it', async () => {
    const offer = textFrom(32, 1_000);
    const said = () => inside()?.querySelector('aside > [role=status]')?.textContent;
    const range = document.createRange();
    range.selectNodeContents(offer);
    const words = vi.spyOn(range, 'getBoundingClientRect');
    marker.show.mockReturnValue(range);
    show(VIEWS.probable);
    const card = inside()?.querySelector('.card');
    if (!card) throw new Error('no card');
    vi.spyOn(card, 'getBoundingClientRect').mockReturnValue({ left: 666, right: 1_010 } as DOMRect);
    words.mockReturnValue({ left: 100, right: 300, width: 200 } as DOMRect);
    press('.why .text-button');
    await settled();
    expect(form()).toBe('card');
    words.mockReturnValue({ left: 600, right: 800, width: 200 } as DOMRect);
    press('.why .text-button');
    await vi.waitFor(() => expect(form()).toBe('strip'));
    expect(remember).not.toHaveBeenCalled();
    expect(marker.clear, 'the words stay marked').not.toHaveBeenCalled();
    await vi.waitFor(() => expect(said()).toBe('Passage montré dans la page.'));
    show(other);
    expect(form(), 'the next offer is shown as the person likes it').toBe('card');
  });

  test('what only some look for stays open from one offer to the next', async () => {
    show(VIEWS.certain);
    press('details.more > summary');
    inside()?.querySelector('details.more')?.dispatchEvent(new Event('toggle'));
    expect(remember).toHaveBeenCalledExactlyOnceWith({ more: true });
    expect(inside()?.querySelector<HTMLDetailsElement>('details.more')?.open).toBe(true);
    show(other);
    expect(inside()?.querySelector<HTMLDetailsElement>('details.more')?.open).toBe(true);
  });

  test('what a person did in this page holds for its next offer', async () => {
    show(VIEWS.certain);
    panel.toggle();
    show(other);
    await vi.waitFor(() => expect(form()).toBe('strip'));
  });

  test('goes to the other side and remembers it', async () => {
    show(VIEWS.certain);
    press('.tool-side');
    await vi.waitFor(() => expect(inside()?.querySelector('aside.left')).not.toBeNull());
    expect(remember).toHaveBeenCalledExactlyOnceWith({ side: 'left' });
  });

  test('a person’s click moves the focus to the other form’s button', async () => {
    show(VIEWS.certain);
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    press('[aria-expanded]');
    const expanded = () =>
      focus.mock.contexts.map((element) => (element as Element).getAttribute('aria-expanded'));
    await vi.waitFor(() => expect(expanded()).toEqual(['false']));
    press('[aria-expanded]');
    await vi.waitFor(() => expect(expanded()).toEqual(['false', 'true']));
    show(other);
    await settled();
    expect(expanded(), 'another offer takes no focus').toHaveLength(2);
    focus.mockRestore();
  });
});

describe('once the extension is gone', () => {
  const stopped = () => inside()?.querySelector('[role=alert]')?.textContent ?? '';
  afterEach(() => {
    alive = true;
  });

  test.each(['[aria-expanded]', '.tool-side', '.candidates .text-button', 'summary'])(
    'a click on %s says so in place of all else, and asks nobody',
    (selector) => {
      show(VIEWS.ambiguous);
      alive = false;
      press(selector);
      expect(stopped()).toContain('recharger la page');
      expect(text()).not.toContain('RDV Service Public');
      expect(choose).not.toHaveBeenCalled();
      expect(remember).not.toHaveBeenCalled();
      press('button');
      expect(host()).toBeNull();
    },
  );

  test('so does a key, but not a link, nor an event that the page made up', () => {
    show(VIEWS.ambiguous);
    alive = false;
    // Followed nowhere in a test.
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    press('a');
    inside()?.querySelector('button')?.click();
    expect(stopped()).toBe('');
    const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    Object.defineProperty(key, 'isTrusted', { value: true });
    inside()?.querySelector('button')?.dispatchEvent(key);
    expect(stopped()).toContain('recharger la page');
  });

  test('a panel that is taken away stays away', async () => {
    show(VIEWS.certain);
    alive = false;
    host()?.remove();
    await settled();
    expect(host()).toBeNull();
    alive = true;
    await settled();
    expect(host()).toBeNull();
  });

  test('the next answer, of an extension that lives, is shown', () => {
    show(VIEWS.ambiguous);
    alive = false;
    press('[aria-expanded]');
    alive = true;
    panel.hide();
    show(VIEWS.certain);
    expect(stopped()).toBe('');
    expect(text()).toContain('RDV Service Public');
  });
});

describe('correcting', () => {
  const pix = view(
    { startups: [startup({ id: 'pix', name: 'Pix' })] },
    { automatic: VIEWS.ambiguous.resolution },
  );

  test('the choice replaces the answer, and the focus goes to it', async () => {
    choose.mockResolvedValueOnce({ ...pix, url: VIEWS.ambiguous.url });
    show(VIEWS.ambiguous);
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    press('.candidates .text-button[aria-label*=Pix]');
    await vi.waitFor(() => expect(text()).toContain('Choix personnel'));
    expect(choose).toHaveBeenCalledExactlyOnceWith(VIEWS.ambiguous.url, ['pix']);
    await vi.waitFor(() =>
      expect(focus.mock.contexts.map((element) => (element as Element).className)).toContain(
        'glance',
      ),
    );
    focus.mockRestore();
  });

  test('a choice for an offer that was left changes nothing', async () => {
    const late = Promise.withResolvers<OfferView | null>();
    choose.mockReturnValueOnce(late.promise);
    show(VIEWS.ambiguous);
    press('.candidates .text-button[aria-label*=Pix]');
    show(other);
    late.resolve(pix);
    await settled();
    expect(text()).not.toContain('Choix personnel');
  });

  test('a background that is gone is said', async () => {
    choose.mockRejectedValueOnce(new Error('gone'));
    show(VIEWS.ambiguous);
    press('.candidates .text-button[aria-label*=Pix]');
    await vi.waitFor(() => expect(inside()?.querySelector('[role=alert]')).not.toBeNull());
  });
});
