// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { Details, type RowActions } from '../../../components/report-page/details.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import { tableRows } from '../../../lib/report/table-rows.ts';
import { row } from '../../support/rows.ts';
import { type Language, translationOf } from './texts.ts';

/* What can be done with a row, in its details. */

const TEXTS = { fr: await translationOf('fr'), en: await translationOf('en') };

const [ROW, SIBLING] = tableRows(
  [
    row(),
    row({ reference: 'o/2', title: 'Designer pour RDV Service Public', url: `${row().url}-2` }),
  ],
  [],
  [],
  '2026-11-28',
);

let actions: { [Name in keyof RowActions]: RowActions[Name] };
beforeEach(() => {
  actions = {
    copy: vi.fn(async () => true),
    french: vi.fn(async () => TEXTS.fr),
    readAgain: vi.fn(async () => 'started' as const),
    remove: vi.fn(async () => undefined),
    restore: vi.fn(async () => undefined),
    setAside: vi.fn(async () => undefined),
    mayAnalyse: true,
    siblings: ROW && SIBLING ? [ROW, SIBLING] : [],
  };
});

async function draw(language: Language = 'fr'): Promise<void> {
  if (!ROW) throw new Error('no row');
  render(
    <TranslationContext.Provider value={TEXTS[language]}>
      <Details row={ROW} actions={{ ...actions }} />
    </TranslationContext.Provider>,
    document.body,
  );
}

function press(label: string): void {
  const buttons = Array.from(document.querySelectorAll('button'));
  const button = buttons.find(({ textContent }) => textContent === label);
  if (!button) throw new Error(`no button "${label}"`);
  button.click();
}

const said = () => document.querySelector('.row-actions [role=status]')?.textContent ?? '';
const message = () => document.querySelector<HTMLElement>('.row-actions pre');

test.each<Language>(['fr', 'en'])('in %s, the message to the team is French', async (language) => {
  await draw(language);
  press(TEXTS[language].translate('message.offer'));
  await vi.waitFor(() => expect(said()).toBe(TEXTS[language].translate('copy.done')));
  const text = message()?.textContent ?? '';
  expect(text).toContain('Bonjour,');
  expect(text).toContain(TEXTS.fr.translate('rule.incubator_named'));
  expect(text).not.toContain(TEXTS.en.translate('rule.incubator_named'));
  expect(message()?.lang).toBe('fr');
  expect(actions.copy).toHaveBeenCalledWith(text);
  // Said where it may surprise, and only there.
  const note = document.body.textContent?.includes(TEXTS.en.translate('message.inFrench'));
  expect(note).toBe(language === 'en');
});

test('a message for all offers of the Startup has each of them', async () => {
  await draw();
  press(TEXTS.fr.count('message.startup', 2));
  await vi.waitFor(() => expect(message()).not.toBeNull());
  for (const one of [ROW, SIBLING])
    expect(message()?.textContent).toContain(`${one?.title}\n${one?.url}`);
});

test('what the clipboard or the texts refuse is said, and the message stays to be read', async () => {
  actions.copy = async () => false;
  await draw();
  press(TEXTS.fr.translate('message.offer'));
  await vi.waitFor(() => expect(said()).toBe(TEXTS.fr.translate('copy.refused')));
  expect(message()?.textContent).toContain(ROW?.title);
  render(null, document.body);
  actions.french = () => Promise.reject(new Error('no file'));
  await draw('en');
  press(TEXTS.en.translate('message.offer'));
  await vi.waitFor(() => expect(said()).toBe(TEXTS.en.translate('report.failed')));
});

test.each([
  ['started', 'row.reading'],
  ['busy', 'listAnalysis.busy'],
  [null, 'analysis.noPage'],
] as const)('an offer that is read again answers %s: "%s"', async (answer, key) => {
  actions.readAgain = vi.fn(async () => answer);
  await draw();
  press(TEXTS.fr.translate('row.again'));
  await vi.waitFor(() => expect(said()).toBe(TEXTS.fr.translate(key)));
  expect(actions.readAgain).toHaveBeenCalledWith(ROW);
});

test('while an analysis is under way none is read again', async () => {
  actions.mayAnalyse = false;
  await draw();
  press(TEXTS.fr.translate('row.again'));
  expect(actions.readAgain).not.toHaveBeenCalled();
});

test('a row that nobody deletes is still there, and that is said', async () => {
  actions.remove = () => Promise.reject(new Error('asleep'));
  await draw();
  press(TEXTS.fr.translate('row.remove'));
  await vi.waitFor(() => expect(said()).toBe(TEXTS.fr.translate('report.failed')));
});
