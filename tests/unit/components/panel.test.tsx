// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ActionsContext } from '../../../components/actions.ts';
import { Panel } from '../../../components/panel.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import type { OfferView } from '../../../lib/answer/view.ts';
import { seenInNetworkList } from '../../../lib/badges/network-list.ts';
import type { FoundStartup } from '../../../lib/search/search.ts';
import type { PanelForm } from '../../../lib/settings/settings.ts';
import { translationOf } from './texts.ts';
import { evidence, incubator, startup, VIEWS, view } from './views.ts';

const french = await translationOf('fr');
const english = await translationOf('en');

function draw(
  shown: OfferView,
  {
    translation = french,
    form = 'card' as PanelForm,
    more = true,
    shortcut = null as string | null,
    answers = true,
    filled = true,
    recruiter = false,
  } = {},
) {
  const onForm = vi.fn();
  const onMore = vi.fn();
  const onSwap = vi.fn();
  const actions = {
    keeping: null,
    showInPage: vi.fn(() => answers),
    choose: vi.fn(async (_startups: string[]) => answers),
    search: vi.fn(
      async (_query: string): Promise<FoundStartup[] | null> => (answers ? FOUND : null),
    ),
    report: vi.fn(async () => {
      if (!answers) throw new Error('nobody answers');
    }),
    correct: vi.fn(async () => true),
    copy: vi.fn(async (_text: string) => true),
  };
  render(
    <TranslationContext.Provider value={translation}>
      <ActionsContext.Provider value={actions}>
        <Panel
          view={shown}
          form={form}
          place={{}}
          more={more}
          shortcut={shortcut}
          side="right"
          theme="system"
          recruiter={recruiter}
          kept={false}
          madeRoom={false}
          takesFocus={false}
          onForm={onForm}
          onMore={onMore}
          onSwap={onSwap}
        />
      </ActionsContext.Provider>
    </TranslationContext.Provider>,
    document.body,
  );
  // What a person would find in every fold.
  if (filled) {
    // Some stand in others.
    for (let depth = 0; depth < 3; depth += 1) {
      act(() => {
        for (const fold of document.querySelectorAll('details'))
          fold.dispatchEvent(new Event('toggle'));
      });
    }
  }
  return { onForm, onMore, onSwap, ...actions, ...words() };
}

/** What a search finds here. */
const FOUND: FoundStartup[] = [
  { id: 'pix', name: 'Pix', phase: 'transfere', incubators: ['DINUM'] },
  { id: 'pass-culture', name: 'pass Culture', phase: null, incubators: [] },
];

/** What stands in the panel, with plain spaces so that the tables stay legible. */
function words() {
  const all = (selector: string) =>
    Array.from(document.body.querySelectorAll(selector), (element) =>
      (element.textContent ?? '').replace(/[\u00a0\u202f\u2060]/g, (space) =>
        space === '\u2060' ? '' : ' ',
      ),
    );
  return { all, text: all('.body').join('') };
}

function links(): Record<string, string | null> {
  return Object.fromEntries(
    Array.from(document.querySelectorAll('a'), (link) => [
      (link.textContent ?? '').replace('\u2060', ''),
      link.getAttribute('href'),
    ]),
  );
}

function gesture(target: Element | null, event: Event, trusted: boolean) {
  Object.defineProperty(event, 'isTrusted', { value: trusted });
  target?.dispatchEvent(event);
}
const button = (words: string) =>
  Array.from(document.querySelectorAll('button')).find(
    ({ textContent }) => textContent === words,
  ) ?? null;
const click = (target: Element | null, trusted = true) =>
  gesture(target, new MouseEvent('click', { bubbles: true }), trusted);

afterEach(() => render(null, document.body));

