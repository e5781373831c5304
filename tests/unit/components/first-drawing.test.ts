// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drawPanel } from '../../../components/drawn-panel.tsx';
import { createLivingDrawing } from '../../../components/living-drawing.tsx';
import { createPanel, type PanelEnvironment } from '../../../components/panel-controller.ts';
import type { OfferView } from '../../../lib/answer/view.ts';
import type { PanelController } from '../../../lib/page/page-objects.ts';
import type { PanelPreferences } from '../../../lib/settings/settings.ts';
import { textsOf } from './texts.ts';
import { startup, VIEWS, view } from './views.ts';

/*
 * The panel between its arrival and the first gesture of a person: what the background has drawn stands
 * there, and nothing that would answer.
 */

const texts = await textsOf('fr');
const PREFERENCES: PanelPreferences = {
  form: 'card',
  side: 'right',
  theme: 'system',
  recruiter: true,
  more: false,
  shortcut: null,
};

let panel: PanelController;
let alive: boolean;
/** Lets what answers a person come. */
let come: () => void;
let fail: () => void;
const enliven = vi.fn();
const keep = vi.fn(async () => 'kept' as const);
const remember = vi.fn(async () => undefined);
const show = (shown: OfferView, changes: Partial<PanelPreferences> = {}) => {
  const preferences = { ...PREFERENCES, ...changes };
  panel.show({
    view: shown,
    preferences,
    drawn: drawPanel({ ...preferences, view: shown, kept: false }, texts),
    kept: false,
  });
};

const host = () => document.querySelector('repere-panel');
const inside = () => host()?.shadowRoot as ShadowRoot;
const find = (selector: string) => inside().querySelector(selector) as HTMLElement;
const elements = () => [...inside().querySelectorAll('*')];
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Something that a person does, or that only looks like it. */
function act(selector: string, event: Event, isTrusted = true) {
  if (isTrusted) Object.defineProperty(event, 'isTrusted', { value: true });
  find(selector).dispatchEvent(event);
  return event;
}
const how = { bubbles: true, composed: true, cancelable: true };
const click = (selector: string, isTrusted?: boolean) =>
  act(selector, new MouseEvent('click', how), isTrusted);
const key = (selector: string, name: string) =>
  act(selector, new KeyboardEvent('keydown', { ...how, key: name }));

beforeEach(() => {
  document.elementsFromPoint = () => [];
  alive = true;
  const environment: PanelEnvironment = {
    document,
    styles: '',
    marker: () => undefined,
    remember,
    choose: async () => null,
    search: async () => [],
    report: async () => undefined,
    correct: async () => undefined,
    keep,
    unkeep: async () => true,
    openOffers: () => undefined,
    enliven(actions, gestures) {
      enliven();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      come = resolve;
      fail = () => reject(new Error('nobody answers'));
      return promise.then(() => createLivingDrawing(texts, actions, gestures));
    },
    isAlive: () => alive,
  };
  panel = createPanel(environment);
});
afterEach(() => {
  panel.hide();
  vi.useRealTimers();
  vi.clearAllMocks();
});

