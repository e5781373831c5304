// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Popup, type TabList, type TabStatus } from '../../../components/popup.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import { type Analysis, startAnalysis } from '../../../lib/analysis/analysis.ts';
import type { StartAnswer } from '../../../lib/analysis/keeper.ts';
import { translationOf } from './texts.ts';
import { VIEWS, view } from './views.ts';

const french = await translationOf('fr');

function draw(
  status: TabStatus,
  answers = true,
  list: TabList | null = null,
  started: StartAnswer | null = 'started',
) {
  const togglePanel = vi.fn(async () => answers);
  const analyse = vi.fn(async () => answers);
  const openSettings = vi.fn();
  const openReport = vi.fn();
  const startAnalysis = vi.fn(async () => started);
  render(
    <TranslationContext.Provider value={french}>
      <Popup
        status={status}
        list={list}
        startAnalysis={startAnalysis}
        openReport={openReport}
        togglePanel={togglePanel}
        analyse={analyse}
        openSettings={openSettings}
        today="2026-09-01"
        theme="dark"
      />
    </TranslationContext.Provider>,
    document.body,
  );
  return {
    togglePanel,
    analyse,
    openSettings,
    openReport,
    startAnalysis,
    text: document.body.textContent ?? '',
  };
}

const button = (words: string) =>
  Array.from(document.querySelectorAll('button')).find(({ textContent }) => textContent === words);

afterEach(() => render(null, document.body));

describe('what was found on the tab', () => {
  const cases: [string, TabStatus, string[], boolean][] = [
    ['asking', 'asking', ['Un instant'], false],
    ['failed', 'failed', ['Repère ne répond pas'], false],
    ['nothing', 'nothing', ['Rien à lire ici'], false],
    ['unasked', 'unasked', ['Annonce non lue'], false],
    ['not-beta', view({ outcome: 'not-beta', startups: [] }), ['Sans doute hors du réseau'], false],
    ['unreadable', VIEWS.unreadable, ['Page non lue', 'Le titre n’a pas été trouvé.'], true],
    ['unidentified', VIEWS.unidentified, ['Non trouvée'], true],
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
      ['unasked', 'not-beta', 'unreadable'].includes(name),
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
  const { analyse } = draw('unasked', false);
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

describe('on a list', () => {
  const list = { board: 'choisir-le-service-public', url: 'https://x.example/' } as const;
  const offers = Array.from({ length: 25 }, (_, number) => ({
    url: `https://x.example/${number}`,
    datePosted: null,
  }));
  const running = startAnalysis(list, offers, 1, Date.UTC(2026, 10, 23)) as Analysis;
  const paused: Analysis = { ...running, status: 'paused', position: 12 };

  test.each<[string, TabList, string[], { start: boolean; follow: boolean }]>([
    [
      'still asked',
      { size: undefined, analysis: null },
      ['Un instant'],
      { start: false, follow: false },
    ],
    [
      'with offers',
      { size: 25, analysis: null },
      ['25 offres sur', '45 secondes'],
      { start: true, follow: false },
    ],
    [
      'with one offer',
      { size: 1, analysis: null },
      ['1 offre sur cette page'],
      { start: true, follow: false },
    ],
    [
      'without one',
      { size: 0, analysis: null },
      ['Aucune annonce trouvée'],
      { start: false, follow: false },
    ],
    [
      'that does not answer',
      { size: null, analysis: null },
      ['la recharger'],
      { start: false, follow: false },
    ],
    [
      'while another is read',
      { size: 25, analysis: running },
      ['déjà en cours'],
      { start: false, follow: true },
    ],
    [
      'with one left in the middle',
      { size: 25, analysis: paused },
      ['12 sur 25'],
      { start: true, follow: true },
    ],
    [
      'with one that is done',
      { size: 25, analysis: { ...running, status: 'finished' } },
      ['25 offres'],
      { start: true, follow: false },
    ],
  ])('%s', (_, shown, present, { start, follow }) => {
    const { text } = draw('nothing', true, shown);
    for (const words of present) expect(text.replaceAll('\u00a0', ' ')).toContain(words);
    expect(button('Analyser cette liste') !== undefined).toBe(start);
    expect(button('Suivre l’analyse') !== undefined).toBe(follow);
    expect(button('Analyser cette page'), 'which reads offers').toBeUndefined();
  });

  test('an analysis that starts is followed', async () => {
    const { startAnalysis, openReport } = draw('nothing', true, { size: 3, analysis: null });
    button('Analyser cette liste')?.click();
    expect(startAnalysis).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(openReport).toHaveBeenCalledOnce());
  });

  test.each<[StartAnswer | null, string]>([
    [null, 'la recharger'],
    ['empty', 'Aucune annonce trouvée'],
    ['busy', 'déjà en cours'],
  ])('one that cannot start (%s) is said, and nothing is opened', async (started, words) => {
    const { openReport } = draw('nothing', true, { size: 3, analysis: null }, started);
    button('Analyser cette liste')?.click();
    await vi.waitFor(() => expect(document.body.textContent).toContain(words));
    expect(openReport).not.toHaveBeenCalled();
  });
});

test('the report is one click away, on every tab', () => {
  const { openReport } = draw(VIEWS.certain);
  button('Tableau des offres')?.click();
  expect(openReport).toHaveBeenCalledOnce();
});