describe('structure', () => {
  test.each([
    [french, ['Startup d’État', 'Incubateur', 'Préparer l’entretien'], 'fr', 'Panneau Repère'],
    [
      english,
      ['Startup d’État', 'Incubator', 'Prepare for the interview'],
      'en-GB',
      'Repère panel',
    ],
  ])('landmark and headings in each language', (translation, headings, language, label) => {
    const { all } = draw(VIEWS.certain, { translation });
    expect(all('h2')).toEqual(headings);
    const aside = document.querySelector('aside');
    expect(aside?.getAttribute('aria-label')).toBe(label);
    expect(aside?.getAttribute('lang')).toBe(language);
  });

  test('every link opens in a new tab, without a way back to the page', () => {
    draw(VIEWS.certain);
    for (const link of document.querySelectorAll('a')) {
      expect(link.getAttribute('target')).toBe('_blank');
      expect(link.getAttribute('rel')).toContain('noopener');
    }
  });
});

describe('folds', () => {
  test('are made when they are opened, those that are open from the start at once', () => {
    draw(VIEWS.certain, { filled: false, more: false });
    const [why, ...others] = document.querySelectorAll('details');
    expect(others.length).not.toBe(0);
    expect([why, ...others].map((fold) => fold?.childElementCount)).toEqual(
      [why, ...others].map(() => 1),
    );
    act(() => {
      why?.dispatchEvent(new Event('toggle'));
    });
    expect(why?.querySelectorAll('li')).not.toHaveLength(0);
    expect(others.map((fold) => fold.childElementCount)).toEqual(others.map(() => 1));
    render(null, document.body);
    draw(VIEWS.ambiguous, { filled: false });
    expect(document.querySelectorAll('.why li')).not.toHaveLength(0);
  });
});

