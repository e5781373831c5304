// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Popup } from '../../../components/popup.tsx';
import type { TabList } from '../../../components/popup-list.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import { type Analysis, startAnalysis } from '../../../lib/analysis/analysis.ts';
import type { StartAnswer } from '../../../lib/analysis/keeper.ts';
import type { TabStatus } from '../../../lib/extension/tab-status.ts';
import type { RankedStartup } from '../../../lib/matching/resolution.ts';
import { translationOf } from './texts.ts';
import { startup, VIEWS, view } from './views.ts';

const french = await translationOf('fr');

interface Given {
  answers?: boolean;
  list?: TabList | null;
  started?: StartAnswer | null;
  recruiter?: boolean;
  hasNews?: boolean;
  /** What the tab shows once it was analysed. */
  after?: TabStatus;
}

function draw(status: TabStatus, given: Given = {}) {
  const { answers = true, list = null, started = 'started', recruiter = false } = given;
  const togglePanel = vi.fn(async () => answers);
  const analyse = vi.fn(async () => {
    if (given.after) show(given.after);
    return answers;
  });
  const askAccess = vi.fn(async () => false);
  const openFirstPage = vi.fn();
  const openSettings = vi.fn();
  const openFeedback = vi.fn();
  const openDrafts = vi.fn();
  const correct = vi.fn();
  const openReport = vi.fn();
  const startAnalysis = vi.fn(async () => started);
  const show = (shown: TabStatus) =>
    render(
      <TranslationContext.Provider value={french}>
        <Popup
          status={shown}
          board="welcome-to-the-jungle"
          list={list}
          withheld={['www.welcometothejungle.com']}
          recruiter={recruiter}
          askAccess={askAccess}
          startAnalysis={startAnalysis}
          openReport={openReport}
          togglePanel={togglePanel}
          analyse={analyse}
          openSettings={openSettings}
          openFeedback={openFeedback}
          openDrafts={openDrafts}
          correct={correct}
          hasNews={given.hasNews ?? false}
          kept={null}
          keptOffers={null}
          keepActions={{ keep: async () => null, unkeep: async () => false }}
          openOffers={vi.fn()}
          openFirstPage={openFirstPage}
          theme="dark"
        />
      </TranslationContext.Provider>,
      document.body,
    );
  show(status);
  return {
    togglePanel,
    analyse,
    openSettings,
    openDrafts,
    correct,
    openFirstPage,
    openReport,
    askAccess,
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
    [
      'withheld',
      'withheld',
      ['Accès à autoriser', 'lire ces sites : Welcome to the Jungle.'],
      false,
    ],
    ['elsewhere', 'elsewhere', ['Rien à lire ici'], false],
    ['no-offer', 'no-offer', ['Pas d’offre sur cette page', 'Sur Welcome to the Jungle'], false],
    ['off', 'off', ['Welcome to the Jungle est désactivé dans les réglages'], false],
    ['unasked', 'unasked', ['Offre non lue'], false],
    ['not-beta', view({ outcome: 'not-beta', startups: [] }), ['Sans doute hors du réseau'], false],
    ['unreadable', VIEWS.unreadable, ['Page non lue', 'Le titre n’a pas été trouvé.'], true],
    ['unidentified', VIEWS.unidentified, ['Startup non trouvée'], true],
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
    for (const words of present) expect(text.replaceAll('\u00a0', ' ')).toContain(words);
    expect(button('Ouvrir ou réduire le panneau') !== undefined).toBe(hasButton);
    expect(button('Signaler cette réponse') !== undefined).toBe(typeof status !== 'string');
    expect(button('Analyser cette page') !== undefined).toBe(
      ['unasked', 'not-beta', 'unreadable'].includes(name),
    );
    for (const list of ['companies/communaute-beta-gouv', 'organisme/10668/']) {
      expect(document.querySelector(`a[href*="${list}"]`)).not.toBeNull();
    }
  });
});

test('a page that does not answer is said', async () => {
  const { togglePanel } = draw(VIEWS.certain, { answers: false });
  button('Ouvrir ou réduire le panneau')?.click();
  expect(togglePanel).toHaveBeenCalledOnce();
  await vi.waitFor(() =>
    expect(document.querySelector('[role=alert]')?.textContent).toContain('ne répond pas'),
  );
});

describe('a page is analysed on demand, and what came of it is said', () => {
  const notBeta = view({ outcome: 'not-beta', startups: [] });
  test.each<[string, TabStatus, TabStatus | undefined, string]>([
    ['no answer', 'unasked', undefined, 'La page ne répond pas'],
    ['the Startup', 'unasked', VIEWS.certain, 'la réponse est aussi dans la page'],
    ['not the network’s', 'unasked', notBeta, 'rien de plus n’y a été trouvé'],
    ['the same as before', notBeta, notBeta, 'rien de plus n’y a été trouvé'],
    ['still not read', VIEWS.unreadable, VIEWS.unreadable, 'la page reste illisible'],
    ['no offer', 'unasked', 'no-offer', 'Repère n’y a pas trouvé d’offre'],
  ])('%s', async (_, before, after, words) => {
    const { analyse } = draw(before, { answers: after !== undefined, ...(after && { after }) });
    expect(document.querySelector('[role=status]')?.textContent).toBe('');
    button('Analyser cette page')?.click();
    expect(analyse).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(document.body.textContent).toContain(words));
  });
});

test('the popup names all candidates, and both Startups that share a post', () => {
  const [pix, aplus] = ['Pix', 'Aplus'].map((name) => startup({ id: name, name })) as [
    RankedStartup,
    RankedStartup,
  ];
  expect(draw(view({ outcome: 'ambiguous', startups: [pix, aplus] })).text).toContain(
    'Pix\u2060 ou Aplus',
  );
  expect(draw(view({ startups: [pix, aplus] })).text).toContain('Pix\u2060 et Aplus');
});

