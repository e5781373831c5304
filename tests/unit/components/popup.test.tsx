// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Popup, type TabStatus } from '../../../components/popup.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import { translationOf } from './texts.ts';
import { VIEWS, view } from './views.ts';

const french = await translationOf('fr');

function draw(status: TabStatus, answers = true) {
  const togglePanel = vi.fn(async () => answers);
  const analyse = vi.fn(async () => answers);
  const openSettings = vi.fn();
  render(
    <TranslationContext.Provider value={french}>
      <Popup
        status={status}
        togglePanel={togglePanel}
        analyse={analyse}
        openSettings={openSettings}
        today="2026-09-01"
        theme="dark"
      />
    </TranslationContext.Provider>,
    document.body,
  );
  return { togglePanel, analyse, openSettings, text: document.body.textContent ?? '' };
}

const button = (words: string) =>
  Array.from(document.querySelectorAll('button')).find(({ textContent }) => textContent === words);

afterEach(() => render(null, document.body));

describe('what was found on the tab', () => {
  const cases: [string, TabStatus, string[], boolean][] = [
    ['asking', 'asking', ['Un instant'], false],
    ['failed', 'failed', ['Repère ne répond pas'], false],
    ['nothing', 'nothing', ['Rien à lire ici'], false],
    ['not-beta', view({ outcome: 'not-beta', startups: [] }), ['Hors du réseau'], false],
    ['unreadable', VIEWS.unreadable, ['Page non lue', 'Le titre n’a pas été trouvé.'], true],
    ['unidentified', VIEWS.unidentified, ['Non nommée'], true],
    ['ambiguous', VIEWS.ambiguous, ['2 Startups possibles', 'Pix'], true],
    [
      'identified',
      VIEWS.probable,
      ['RDV Service Public', 'C’est probable', 'Incubateur des Territoires', 'Guide d’entretien'],
      true,
    ],
  ];
  test.each(cases)('%s', (name, status, present, hasButton) => {
    const { text } = draw(status);
    for (const words of present) expect(text).toContain(words);
    expect(button('Ouvrir ou replier le panneau') !== undefined).toBe(hasButton);
    expect(button('Analyser cette page') !== undefined).toBe(
      ['nothing', 'not-beta', 'unreadable'].includes(name),
    );
    for (const list of ['companies/communaute-beta-gouv', 'organisme/10668/']) {
      expect(document.querySelector(`a[href*="${list}"]`)).not.toBeNull();
    }
  });
});

test('a page that does not answer is said', async () => {
  const { togglePanel } = draw(VIEWS.certain, false);
  document.querySelector('button')?.click();
  expect(togglePanel).toHaveBeenCalledOnce();
  await vi.waitFor(() =>
    expect(document.querySelector('[role=alert]')?.textContent).toContain('ne répond pas'),
  );
});

test('a page is analysed on demand, and one that does not answer is said', async () => {
  const { analyse } = draw('nothing', false);
  button('Analyser cette page')?.click();
  expect(analyse).toHaveBeenCalledOnce();
  await vi.waitFor(() =>
    expect(document.querySelector('[role=alert]')?.textContent).toContain('ne répond pas'),
  );
});

test('settings are one click away, and colours are those of the settings', () => {
  const { openSettings } = draw('nothing');
  button('Réglages')?.click();
  expect(openSettings).toHaveBeenCalledOnce();
  expect(document.querySelector('.repere')?.getAttribute('data-theme')).toBe('dark');
});

test('the person’s own choice is said to be one', () => {
  const { text } = draw(view({}, { automatic: VIEWS.unidentified.resolution }));
  expect(text).toContain('Choix personnel');
  expect(text).not.toContain('Repère en est sûr');
});