describe('what each outcome says', () => {
  const cases: [keyof typeof VIEWS, string[], string[]][] = [
    [
      'certain',
      [
        'RDV Service Public',
        'Repère en est sûr',
        'En accélération depuis juin 2021',
        'ANCT, DITP',
        'rdv.anct.gouv.fr',
        '« RDV Service Public »',
        'Son nom, dans le titre',
        'Incubateur des Territoires',
        'Agence nationale de la cohésion des territoires',
        'Selon l’annuaire',
        'Déploiement · indépendant',
        'Incubé par',
        'Annuaire du 20 août 2026',
        'Licence Ouverte 2.0',
      ],
      ['à vérifier', 'grilles'],
    ],
    ['probable', ['RDV Service Public', 'C’est probable'], ['Repère en est sûr']],
    ['possible', ['RDV Service Public', 'Possible, à vérifier'], ['Repère en est sûr']],
    [
      'ambiguous',
      [
        'ne permet pas de trancher',
        'RDV Service Public',
        'Pix',
        'Arrêtée',
        '2 Startups possibles',
        'RDV Service Public ou Pix',
        'Incubateur : selon la Startup',
        'À quelle Startup d’État cette offre est-elle rattachée',
      ],
      ['Repère en est sûr'],
    ],
    [
      'unidentified',
      [
        'Startup non trouvée',
        'Incubateur non précisé',
        'Toutes les Startups d’État',
        'Tous les incubateurs',
        'À quelle Startup d’État cette offre est-elle rattachée',
      ],
      ['RDV Service Public'],
    ],
    [
      'unreadable',
      ['Page non lue', 'Le titre n’a pas été trouvé.', 'Signaler cette réponse'],
      ['Startup non trouvée', 'Incubateur des Territoires'],
    ],
  ];
  test.each(cases)('%s', (name, present, absent) => {
    const { text } = draw(VIEWS[name]);
    for (const words of present) expect(text).toContain(words);
    for (const words of absent) expect(text).not.toContain(words);
  });

  test('reasons are open as soon as there is a doubt', () => {
    const open = () => document.querySelector<HTMLDetailsElement>('details.why')?.open;
    draw(VIEWS.certain);
    expect(open()).toBe(false);
    render(null, document.body);
    draw(VIEWS.probable);
    expect(open()).toBe(true);
  });

  test('what was seen in the network’s list is a reason without a place in the page', () => {
    const shown = view({
      outcome: 'unidentified',
      startups: [],
      network: [seenInNetworkList('choisir-le-service-public')],
    });
    const { all } = draw(shown);
    expect(all('.reasons .note')).toEqual([
      'Vue dans la liste du réseau sur Choisir le service public',
    ]);
    expect(document.querySelector('.reasons .text-button')).toBeNull();
  });

  test('further reasons are counted', () => {
    const many = Array.from({ length: 5 }, (_, offset) => evidence({ offset }));
    expect(draw(view({ startups: [startup({ evidence: many })] })).text).toContain(
      'et 2 autres indices',
    );
    expect(draw(view({ startups: [startup({ evidence: many.slice(1) })] })).text).toContain(
      'et un autre indice',
    );
  });

  test.each([
    ['abandon', 'Arrêtée', true],
    ['abandon-investigation', 'Arrêtée après l’investigation', true],
    ['transfere', 'Transférée', true],
    ['opere', 'Pérenne', false],
  ] as const)('phase %s', (phase, word, warned) => {
    const { all } = draw(view({ startups: [startup({ phase })] }));
    expect(all('.phase strong')).toEqual([word]);
    expect(document.querySelector('.phase-ended') !== null).toBe(warned);
  });

  test.each([
    [{ phaseStart: '2026-10-01' }, 'Accélération prévue à partir de octobre 2026'],
    [{ phase: 'abandon', phaseStart: '2026-10-01' }, 'Arrêt prévu à partir de octobre 2026'],
    [{ phaseStart: null }, 'En accélération'],
    [{ phaseStart: 'soon' }, 'En accélération'],
    [{ phase: null }, 'Phase inconnue de l’annuaire'],
  ] as const)('phase %o', (values, words) => {
    expect(draw(view({ startups: [startup(values)] })).all('.phase')[0]).toContain(words);
  });

  test('offer and directory disagree on the incubator', () => {
    const { all, text } = draw(
      view({
        incubators: [
          incubator({
            source: 'text',
            evidence: [evidence({ kind: 'incubator-name', quote: 'l’incubateur de l’ANCT' })],
          }),
          incubator({ id: 'dinum', name: 'DINUM' }),
        ],
        disagreement: { offer: ['anct'], directory: ['dinum', 'gone'] },
      }),
    );
    expect(text).toContain('Selon l’offre : « l’incubateur de l’ANCT »');
    expect(all('.notice')[0]).toContain(
      'L’offre cite Incubateur des Territoires. L’annuaire du 20 août 2026 indique DINUM et gone.',
    );
  });

  test.each([
    ['admin', true],
    ['intern', true],
    [null, true],
    ['independent', false],
    ['service', false],
  ] as const)('the caveat for %s speaks of the administrations’ grids: %s', (status, expected) => {
    const offer = { ...VIEWS.certain.offer, status } as OfferView['offer'];
    expect(draw(view({}, { offer })).all('.caveat')[0]?.includes('grilles')).toBe(expected);
  });

  test('guides are in the order of a candidate’s questions, with their own labels when unknown', () => {
    const { all } = draw(VIEWS.certain);
    expect(all('a.primary .primary-label')).toEqual(['Guide d’entretien']);
    expect(all('.topic a')).toEqual(['Guide pour les candidats']);
  });
});

describe('hostile data', () => {
  const hostile = '<img src=x onerror="alert(1)">';
  test('is shown as text, and never as a link that runs', () => {
    const { text } = draw(
      view(
        {
          startups: [
            startup({
              name: hostile,
              url: 'javascript:alert(1)',
              product: 'javascript:alert(2)',
              impact: 'javascript:alert(4)',
              repositories: ['javascript:alert(5)'],
              pitch: hostile,
              evidence: [evidence({ quote: hostile, offset: null })],
            }),
          ],
          incubators: [incubator({ name: hostile, url: ' java\nscript:alert(3)' })],
        },
        {
          guides: [
            {
              topic: 'interview',
              id: 'x',
              label: hostile,
              url: 'data:text/html,<script>1</script>',
            },
          ],
        },
      ),
    );
    expect(document.querySelector('img')).toBeNull();
    expect(text.split(hostile).length).toBeGreaterThan(3);
    expect(links()).toEqual({});
  });

  test('lone surrogates and endless quotes are cut short', () => {
    const { text } = draw(
      view({
        startups: [startup({ evidence: [evidence({ quote: `\ud800${'😀'.repeat(500)}` })] })],
      }),
    );
    expect(text).toContain('😀…');
    expect(text.length).toBeLessThan(2000);
  });
});

