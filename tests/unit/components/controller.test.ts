// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPanel } from '../../../entrypoints/panel/controller.tsx';
import type {
  OfferView,
  PanelController,
  PanelPreferences,
} from '../../../lib/messages/messages.ts';
import { translationOf } from './texts.ts';
import { startup, VIEWS, view } from './views.ts';

const translation = await translationOf('fr');
const other = view(
  { startups: [startup({ name: 'Pix', evidence: [] })] },
  { url: 'https://example.fr/autre' },
);

const PREFERENCES: PanelPreferences = {
  collapsed: null,
  side: 'right',
  theme: 'system',
  recruiter: false,
};

let panel: PanelController;
const remember = vi.fn(async () => {});
const choose = vi.fn(async (): Promise<OfferView | null> => null);

const host = () => document.querySelector('repere-panel');
const inside = () => host()?.shadowRoot;
const text = () => inside()?.querySelector('aside')?.textContent ?? '';
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const show = (shown: OfferView, preferences: Partial<PanelPreferences> = {}) =>
  panel.show({ view: shown, preferences: { ...PREFERENCES, ...preferences } });

function press(selector: string) {
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  inside()?.querySelector(selector)?.dispatchEvent(event);
}

beforeEach(() => {
  panel = createPanel({
    document,
    translation,
    extensionVersion: '1.2.3',
    today: () => '2026-09-01',
    zoneText: () => null,
    remember,
    choose,
    search: async () => [],
  });
});
afterEach(() => {
  panel.hide();
  document.body.replaceChildren();
  vi.clearAllMocks();
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
  const isFolded = () => inside()?.querySelector('.edge-tab') !== null;

  test('toggles and remembers', async () => {
    panel.toggle();
    expect(remember).not.toHaveBeenCalled();
    show(VIEWS.certain);
    panel.toggle();
    await vi.waitFor(() => expect(isFolded()).toBe(true));
    expect(text()).toContain('RDV Service Public');
    panel.toggle();
    await vi.waitFor(() => expect(isFolded()).toBe(false));
    expect(remember.mock.calls).toEqual([[{ collapsed: true }], [{ collapsed: false }]]);
  });

  test.each([
    [true, true],
    [false, false],
    [null, false],
  ])('arrives as it was left: %s', (collapsed, folded) => {
    show(VIEWS.certain, { collapsed });
    expect(isFolded()).toBe(folded);
  });

  test('where it would hide the offer it arrives folded, unless the person wants it open', () => {
    const main = document.createElement('main');
    main.append(document.createElement('h1'));
    document.body.append(main);
    vi.spyOn(main.firstElementChild as Element, 'getBoundingClientRect').mockReturnValue({
      left: 100,
      right: 900,
      width: 800,
      height: 20,
    } as DOMRect);
    show(VIEWS.certain);
    expect(isFolded()).toBe(true);
    panel.hide();
    show(VIEWS.certain, { collapsed: false });
    expect(isFolded()).toBe(false);
  });

  test('what a person did in this page holds for its next offer', async () => {
    show(VIEWS.certain);
    panel.toggle();
    show(other);
    await vi.waitFor(() => expect(isFolded()).toBe(true));
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
    expect(choose).toHaveBeenCalledExactlyOnceWith(VIEWS.ambiguous.url, 'pix');
    await vi.waitFor(() =>
      expect(focus.mock.contexts.map((element) => (element as Element).className)).toContain(
        'startup-answer',
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
