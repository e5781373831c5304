// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FirstPage } from '../../../components/first-page.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import { type Language, translationOf } from './texts.ts';

const translations = { fr: await translationOf('fr'), en: await translationOf('en') };

interface Given {
  withheld?: string[];
  shortcut?: string | null;
  recruiter?: boolean;
  answers?: boolean;
  language?: Language;
}

function draw(given: Given = {}) {
  const { answers = true, language = 'fr', shortcut = 'Alt+Shift+R', recruiter = false } = given;
  const askAccess = vi.fn(async () => false);
  const openSettings = vi.fn();
  const openDrafts = vi.fn();
  const openOffers = vi.fn();
  const setRecruiter = vi.fn(async () => {
    if (!answers) throw new Error('nobody answers');
  });
  const show = (withheld: string[]) =>
    render(
      <TranslationContext.Provider value={translations[language]}>
        <FirstPage
          withheld={withheld}
          askAccess={askAccess}
          shortcut={shortcut}
          recruiter={recruiter}
          setRecruiter={setRecruiter}
          openSettings={openSettings}
          openDrafts={openDrafts}
          openOffers={openOffers}
          theme="light"
        />
      </TranslationContext.Provider>,
      document.body,
    );
  show(given.withheld ?? []);
  return { show, askAccess, openSettings, openDrafts, openOffers, setRecruiter };
}

const text = () => (document.body.textContent ?? '').replaceAll('\u00a0', ' ');
const button = (words: string) =>
  Array.from(document.querySelectorAll('button')).find(({ textContent }) => textContent === words);
const radio = (value: string) => document.querySelector<HTMLInputElement>(`input[value=${value}]`);

afterEach(() => render(null, document.body));

test('it names the three answers, and leads to both lists of the network', () => {
  draw();
  expect(document.querySelectorAll('.answers li')).toHaveLength(3);
  const addresses = Array.from(document.querySelectorAll('a'), ({ href }) => href);
  expect(addresses).toEqual([
    expect.stringContaining('companies/communaute-beta-gouv/jobs'),
    expect.stringContaining('organisme/10668/'),
  ]);
});

test('its headings follow one another, and the drawing says nothing of its own', () => {
  draw();
  const levels = Array.from(document.querySelectorAll('h1, h2, h3'), ({ tagName }) => tagName);
  expect(levels[0]).toBe('H1');
  expect(levels.slice(1).every((level) => level === 'H2')).toBe(true);
  expect(document.querySelector('.drawing')?.getAttribute('aria-hidden')).toBe('true');
});

describe('access to the sites', () => {
  test('granted, it is said, and nothing is asked', () => {
    draw();
    expect(text()).toContain('Repère a accès aux sites');
    expect(button('Autoriser ces sites')).toBeUndefined();
  });

  test('withheld, the sites are named and asked for in the click', async () => {
    const { askAccess } = draw({ withheld: ['choisirleservicepublic.gouv.fr', 'beta.gouv.fr'] });
    expect(text()).toContain('lire ces sites : Choisir le service public et beta.gouv.fr.');
    button('Autoriser ces sites')?.click();
    expect(askAccess).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(text()).toContain('n’a pas accordé l’accès'));
  });

  test('granted at last, the focus is where that is said', async () => {
    const { show } = draw({ withheld: ['beta.gouv.fr'] });
    button('Autoriser ces sites')?.focus();
    show([]);
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('status'));
    expect(document.activeElement?.textContent).toContain('Repère a accès');
  });
});

describe('looking for an offer, or publishing some', () => {
  test.each([
    [false, 'look'],
    [true, 'publish'],
  ])('recruiter mode is %s: "%s" is chosen', (recruiter, value) => {
    draw({ recruiter });
    expect(radio(value)?.checked).toBe(true);
  });

  test('what is chosen is remembered', () => {
    const { setRecruiter } = draw();
    radio('publish')?.click();
    expect(setRecruiter).toHaveBeenCalledWith(true);
  });

  test('where nobody answers, it is said and stays as it was', async () => {
    draw({ answers: false });
    radio('publish')?.click();
    await vi.waitFor(() => expect(text()).toContain('Repère ne répond pas'));
    expect(radio('look')?.checked).toBe(true);
  });
});

describe('the panel’s keys', () => {
  test.each<[Language, string]>([
    ['fr', 'Alt + Maj + R ouvre ou réduit'],
    ['en', 'Alt + Shift + R opens or shrinks'],
  ])('as they are set, in %s', (language, words) => {
    draw({ language });
    expect(text()).toContain(words);
  });

  test('taken away, it is said where to set them', () => {
    draw({ shortcut: '' });
    expect(text()).toContain('Aucun raccourci');
    expect(document.querySelector('kbd')).toBeNull();
  });

  test('on a phone, nothing is said of keys', () => {
    draw({ shortcut: null });
    expect(text()).not.toContain('Au clavier');
  });
});

test('the settings and what is kept are one click away', () => {
  const { openSettings, openOffers } = draw();
  button('Réglages de Repère')?.click();
  expect(openSettings).toHaveBeenCalledOnce();
  button('Mes offres')?.click();
  expect(openOffers).toHaveBeenCalledOnce();
});