test('what the Startup does is said when it is known', () => {
  const pitch = 'Prendre rendez-vous avec un service public.';
  expect(draw(view({ startups: [startup({ pitch })] })).text).toContain(pitch);
});

describe('how old the directory is', () => {
  test.each([
    ['where its facts are shown', VIEWS.certain, true],
    ['not where none is', VIEWS.unidentified, false],
  ])('is said %s', (_, shown, isSaid) => {
    expect(draw(shown).text.includes('Annuaire du 20 août 2026')).toBe(isSaid);
    expect(document.querySelector('.stale')).toBeNull();
    draw({ ...shown, isDirectoryOutdated: true });
    expect(document.querySelector('.stale') !== null).toBe(isSaid);
  });
});

test('sites are asked for in the click itself', () => {
  const { askAccess } = draw('withheld');
  button('Autoriser ces sites')?.click();
  expect(askAccess).toHaveBeenCalledOnce();
});

test('the first page is one click away', () => {
  const { openFirstPage } = draw('elsewhere');
  button('Découvrir Repère')?.click();
  expect(openFirstPage).toHaveBeenCalledOnce();
});

describe('what recruiters alone need', () => {
  test.each(['elsewhere', VIEWS.certain] as const)('is theirs', (status) => {
    const { openReport } = draw(status, { recruiter: true });
    button('Tableau des offres')?.click();
    expect(openReport).toHaveBeenCalledOnce();
    expect(document.body.textContent).not.toContain('mode recrutement');
  });

  test('candidates are told in one line where it is', () => {
    const { text } = draw('elsewhere');
    expect(button('Tableau des offres')).toBeUndefined();
    expect(text).toContain('le mode recrutement, dans les réglages');
  });
});

test('settings are one click away, and colours are those of the settings', () => {
  const { openSettings } = draw('elsewhere');
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

  const summary = (offers: number, network = 0): TabList => ({
    summary: { offers, network },
    analysis: null,
  });

  test.each<[string, TabList, string[], { start: boolean; follow: boolean }]>([
    [
      'still asked',
      { summary: undefined, analysis: null },
      ['Un instant'],
      { start: false, follow: false },
    ],
    [
      'with some of the network’s',
      summary(6, 4),
      ['4 des 6 offres sont du réseau', 'la page d’une offre en dit plus'],
      { start: true, follow: false },
    ],
    ['with all', summary(6, 6), ['Les 6 offres sont du réseau'], { start: true, follow: false }],
    [
      'with one of many',
      summary(6, 1),
      ['1 des 6 offres est du réseau'],
      { start: true, follow: false },
    ],
    [
      'with none',
      summary(25),
      ['Aucune des 25 offres', '45 secondes'],
      { start: true, follow: false },
    ],
    [
      'with one offer',
      summary(1, 1),
      ['La seule offre est du réseau'],
      { start: true, follow: false },
    ],
    [
      'with one of others',
      summary(1),
      ['Une offre, sans doute hors du réseau'],
      { start: true, follow: false },
    ],
    ['without one', summary(0), ['Aucune offre trouvée'], { start: false, follow: false }],
    [
      'that does not answer',
      { summary: null, analysis: null },
      ['la recharger'],
      { start: false, follow: false },
    ],
    [
      'while another is read',
      { ...summary(25), analysis: running },
      ['déjà en cours'],
      { start: false, follow: true },
    ],
    [
      'with one left in the middle',
      { ...summary(25), analysis: paused },
      ['12 sur 25'],
      { start: true, follow: true },
    ],
    [
      'with one that is done',
      { ...summary(25), analysis: { ...running, status: 'finished' } },
      ['25 offres'],
      { start: true, follow: false },
    ],
  ])('%s', (_, shown, present, { start, follow }) => {
    const { text } = draw('list', { list: shown, recruiter: true });
    for (const words of present) expect(text.replaceAll('\u00a0', ' ')).toContain(words);
    expect(button('Analyser cette liste') !== undefined).toBe(start);
    expect(button('Suivre l’analyse') !== undefined).toBe(follow);
    expect(button('Analyser cette page'), 'which reads offers').toBeUndefined();
    // A candidate sees how many, and nothing of analyses.
    draw('list', { list: shown });
    expect(button('Analyser cette liste')).toBeUndefined();
    expect(button('Suivre l’analyse')).toBeUndefined();
  });

  test('an analysis that starts is followed', async () => {
    const { startAnalysis, openReport } = draw('list', { list: summary(3), recruiter: true });
    button('Analyser cette liste')?.click();
    expect(startAnalysis).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(openReport).toHaveBeenCalledOnce());
  });

  test.each<[StartAnswer | null, string]>([
    [null, 'la recharger'],
    ['empty', 'Aucune offre trouvée'],
    ['busy', 'déjà en cours'],
  ])('one that cannot start (%s) is said, and nothing is opened', async (started, words) => {
    const { openReport } = draw('list', { list: summary(3), recruiter: true, started });
    button('Analyser cette liste')?.click();
    await vi.waitFor(() => expect(document.body.textContent).toContain(words));
    expect(openReport).not.toHaveBeenCalled();
  });
});

test('after an update a dot stands beside the settings, and nothing else', () => {
  const dot = () => document.querySelector('.ways button .dot');
  draw('elsewhere');
  expect(dot()).toBeNull();
  draw('elsewhere', { hasNews: true });
  expect(dot()?.getAttribute('aria-label')).toBe('Du nouveau');
});
