// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPanel } from '../../../entrypoints/panel.content/controller.tsx';
import type { PanelController } from '../../../lib/messages/messages.ts';
import { translationOf } from './texts.ts';
import { startup, VIEWS, view } from './views.ts';

const translation = await translationOf('fr');
const other = view(
  { startups: [startup({ name: 'Pix', evidence: [] })] },
  { url: 'https://example.fr/autre' },
);

let panel: PanelController;
let written: boolean[];
let stored: Promise<boolean>;

const host = () => document.querySelector('repere-panel');
const inside = () => host()?.shadowRoot;
const text = () => inside()?.querySelector('aside')?.textContent ?? '';
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

function create() {
  panel = createPanel({
    document,
    translation,
    extensionVersion: '1.2.3',
    readCollapsed: () => stored,
    writeCollapsed: async (collapsed) => {
      written.push(collapsed);
    },
  });
}

beforeEach(() => {
  written = [];
  stored = Promise.resolve(false);
  create();
});
afterEach(() => panel.hide());

describe('showing and hiding', () => {
  test('waits for the remembered state, then shows', async () => {
    create();
    panel.show(VIEWS.certain);
    expect(host()).toBeNull();
    await settled();
    expect(host()?.parentNode).toBe(document.documentElement);
    expect(text()).toContain('RDV Service Public');
  });

  test('hides at once, and before the first drawing too', async () => {
    create();
    panel.show(VIEWS.certain);
    panel.hide();
    await settled();
    expect(host()).toBeNull();
    panel.show(VIEWS.certain);
    expect(host()).not.toBeNull();
    panel.hide();
    expect(host()).toBeNull();
  });

  test('another offer leaves no trace of the previous one', async () => {
    await settled();
    panel.show(VIEWS.certain);
    const first = host();
    panel.show(other);
    expect(document.querySelectorAll('repere-panel')).toHaveLength(1);
    expect(first?.isConnected).toBe(false);
    expect(text()).toContain('Pix');
    expect(text()).not.toContain('RDV Service Public');
  });

  test('the same answer again changes nothing, a new one for the same offer replaces', async () => {
    await settled();
    panel.show(VIEWS.certain);
    const first = host();
    panel.show(structuredClone(VIEWS.certain));
    expect(host()).toBe(first);
    panel.show({ ...other, url: VIEWS.certain.url });
    await vi.waitFor(() => expect(text()).toContain('Pix'));
    expect(text()).not.toContain('RDV Service Public');
  });

  test('shows nothing on an offer that is not the network’s', async () => {
    await settled();
    panel.show(VIEWS.certain);
    panel.show(view({ outcome: 'not-beta', startups: [] }));
    expect(host()).toBeNull();
  });

  test('removes what an earlier extension left', async () => {
    document.documentElement.append(document.createElement('repere-panel'));
    await settled();
    panel.show(VIEWS.certain);
    expect(document.querySelectorAll('repere-panel')).toHaveLength(1);
    expect(text()).toContain('RDV Service Public');
  });
});

describe('living in the page', () => {
  test('comes back when the page removes it, not when hidden, and not for ever', async () => {
    await settled();
    panel.show(VIEWS.certain);
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
    await settled();
    panel.show(VIEWS.certain);
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
    await settled();
    panel.show(VIEWS.certain);
    await settled();
    expect(document.activeElement).toBe(field);
    field.remove();
  });
});

describe('folding', () => {
  test('toggles and remembers', async () => {
    panel.toggle();
    await settled();
    panel.show(VIEWS.certain);
    panel.toggle();
    await vi.waitFor(() => expect(inside()?.querySelector('h2')).toBeNull());
    expect(text()).toContain('RDV Service Public');
    panel.toggle();
    await vi.waitFor(() => expect(inside()?.querySelector('h2')).not.toBeNull());
    expect(written).toEqual([true, false]);
  });

  test('starts as it was left', async () => {
    stored = Promise.resolve(true);
    create();
    panel.show(VIEWS.certain);
    await settled();
    expect(inside()?.querySelector('.edge-tab')).not.toBeNull();
  });

  test('a storage that fails leaves it open', async () => {
    stored = Promise.reject(new Error('no storage'));
    create();
    panel.show(VIEWS.certain);
    await settled();
    expect(inside()?.querySelector('h2')).not.toBeNull();
  });

  test('a person’s click moves the focus to the other form’s button', async () => {
    await settled();
    panel.show(VIEWS.certain);
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    const press = () => {
      const event = new MouseEvent('click', { bubbles: true });
      Object.defineProperty(event, 'isTrusted', { value: true });
      inside()?.querySelector('[aria-expanded]')?.dispatchEvent(event);
    };
    press();
    const expanded = () =>
      focus.mock.contexts.map((element) => (element as Element).getAttribute('aria-expanded'));
    await vi.waitFor(() => expect(expanded()).toEqual(['false']));
    press();
    await vi.waitFor(() => expect(expanded()).toEqual(['false', 'true']));
    focus.mockRestore();
  });
});