describe('what stands there before anyone comes', () => {
  test.each(['card', 'strip', 'tab'] as const)('is the panel as a %s', (form) => {
    show(VIEWS.certain, { form });
    expect(find(`aside.form-${form}`).textContent).toContain(
      VIEWS.certain.resolution.startups[0]?.name,
    );
    expect(enliven).not.toHaveBeenCalled();
  });

  test('another form comes in its place, and says nothing again', () => {
    vi.useFakeTimers();
    show(VIEWS.certain);
    const status = find('[role="status"]');
    vi.advanceTimersByTime(200);
    const said = vi.fn();
    new MutationObserver(said).observe(status, { childList: true, characterData: true });
    panel.toggle();
    expect(find('aside.form-strip .strip')).not.toBeNull();
    expect(find('.card')).toBeNull();
    expect(find('[role="status"]')).toBe(status);
    expect(inside().activeElement?.className).toContain('strip-open');
    expect(remember).toHaveBeenCalledWith({ form: 'strip' });
    vi.advanceTimersByTime(200);
    expect(said).not.toHaveBeenCalled();
  });

  test('the same offer, answered anew, says what is new', () => {
    vi.useFakeTimers();
    show(VIEWS.possible);
    vi.advanceTimersByTime(200);
    const before = find('[role="status"]').textContent;
    show({ ...VIEWS.certain, url: VIEWS.possible.url });
    vi.advanceTimersByTime(200);
    expect(find('[role="status"]').textContent).not.toBe(before);
    expect(inside().querySelectorAll('aside')).toHaveLength(1);
  });

  test('another offer’s panel is another one', () => {
    show(VIEWS.certain);
    const next = view(
      { startups: [startup({ name: 'Pix', evidence: [] })] },
      { url: 'https://example.fr/autre' },
    );
    show(next);
    expect(find('aside').textContent).toContain('Pix');
    expect(find('aside').textContent).not.toContain(VIEWS.certain.resolution.startups[0]?.name);
  });

  test('texts from a page stay texts', () => {
    const name = '<img src=x onerror=alert(1)>“&amp;';
    show(view({ startups: [startup({ name, evidence: [] })] }));
    expect(find('aside').textContent).toContain(name);
    expect(find('img')).toBeNull();
  });
});

describe.each(Object.entries(VIEWS))('a person comes (%s)', (_, shown) => {
  test.each(['card', 'strip', 'tab'] as const)('nothing of the %s is made anew', async (form) => {
    show(shown, { form });
    const before = elements();
    const text = find('aside').textContent;
    act('aside', new Event('pointerover', how));
    come();
    await settled();
    expect(elements()).toEqual(before);
    // What is said comes at once with the components, and once.
    const status = find('[role="status"]').textContent;
    expect(find('aside').textContent?.replace(status ?? '', '')).toBe(text);
  });
});

