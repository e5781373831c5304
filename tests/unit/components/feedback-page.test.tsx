// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ActionsContext } from '../../../components/actions.ts';
import { FeedbackPage } from '../../../components/feedback-page.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import type { OfferView } from '../../../lib/answer/view.ts';
import { translationOf } from './texts.ts';
import { startup, VIEWS, view } from './views.ts';

const french = await translationOf('fr');
const FORM = 'https://github.com/a/b/issues';
const STARTUPS = [
  { id: 'pix', name: 'Pix' },
  { id: 'dora', name: 'Dora' },
];

function draw(shown: OfferView | null, support = FORM, copied = true) {
  const copy = vi.fn(async (_text: string) => copied);
  const actions = {
    showInPage: () => false,
    choose: async () => false,
    correct: null,
    keeping: null,
    report: async () => undefined,
    search: async () => STARTUPS.map((one) => ({ ...one, phase: null, incubators: [] })),
    copy,
  };
  const show = (now: OfferView | null) =>
    act(() =>
      render(
        <TranslationContext.Provider value={french}>
          <ActionsContext.Provider value={actions}>
            <FeedbackPage
              view={now}
              versions={{ extension: '1.2.3', browser: 'Firefox 142' }}
              support={support}
              startup={(wanted) => STARTUPS.find(({ id }) => id === wanted) ?? null}
              incubators={[{ id: 'anct', name: 'Incubateur des Territoires' }]}
              theme="light"
            />
          </ActionsContext.Provider>
        </TranslationContext.Provider>,
        document.body,
      ),
    );
  show(shown);
  return { copy, show };
}

const text = () => (document.body.textContent ?? '').replaceAll('\u00a0', ' ');
const told = () => Array.from(document.querySelectorAll('.told .value'), (one) => one.textContent);
const link = () => document.querySelector<HTMLAnchorElement>('a.button');
const inForm = (field: string) => new URL(link()?.href ?? '').searchParams.get(field);
/** A person's click, on a box that it ticks as well. */
const click = (selector: string) =>
  act(() => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    document.querySelector(selector)?.dispatchEvent(event);
  });

function type(selector: string, value: string) {
  return act(() => {
    const input = document.querySelector<HTMLInputElement>(selector);
    if (!input) throw new Error(selector);
    input.value = value;
    input.dispatchEvent(
      new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }),
    );
  });
}

afterEach(() => render(null, document.body));

test('after a correction there is nothing left to say: the form is one click away', () => {
  draw(
    view(
      { startups: [startup({ id: 'pix', name: 'Pix' })] },
      { automatic: VIEWS.certain.resolution },
    ),
  );
  expect(document.querySelector<HTMLInputElement>('input[name=fault]:checked')?.value).toBe(
    'wrong-startup',
  );
  expect(inForm('right')).toBe('pix (Pix)');
  expect(inForm('report')).toContain('startup: rdv-service-public (RDV Service Public), certain');
});

test('what stands in the form is what is shown, line by line, without those taken out', () => {
  draw(VIEWS.certain);
  const before = told();
  expect(
    inForm('report')
      ?.split('\n')
      .map((line) => line.replace(/^[a-z-]+: /, '')),
  ).toEqual(before);
  click('.told li:nth-child(4) input');
  expect(inForm('title')).toBeNull();
  expect(inForm('report')).not.toContain('Chargé·e');
  expect(told(), 'it stays in sight, to be put back').toEqual(before);
  click('.told li:nth-child(4) input');
  expect(inForm('report')).toContain('Chargé·e');
});

describe('what would be right', () => {
  test('a Startup, the offer’s words for it, and whether they are another name', async () => {
    draw(VIEWS.unidentified);
    await type('[role=combobox]', 'pix');
    await vi.waitFor(() => expect(document.querySelector('[role=option]')).not.toBeNull());
    click('[role=option]');
    expect(inForm('right')).toBe('pix (Pix)');
    expect(document.querySelector('[name=alias]')).toBeNull();
    await type('#words', 'l’équipe PIX+');
    click('[name=alias]');
    expect(inForm('report')).toContain('words: l’équipe PIX+\nalias: yes');
    click('.choices .text-button');
    expect(inForm('report')).not.toMatch(/right-startup|alias/);
  });

  test('an incubator, or a profession, from those that there are', async () => {
    draw(VIEWS.certain);
    click('[value=wrong-incubator]');
    await type('#incubator', 'anct');
    expect(inForm('right')).toBe('anct (Incubateur des Territoires)');
    click('[value=wrong-guide]');
    await type('#profession', 'Design');
    expect(inForm('right')).toBe('Design');
  });
});

test('a correction made while the page is open is what is said then', () => {
  const { show } = draw(VIEWS.unidentified);
  show({
    ...VIEWS.certain,
    resolution: { ...VIEWS.certain.resolution, startups: [startup({ id: 'dora', name: 'Dora' })] },
    automatic: VIEWS.unidentified.resolution,
  });
  expect(inForm('right')).toBe('dora (Dora)');
});

test('without an address only copying is offered, and it is said why', async () => {
  const { copy } = draw(VIEWS.unreadable, '');
  expect(link()).toBeNull();
  expect(text()).toContain('Repère n’a pas encore d’adresse');
  click('.deliver .button');
  expect(copy.mock.calls[0]?.[0]).toMatch(/^fault: unread-page\n/);
  await vi.waitFor(() => expect(text()).toContain('Copié.'));
});

test('a text that the browser does not copy can be selected', async () => {
  draw(VIEWS.unreadable, '', false);
  click('.deliver .button');
  await vi.waitFor(() =>
    expect(document.querySelector('.deliver pre')?.textContent).toContain('fault: unread-page'),
  );
});

test('a mail is prepared where the project has a mailbox', () => {
  draw(VIEWS.certain, 'mailto:a@b.fr');
  expect(link()?.href).toMatch(/^mailto:a@b\.fr\?subject=/);
});

test('an offer that has left its tab is asked for again', () => {
  draw(null);
  expect(text()).toContain('rouvrir l’offre');
  expect(document.querySelector('.deliver')).toBeNull();
});
