// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ActionsContext } from '../../../components/actions.ts';
import { Answer } from '../../../components/answer.tsx';
import { taggingReport } from '../../../components/tagging-report.ts';
import { TranslationContext } from '../../../components/translation.ts';
import { missingText } from '../../../lib/tagging/missing-text.ts';
import type { CheckId, TaggingCheck } from '../../../lib/tagging/tagging.ts';
import { translationOf } from './texts.ts';
import { VIEWS, view } from './views.ts';

const french = await translationOf('fr');
const english = await translationOf('en');

function check(id: CheckId, values: Partial<TaggingCheck> = {}): TaggingCheck {
  return {
    id,
    status: 'passed',
    source: 'https://doc.incubateur.net/regles',
    quote: null,
    advice: null,
    ...values,
  };
}

const CHECKS = [
  check('startup-named', {
    quote: 'RDV Service Public',
    place: { zone: 'title', offset: 30 },
  }),
  check('startup-linked', { status: 'failed', advice: 'Startup d’État : X (https://x)' }),
  check('incubator-named', { status: 'failed', advice: 'Incubateur : Y' }),
  check('end-date', { quote: '2027-01-31' }),
  check('wording-team', {
    status: 'failed',
    quote: 'rejoindre l’équipe',
    advice: 'aider, soutenir l’équipe',
    place: { zone: 'missions', offset: 12 },
  }),
  check('embarquement', { status: 'not-applicable' }),
  check('age', { status: 'not-applicable' }),
];
const SHOWN = view({}, { checks: CHECKS });

function draw({ shown = SHOWN, recruiter = false, translation = french, allowed = true } = {}) {
  const actions = {
    keeping: null,
    showInPage: vi.fn(() => true),
    choose: vi.fn(async () => true),
    search: vi.fn(async () => []),
    report: vi.fn(async () => undefined),
    correct: vi.fn(async () => true),
    copy: vi.fn(async (_text: string) => allowed),
  };
  render(
    <TranslationContext.Provider value={translation}>
      <ActionsContext.Provider value={actions}>
        <Answer view={shown} recruiter={recruiter} more={false} onMore={() => undefined} />
      </ActionsContext.Provider>
    </TranslationContext.Provider>,
    document.body,
  );
  return actions;
}

const all = (selector: string) =>
  Array.from(document.querySelectorAll(selector), ({ textContent }) =>
    (textContent ?? '').replace(/[\u00a0\u202f]/g, ' ').replaceAll('\u2060', ''),
  );
const section = () =>
  Array.from(document.querySelectorAll('section')).find(({ textContent }) =>
    /Étiquetage|Tagging/.test(textContent ?? ''),
  );
const folds = () => Array.from(section()?.querySelectorAll('details') ?? []);
const click = (words: string, trusted = true) => {
  const button = Array.from(document.querySelectorAll('button')).find(
    ({ textContent }) => textContent === words,
  );
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: trusted });
  button?.dispatchEvent(event);
};

afterEach(() => render(null, document.body));