describe('gestures', () => {
  const collapse = () => document.querySelector('[aria-expanded]');

  test('only a person’s own click folds the panel', () => {
    const { onForm } = draw(VIEWS.certain);
    click(collapse(), false);
    expect(onForm).not.toHaveBeenCalled();
    click(collapse());
    expect(onForm).toHaveBeenCalledExactlyOnceWith('strip');
  });

  test('Escape folds it from inside', () => {
    const { onForm } = draw(VIEWS.certain);
    gesture(
      document.querySelector('.body a'),
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
      true,
    );
    expect(onForm).toHaveBeenCalledExactlyOnceWith('strip');
  });

  test.each([
    ['certain', 'RDV Service Public'],
    ['ambiguous', '2 Startups possibles'],
    ['unidentified', 'Startup non trouvée'],
    ['unreadable', 'Page non lue'],
  ] as const)('the edge tab of %s says %s', (name, words) => {
    const { all, onForm } = draw(VIEWS[name], { form: 'tab' });
    expect(all('button')).toEqual([words]);
    expect(collapse()?.getAttribute('aria-label')).toContain(words);
    expect(all('h2')).toEqual([]);
    click(collapse());
    expect(onForm).toHaveBeenCalledExactlyOnceWith('card');
  });

  test.each([
    ['a page that was not read', VIEWS.unreadable],
    ['an offer without a Startup', VIEWS.unidentified],
    ['an answer that was corrected', { ...VIEWS.certain, automatic: VIEWS.ambiguous.resolution }],
  ])('%s is reported', async (_, shown) => {
    const { report, all } = draw(shown);
    click(document.querySelector('.feedback button'));
    expect(report).toHaveBeenCalledOnce();

    expect(all('[role=alert]')).toEqual([]);
  });

  test('says so when nobody answers a report', async () => {
    const { all } = draw(VIEWS.unreadable, { answers: false });
    click(document.querySelector('.feedback button'));
    await vi.waitFor(() => expect(all('[role=alert]')[0]).toContain('Repère ne répond pas'));
  });

  test('an answer that nobody doubts has no such button', () => {
    draw(VIEWS.certain);
    expect(document.querySelector('.feedback')).toBeNull();
  });

  test('what is folded is drawn when it is opened', async () => {
    draw(VIEWS.certain, { filled: false });
    const search = () => document.querySelector('[role=combobox]');
    expect(search()).toBeNull();
    const fold = document.querySelector<HTMLDetailsElement>('details.topic-more');
    if (fold) fold.open = true;
    await vi.waitFor(() => expect(search()).not.toBeNull());
  });

  test('the answer is announced once, after the region stands', async () => {
    draw(VIEWS.probable);
    const region = document.querySelector('[role=status]');
    expect(region?.textContent).toBe('');
    await vi.waitFor(() =>
      expect(region?.textContent).toBe(
        'Repère\u00a0: RDV Service Public, probable, Incubé par Incubateur des Territoires',
      ),
    );
  });
});

describe('showing the words in the page', () => {
  test('each reason with words leads to them, a bare address does not', () => {
    const bare = evidence({ kind: 'startup-link', offset: null, quote: 'https://beta.gouv.fr/x' });
    const first = evidence();
    const { showInPage } = draw(view({ startups: [startup({ evidence: [first, bare] })] }));
    const buttons = document.querySelectorAll('.reasons .text-button');
    expect(buttons).toHaveLength(1);
    click(buttons[0] ?? null, false);
    expect(showInPage).not.toHaveBeenCalled();
    click(buttons[0] ?? null);
    expect(showInPage).toHaveBeenCalledExactlyOnceWith(first);
  });

  test.each([
    [true, 'Passage montré'],
    [false, 'ne sont plus dans la page'],
  ])('says what came of it: %s', async (answers, words) => {
    draw(VIEWS.certain, { answers });
    click(document.querySelector('.reasons .text-button'));
    await vi.waitFor(() =>
      expect(document.querySelector('.reasons [role=status]')?.textContent).toContain(words),
    );
  });
});

