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
  render(
    <TranslationContext.Provider value={french}>
      <Popup status={status} togglePanel={togglePanel} />
    </TranslationContext.Provider>,
    document.body,
  );
  return { togglePanel, text: document.body.textContent ?? '' };
}

afterEach(() => render(null, document.body));

describe('what was found on the tab', () => {
  const cases: [string, TabStatus, string[], boolean][] = [
    ['asking', 'asking', ['Un instant'], false],
    ['failed', 'failed', ['Repère ne répond pas'], false],
    ['nothing', 'nothing', ['Rien à lire ici'], false],
    ['not-beta', view({ outcome: 'not-beta', startups: [] }), ['Hors du réseau'], false],
    ['unreadable', VIEWS.unreadable, ['Page non lue', 'Le titre manque.'], true],
    ['unidentified', VIEWS.unidentified, ['Non nommée'], true],
    ['ambiguous', VIEWS.ambiguous, ['2 Startups possibles', 'Pix'], true],
    [
      'identified',
      VIEWS.probable,
      ['RDV Service Public', 'C’est probable', 'Incubateur des Territoires', 'Guide d’entretien'],
      true,
    ],
  ];
  test.each(cases)('%s', (_, status, present, hasButton) => {
    const { text } = draw(status);
    for (const words of present) expect(text).toContain(words);
    expect(document.querySelector('button') !== null).toBe(hasButton);
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