describe('the section', () => {
  test('is not for candidates', () => {
    draw();
    expect(all('h2')).not.toContain('Étiquetage');
    expect(section()).toBeUndefined();
  });

  test('comes right after the first glance, open, for recruiters', () => {
    draw({ recruiter: true });
    expect(document.querySelector('.glance')?.nextElementSibling).toBe(section());
    expect(section()?.textContent).toContain('Règles suivies\u00a0: 2 sur 5');
    expect(folds().map(({ open }) => open)).toEqual([true, false]);
  });

  test.each(['unreadable', 'certain'] as const)('is not there without rules: %s', (name) => {
    draw({ shown: VIEWS[name], recruiter: true });
    expect(section()).toBeUndefined();
  });

  test('says first what to change, then what is right, and folds the rest', () => {
    draw({ recruiter: true });
    expect(all('section h3').slice(0, 2)).toEqual(['À revoir (3)', 'Suivies (2)']);
    const items = Array.from(section()?.querySelectorAll('li') ?? [], (item) => item.textContent);
    expect(items).toHaveLength(5);
    expect(items[2]).toContain('rejoindre l’équipe');
    expect(items[2]).toContain('aider, soutenir l’équipe');
    expect(folds()[1]?.querySelector('summary')?.textContent).toBe('Sans objet ici (2)');
  });

  test('shows rules that were set aside apart, with the reason, and asks nothing for them', () => {
    const checks = CHECKS.map((one) => ({
      ...one,
      setAside: one.status === 'failed' ? 'Charte' : undefined,
    }));
    draw({ shown: view({}, { checks }), recruiter: true });
    expect(all('section h3').slice(0, 2)).toEqual(['Écartées (3)', 'Suivies (2)']);
    expect(section()?.textContent).toContain('Règles suivies\u00a0: 2 sur 2');
    expect(section()?.textContent).toContain('Écartée\u00a0: Charte');
    expect(all('.advice')).toEqual([]);
    expect(all('button')).not.toContain('Copier ce qui manque');
  });

  test('leads to the text, to be mended, at a person’s own click', () => {
    const { correct } = draw({ recruiter: true });
    click('Corriger ce texte', false);
    expect(correct).not.toHaveBeenCalled();
    click('Corriger ce texte');
    expect(correct).toHaveBeenCalledOnce();
  });

  test('gives the wording in French, whatever the language', () => {
    draw({ recruiter: true, translation: english });
    expect(all('.advice [lang=fr]')).toContain('aider, soutenir l’équipe');
    expect(section()?.textContent).toContain('Rules followed: 2 of 5');
  });

  test('links each rule to its source', () => {
    draw({ recruiter: true });
    const links = Array.from(section()?.querySelectorAll('a') ?? [], ({ href }) => href);
    expect(links).toEqual(Array(5).fill('https://doc.incubateur.net/regles'));
  });

  test('shows in the page the words that stand there', () => {
    const { showInPage } = draw({ recruiter: true });
    const buttons = section()?.querySelectorAll('.text-button');
    expect(buttons).toHaveLength(2);
    const event = new MouseEvent('click', { bubbles: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    buttons?.[0]?.dispatchEvent(event);
    expect(showInPage).toHaveBeenCalledExactlyOnceWith({
      quote: 'rejoindre l’équipe',
      zone: 'missions',
      offset: 12,
    });
  });
});

describe('what is copied', () => {
  test('what is missing, by a person alone', async () => {
    const { copy } = draw({ recruiter: true });
    click('Copier ce qui manque', false);
    expect(copy).not.toHaveBeenCalled();
    click('Copier ce qui manque');
    expect(copy).toHaveBeenCalledExactlyOnceWith('Startup d’État : X (https://x) – Incubateur : Y');
    await vi.waitFor(() => expect(all('[role=status]').join('')).toContain('Copié.'));
  });

  test('is shown where the browser refuses', async () => {
    draw({ recruiter: true, allowed: false });
    click('Copier ce qui manque');
    await vi.waitFor(() => expect(all('pre')).toEqual([missingText(CHECKS)]));
  });

  test('nothing is offered when nothing is missing', () => {
    draw({ recruiter: true, shown: view({}, { checks: [check('age')] }) });
    expect(all('button')).not.toContain('Copier ce qui manque');
  });

  test('the whole as plain text, without the page’s query', () => {
    const asked = { ...SHOWN, url: 'https://exemple.fr/offre?utm=moi#x' };
    const report = taggingReport(asked, french).replace(/[\u00a0\u202f]/g, ' ');
    expect(report.split('\n').slice(0, 5)).toEqual([
      'Chargé·e de déploiement pour RDV Service Public',
      'https://exemple.fr/offre',
      'Règles suivies : 2 sur 5',
      '',
      'À revoir (3)',
    ]);
    expect(report).toContain('« rejoindre l’équipe »\n  Proposition : aider, soutenir l’équipe');
    draw({ recruiter: true, shown: asked });
    click('Copier tout le bilan');
  });
});

describe('what is missing', () => {
  const failed = (id: CheckId, advice: string) => check(id, { status: 'failed', advice });
  test.each<[string, TaggingCheck[], string]>([
    ['nothing', [check('startup-linked'), check('age', { status: 'not-applicable' })], ''],
    ['one of the two', [failed('incubator-named', 'Incubateur : Y')], 'Incubateur : Y'],
    [
      'sentences, each on its line',
      [failed('embarquement', 'E.'), failed('startup-linked', 'S'), failed('end-date', 'F')],
      'S\nE.\nF',
    ],
    ['what is to be replaced is no addition', [failed('wording-team', 'aider')], ''],
  ])('%s', (_, checks, expected) => expect(missingText(checks)).toBe(expected));
});