describe('correcting', () => {
  const type = (words: string) => {
    const box = document.querySelector<HTMLInputElement>('[role=combobox]');
    if (box) box.value = words;
    box?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = (key: string) =>
    gesture(
      document.querySelector('[role=combobox]'),
      new KeyboardEvent('keydown', { key, bubbles: true }),
      true,
    );
  const options = () => Array.from(document.querySelectorAll('[role=option]'));
  const active = () =>
    document.querySelector('[role=combobox]')?.getAttribute('aria-activedescendant');

  test.each(['certain', 'ambiguous', 'unidentified'] as const)('%s has a search box', (name) => {
    draw(VIEWS[name]);
    expect(document.querySelectorAll('[role=combobox]')).toHaveLength(1);
  });

  test('an unreadable page has nothing to correct', () => {
    draw(VIEWS.unreadable);
    expect(document.querySelector('[role=combobox]')).toBeNull();
  });

  test('a candidate is chosen by a person’s own click', () => {
    const { choose } = draw(VIEWS.ambiguous);
    const candidates = document.querySelectorAll('.candidates > li > .text-button');
    expect(candidates).toHaveLength(2);
    click(candidates[1] ?? null, false);
    expect(choose).not.toHaveBeenCalled();
    click(candidates[1] ?? null);
    expect(choose).toHaveBeenCalledExactlyOnceWith(['pix']);
  });

  test('the search is driven by keys', async () => {
    const { choose, search, onForm } = draw(VIEWS.unidentified);
    type('p');
    expect(search).not.toHaveBeenCalled();
    type('pi');
    await vi.waitFor(() => expect(options()).toHaveLength(2));
    expect(options()[0]?.textContent).toBe('PixTransférée · DINUM');
    expect(document.querySelector('.search [role=status]')?.textContent).toBe(
      '2 Startups trouvées',
    );
    press('Enter');
    expect(choose, 'nothing is active yet').not.toHaveBeenCalled();
    press('ArrowDown');
    await vi.waitFor(() => expect(active()).toBe('repere-found-0'));
    press('ArrowUp');
    await vi.waitFor(() => expect(active()).toBeNull());
    press('ArrowUp');
    await vi.waitFor(() => expect(active()).toBe('repere-found-1'));
    expect(options()[1]?.getAttribute('aria-selected')).toBe('true');
    press('Enter');
    expect(choose).toHaveBeenCalledExactlyOnceWith(['pass-culture']);
    press('Escape');
    await vi.waitFor(() => expect(options()).toHaveLength(0));
    expect(onForm, 'Escape leaves the search alone').not.toHaveBeenCalled();
    press('Escape');
    expect(onForm, 'a second one too').not.toHaveBeenCalled();
  });

  test('Escape in an empty search closes the fold that it stands in', async () => {
    const { onForm } = draw(VIEWS.certain);
    const fold = document.querySelector('[role=combobox]')?.closest('details');
    if (fold) fold.open = true;
    press('Escape');
    expect(fold?.open).toBe(false);
    expect(document.activeElement).toBe(fold?.querySelector('summary'));
    expect(onForm).not.toHaveBeenCalled();
  });

  test('a search that finds nothing, and one that nobody answers, are said', async () => {
    const { search } = draw(VIEWS.unidentified);
    const said = () => document.querySelector('.search [role=status]')?.textContent;
    search.mockResolvedValueOnce([]);
    type('zzz');
    await vi.waitFor(() => expect(said()).toContain('Aucune Startup'));
    search.mockResolvedValueOnce(null);
    type('zzzz');
    await vi.waitFor(() => expect(said()).toContain('ne répond pas'));
  });

  test('the answer to words that were typed over is not shown', async () => {
    const { search } = draw(VIEWS.unidentified);
    const late = Promise.withResolvers<FoundStartup[] | null>();
    search.mockReturnValueOnce(late.promise);
    type('pi');
    search.mockResolvedValueOnce(FOUND.slice(1));
    type('pas');
    await vi.waitFor(() => expect(options()).toHaveLength(1));
    late.resolve(FOUND);
    await late.promise;
    expect(options()).toHaveLength(1);
  });

  test('a choice is shown as the person’s, with Repère’s own answer, and undone', async () => {
    const chosen = view(
      { startups: [startup({ id: 'pix', name: 'Pix' })] },
      { automatic: VIEWS.certain.resolution },
    );
    const { choose, text, all } = draw(chosen);
    expect(text).toContain('Choix personnel');
    expect(text).toContain('Réponse de Repère : RDV Service Public.');
    expect(text).not.toContain('Repère en est sûr');
    expect(all('.links button')).toContain('RDV Service Public');
    click(button('Revenir à la réponse de Repère'));
    expect(choose).toHaveBeenCalledExactlyOnceWith([]);
  });

  test('a choice that nobody keeps is said', async () => {
    draw(VIEWS.ambiguous, { answers: false });
    click(document.querySelector('.candidates > li > .text-button'));
    await vi.waitFor(() => expect(document.querySelector('[role=alert]')).not.toBeNull());
  });
});

describe('what helps to prepare', () => {
  test.each([
    ['admin', 'Un emploi dans une administration'],
    ['service', 'Un contrat de travail avec une société'],
    ['independent', 'À son compte'],
    ['apprentice', 'Un contrat d’apprentissage'],
    ['intern', 'Un stage'],
    [null, 'ne précise pas le statut'],
  ] as const)('the status %s in one line', (status, words) => {
    const offer = { ...VIEWS.certain.offer, status } as OfferView['offer'];
    const guides = [{ topic: 'status' as const, id: 'x', label: 'x', url: 'https://a.fr' }];
    expect(draw(view({}, { offer, guides })).all('.topic-status p')[0]).toContain(words);
  });

  test('what the interview guide holds, and the checklist', () => {
    const guides = [
      { topic: 'interview' as const, id: 'interview-coachs', label: 'x', url: 'https://a.fr' },
      { topic: 'resource' as const, id: 'video', label: 'x', url: 'https://a.fr' },
    ];
    const { text } = draw(view({}, { guides }));
    expect(text).toContain('45 minutes');
    expect(text).toContain('Avant l’entretien');
  });

  test('source code, impact and contact, each where there is one', () => {
    const repositories = ['github.com/betagouv/rdv', 'javascript:alert(1)'];
    const impact = 'https://rdv.exemple.fr/stats';
    const known = startup({ repositories, impact, contact: 'equipe@rdv.exemple.fr' });
    draw(view({ startups: [known] }));
    expect(links().GitHub).toBe('https://github.com/betagouv/rdv');
    expect(links()['Ses résultats']).toBe(impact);
    expect(links()['equipe@rdv.exemple.fr']).toBe('mailto:equipe@rdv.exemple.fr');
    expect(Object.keys(links()).join()).not.toContain('javascript');
  });

  test('what the Startup is for, in the directory’s own French', () => {
    const pitch = 'Prendre rendez-vous <b>sans attendre</b>';
    draw(view({ startups: [startup({ pitch })] }));
    const shown = document.querySelector('.pitch');
    expect(shown?.textContent).toBe(pitch);
    expect(shown?.querySelector('[lang=fr]')?.textContent).toBe(pitch);
  });

  test('a Startup that the directory has dropped is said to be so', () => {
    expect(draw(VIEWS.certain).text).not.toContain('ne figure plus dans l’annuaire');
    expect(draw(view({ startups: [startup({ listed: false })] })).text).toContain(
      'ne figure plus dans l’annuaire',
    );
  });

  test('a page that was read as a whole is said to be so', () => {
    expect(draw(VIEWS.certain).text).not.toContain('forme habituelle');
    const offer = { ...VIEWS.certain.offer, isWholePage: true } as OfferView['offer'];
    expect(draw(view({}, { offer })).all('.notice')[0]).toContain('forme habituelle');
    // Its text may well say whose it is: it is the reading that is in doubt.
    const lead = draw(view({ outcome: 'ambiguous', startups: [startup()] }, { offer }));
    expect(lead.text).toContain('Une seule Startup est citée dans la page.');
    expect(lead.text).not.toContain('en passant');
  });

  test.each([
    ['its facts are shown', VIEWS.certain, true],
    ['only the incubator is', view({ outcome: 'unidentified', startups: [] }), true],
    ['none of them is', VIEWS.unidentified, false],
  ])('of an old directory that could not be read again it warns when %s', (_, shown, warns) => {
    draw(shown);
    expect(document.querySelector('.stale'), 'of a directory in order').toBeNull();
    draw({ ...shown, isDirectoryOutdated: true });
    expect(document.querySelector('.stale') !== null).toBe(warns);
  });
});

test('the panel goes to the other side by a person’s own click', () => {
  const { onSwap } = draw(VIEWS.certain);
  const swap = document.querySelector('[aria-label="Mettre le panneau à gauche"]');
  click(swap, false);
  expect(onSwap).not.toHaveBeenCalled();
  click(swap);
  expect(onSwap).toHaveBeenCalledOnce();
});

describe('the first glance', () => {
  const LONG =
    'Trouver en quelques clics une entreprise prête à accueillir une personne qui change de métier';
  const shared = view({
    startups: [startup({ pitch: LONG }), startup({ id: 'pix', name: 'Pix', pitch: 'Évaluer.' })],
    incubators: [incubator(), incubator({ id: 'dinum', name: 'DINUM' })],
  });

  test('name, what it does, incubators, guide: in this order, before all else', () => {
    const { all } = draw(shared);
    const [glance] = all('.glance');
    const order = ['RDV Service Public et Pix', 'Trouver en', 'Incubé par', 'Guide d’entretien'];
    const places = order.map((words) => glance?.indexOf(words) ?? -1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(all('.incubated')).toEqual(['Incubé par Incubateur des Territoires et DINUM']);
    expect(document.querySelector('.body')?.firstElementChild?.className).toBe('glance');
  });

  test('a long pitch is cut after a word, and whole on demand', () => {
    const { all } = draw(view({ startups: [startup({ pitch: LONG })] }));
    const [shown = ''] = all('.pitch [lang]');
    expect(shown.endsWith('…')).toBe(true);
    expect(LONG.startsWith(`${shown.slice(0, -1)} `)).toBe(true);
    act(() => click(document.querySelector('.pitch button')));
    expect(all('.pitch')).toEqual([LONG]);
  });

  test('nothing stands where it is not known what the Startup does', () => {
    draw(VIEWS.certain);
    expect(document.querySelector('.pitch')).toBeNull();
  });

  test.each([
    [['ADEME'], 'ADEME', null],
    [['ADEME', 'DINUM', 'DGPE', 'DITP'], 'ADEME, DINUM +2', 'ADEME, DINUM, DGPE, DITP'],
  ])('sponsors %j', (sponsors, first, all) => {
    const { all: read } = draw(view({ startups: [startup({ sponsors })] }));
    expect(read('.facts dd')[0]).toBe(first);
    if (!all) return;
    act(() => click(document.querySelector('.facts dd button')));
    expect(read('.facts dd')[0]).toBe(all);
  });

  test('what only some look for is one fold, as it was left', () => {
    const { onMore } = draw(VIEWS.certain, { more: false, filled: false });
    const more = document.querySelector<HTMLDetailsElement>('details.more');
    expect(more?.open).toBe(false);
    expect(document.querySelector('.facts')).toBeNull();
    const toggle = (trusted: boolean) => {
      click(more?.querySelector('summary') ?? null, trusted);
      if (more) more.open = trusted;
      more?.dispatchEvent(new Event('toggle'));
    };
    toggle(false);
    expect(onMore).not.toHaveBeenCalled();
    toggle(true);
    expect(onMore).toHaveBeenCalledExactlyOnceWith(true);
    render(null, document.body);
    draw(VIEWS.certain, { more: true, filled: false });
    expect(document.querySelector('.facts')).not.toBeNull();
  });
});

describe('the strip', () => {
  test.each([
    ['certain', ['RDV Service Public', 'Incubé par Incubateur des Territoires'], ['réponse sûre']],
    ['probable', ['RDV Service Public', 'probable'], []],
    ['ambiguous', ['2 Startups possibles', 'RDV Service Public ou Pix', 'selon la Startup'], []],
    ['unidentified', ['Startup non trouvée', 'Incubateur non précisé'], []],
    ['unreadable', ['Page non lue'], ['Incub']],
  ] as const)('of %s', (name, present, absent) => {
    const { all, onForm } = draw(VIEWS[name], { form: 'strip' });
    const [text = ''] = all('.strip');
    for (const words of present) expect(text).toContain(words);
    for (const words of absent) expect(text).not.toContain(words);
    expect(document.querySelector('.strip a.primary') !== null).toBe(name !== 'unreadable');
    click(document.querySelector('.strip-open'));
    expect(onForm).toHaveBeenCalledExactlyOnceWith('card');
  });
});

describe('the offer in brief', () => {
  const offer = {
    title: 'Développeuse',
    employer: null,
    location: '20 avenue de Ségur 75007 Paris',
    contract: 'CDD de 3 ans',
    salary: '46 000 à 54 000 € par an',
    remote: 'Télétravail possible',
    datePosted: '2026-10-01',
    validThrough: '2026-12-31',
    profession: 'Développement' as const,
    status: 'admin' as const,
    isWholePage: false,
  };

  test('is one line, and asks for nothing when all is said', () => {
    const { all, text } = draw(view({}, { offer }));
    expect(all('.brief-line')).toEqual([
      'L’offre en bref : CDD de 3 ans · Paris · Télétravail possible · 46 000 à 54 000 € par an · publiée le 1er octobre 2026 · jusqu’au 31 décembre 2026',
    ]);
    expect(text).not.toContain('À demander');
  });

  test('what is not said becomes a question in French, beside its translation', async () => {
    const silent = { ...offer, salary: null, remote: null, location: null, status: null };
    const { copy, all } = draw(view({}, { offer: silent }), { translation: english });
    expect(all('.questions [lang=fr]')).toEqual([
      'Sous quel statut se ferait ce travail ?',
      'Où l’équipe travaille-t-elle ?',
      'Quelle part de télétravail est possible ?',
      'Quelle est la rémunération prévue ?',
    ]);
    expect(all('.questions .note')[1]).toBe('Where does the team work?');
    click(button('Copy the questions (in French)'));
    expect(copy.mock.calls[0]?.join()).toContain('Où l’équipe travaille-t-elle');
  });

  test('a freelance is to ask for the daily rate', () => {
    const { all } = draw(view({}, { offer: { ...offer, salary: null, status: 'independent' } }));
    expect(all('.questions [lang=fr]')).toEqual(['Quel est le tarif journalier prévu ?']);
  });
});

test('the keys that open and fold the panel are named as people read them', () => {
  expect(draw(VIEWS.certain).text).not.toContain('Maj');
  render(null, document.body);
  const { text } = draw(VIEWS.certain, { shortcut: 'Alt+Shift+R' });
  expect(text).toContain('Alt+Maj+R ouvre ou réduit ce panneau.');
  const shrink = document.querySelector('[aria-expanded=true]');
  expect(shrink?.getAttribute('title')).toBe('Réduire en bandeau (Alt+Maj+R)');
});