describe('a gesture before there is anything to answer it', () => {
  test('a click counts once what answers is there, on the same element', async () => {
    show(VIEWS.certain);
    const event = click('header [aria-expanded]');
    expect(event.defaultPrevented).toBe(true);
    expect(enliven).toHaveBeenCalledOnce();
    expect(find('aside.form-card')).not.toBeNull();
    come();
    await settled();
    expect(find('aside.form-strip')).not.toBeNull();
    expect(remember).toHaveBeenCalledExactlyOnceWith({ form: 'strip' });
  });

  test.each(['card', 'strip'] as const)('an offer kept from the %s is kept once', async (form) => {
    show(VIEWS.certain, { form });
    expect(click('.keep').defaultPrevented).toBe(true);
    expect(keep).not.toHaveBeenCalled();
    come();
    await vi.waitFor(() => expect(find('.keep').textContent).toBe('Gardée'));
    expect(keep).toHaveBeenCalledExactlyOnceWith(VIEWS.certain.url);
  });

  test('a part that one opens has its content when it opens', async () => {
    show(VIEWS.certain);
    const details = find('details.why') as HTMLDetailsElement;
    const event = click('details.why > summary');
    expect([event.defaultPrevented, details.open]).toEqual([true, false]);
    const toggled = vi.fn();
    details.querySelector('summary')?.addEventListener('click', toggled);
    come();
    await settled();
    expect(toggled, 'the browser opens it now').toHaveBeenCalledOnce();
    expect(find('details.why')).toBe(details);
  });

  test('nor is it empty when something else than a click opened it', async () => {
    show(VIEWS.certain);
    const details = find('details.why') as HTMLDetailsElement;
    details.open = true;
    act('details.why', new Event('toggle'), false);
    come();
    await settled();
    expect(details.childElementCount).toBeGreaterThan(1);
  });

  test('one that arrives open is left as it is', () => {
    show(VIEWS.possible);
    act('details[open]', new Event('toggle'), false);
    expect(enliven).not.toHaveBeenCalled();
  });

  test('Escape folds the card', async () => {
    show(VIEWS.certain);
    key('.card a', 'Escape');
    come();
    await settled();
    expect(find('aside.form-strip')).not.toBeNull();
  });

  test('several count in their order', async () => {
    show(VIEWS.certain);
    click('.tool-side');
    click('header [aria-expanded]');
    expect(enliven).toHaveBeenCalledOnce();
    come();
    await settled();
    expect(remember.mock.calls).toEqual([[{ side: 'left' }], [{ form: 'strip' }]]);
    expect(find('aside.left.form-strip')).not.toBeNull();
  });

  test('the focus is where it was', async () => {
    show(VIEWS.certain);
    find('.tool-side').focus();
    const focused = inside().activeElement;
    act('.tool-side', new Event('focusin', how));
    come();
    await settled();
    expect(focused).not.toBeNull();
    expect(inside().activeElement).toBe(focused);
  });

  test('what is being said is said once', async () => {
    show(VIEWS.certain);
    const said: string[] = [];
    const status = find('[role="status"]');
    const observer = new MutationObserver(() => said.push(status.textContent ?? ''));
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    act('aside', new Event('pointerover', how));
    come();
    await new Promise((resolve) => setTimeout(resolve, 250));
    observer.disconnect();
    expect(said.filter(Boolean)).toHaveLength(1);
  });

  test.each([
    [
      'a link leads somewhere',
      () => {
        // To nowhere: there is no web here.
        for (const link of inside().querySelectorAll('a')) link.removeAttribute('href');
        return click('.card a');
      },
    ],
    ['text is only text', () => click('.card .brand')],
    ['Tab moves on', () => key('.card a', 'Tab')],
    ['Enter presses what has the focus', () => key('.tool-side', 'Enter')],
  ])('%s without it', (_, gesture) => {
    show(VIEWS.certain);
    expect(gesture().defaultPrevented).toBe(false);
    expect(enliven).not.toHaveBeenCalled();
  });

  test('a script of the page does nothing with its clicks, then or later', async () => {
    show(VIEWS.certain);
    expect(click('header [aria-expanded]', false).defaultPrevented).toBe(true);
    act('aside', new Event('pointerover', how));
    come();
    await settled();
    click('header [aria-expanded]', false);
    await settled();
    expect(find('aside.form-card')).not.toBeNull();
    expect(remember).not.toHaveBeenCalled();
  });

  test('an offer that is left meanwhile does not hear of it', async () => {
    show(VIEWS.certain);
    click('header [aria-expanded]');
    panel.hide();
    show({ ...VIEWS.certain, url: 'https://example.fr/autre' });
    come();
    await settled();
    expect(find('aside.form-card')).not.toBeNull();
    expect(remember).not.toHaveBeenCalled();
    click('header [aria-expanded]');
    await settled();
    expect(find('aside.form-strip'), 'the next one answers').not.toBeNull();
  });

  test('what does not come is asked for again at the next gesture', async () => {
    show(VIEWS.certain);
    click('header [aria-expanded]');
    fail();
    await settled();
    expect(find('aside.form-card')).not.toBeNull();
    click('header [aria-expanded]');
    expect(enliven).toHaveBeenCalledTimes(2);
    come();
    await settled();
    expect(remember, 'the first one is long past').toHaveBeenCalledOnce();
  });
});

describe('the extension is gone', () => {
  test('the panel says so, and can be closed', () => {
    show(VIEWS.certain);
    alive = false;
    const event = click('header [aria-expanded]');
    expect(event.defaultPrevented).toBe(true);
    expect(find('[role="alert"]').textContent).not.toBe('');
    expect(inside().activeElement?.tagName).toBe('BUTTON');
    expect(enliven).not.toHaveBeenCalled();
    click('button', false);
    expect(host()).not.toBeNull();
    click('button');
    expect(host()).toBeNull();
  });

  test('also when it goes while a gesture waits', async () => {
    show(VIEWS.certain);
    click('header [aria-expanded]');
    alive = false;
    fail();
    await settled();
    expect(find('[role="alert"]')).not.toBeNull();
  });

  test('and says nothing on a page that was left', async () => {
    show(VIEWS.certain);
    click('header [aria-expanded]');
    panel.hide();
    alive = false;
    fail();
    await settled();
    expect(host()).toBeNull();
  });
});
