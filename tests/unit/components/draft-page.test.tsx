// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DraftPage } from '../../../components/draft-page/page.tsx';
import { type DraftServices, emptyDraft } from '../../../components/draft-page/use-drafts.ts';
import { TranslationContext } from '../../../components/translation.ts';
import { answer } from '../../../lib/answer/answer.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import type { Draft } from '../../../lib/drafts/draft.ts';
import { parseDraftFile } from '../../../lib/drafts/file.ts';
import { MAXIMUM_DRAFTS } from '../../../lib/drafts/keys.ts';
import type { TextKey } from '../../../lib/i18n/translation.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { parseHtml } from '../../../scripts/pages/parse.ts';
import { translationOf } from './texts.ts';

/* The page where a text is checked before it is published, in a document. */

const french = await translationOf('fr');
const text = (key: TextKey, values?: string[]) => french.translate(key, values);
const resolver = new Resolver(bundledDirectory());

const draft = (id: string, content: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(id, new Date('2026-11-23T09:00:00.000Z')),
  ...content,
});
const MISSION = draft('mission', {
  title: 'Responsable de déploiement',
  text: 'Vous rejoindrez l’équipe de Mon Suivi Social à 3 jours par semaine pendant six mois.',
});

/** What is kept: the last version of each draft. */
let kept: Map<string, Draft>;
let leave: () => void;
let services: { [Name in keyof DraftServices]: DraftServices[Name] };
let shown: { drafts: readonly Draft[]; openedId: string | null; isOfferGone: boolean };
let ids: number;

beforeEach(() => {
  kept = new Map();
  leave = () => undefined;
  ids = 0;
  shown = { drafts: [MISSION], openedId: null, isOfferGone: false };
  services = {
    save: vi.fn(async (one: Draft) => {
      kept.set(one.id, one);
      return true;
    }),
    remove: vi.fn(async (id: string) => kept.delete(id)),
    answer: vi.fn(async (reading) => answer(reading, resolver, '2026-11-28')),
    parseHtml,
    copy: vi.fn(async () => true),
    saveFile: vi.fn(),
    onLeave: (called) => {
      leave = called;
      return () => undefined;
    },
    remember: vi.fn(),
    timers: {
      set: (task, ms) => setTimeout(task, ms) as unknown as number,
      clear: (timer) => clearTimeout(timer),
    },
    now: () => new Date('2026-11-28T10:00:00Z'),
    newId: () => {
      ids += 1;
      return `nouveau-${ids}`;
    },
  };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // Browsers write for the page, with their own undo; this document has no such command.
  document.execCommand = () => false;
});
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

async function draw(parts: Partial<typeof shown> = {}): Promise<void> {
  shown = { ...shown, ...parts };
  render(
    <TranslationContext.Provider value={french}>
      <DraftPage {...shown} theme="light" services={services} openReport={() => undefined} />
    </TranslationContext.Provider>,
    document.body,
  );
  await settled();
}

/** All that waits has come: what is kept, checked and drawn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(100);
  }
}

const fields = () => Array.from(document.querySelectorAll('textarea'));
const words = (selector: string) => document.querySelector(selector)?.textContent ?? '';
const ruleOf = (id: string) => document.querySelector(`.rules li[data-check=${id}]`);
const isFollowed = (id: string) => ruleOf(id)?.querySelector('.rule-passed') !== null;

async function write(field: number, value: string): Promise<void> {
  const area = fields()[field];
  if (!area) throw new Error(`no field ${field}`);
  area.value = value;
  area.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

async function press(label: string, root: ParentNode = document): Promise<void> {
  const buttons = Array.from(root.querySelectorAll('button'));
  const button = buttons.find((one) =>
    [one.textContent, one.getAttribute('aria-label')].includes(label),
  );
  if (!button) throw new Error(`no button "${label}"`);
  button.click();
  await settled();
}

async function choose(name: string, value: string): Promise<void> {
  const select = document.querySelector<HTMLSelectElement>(`select[name=${name}]`);
  if (!select) throw new Error(`no list ${name}`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}

describe('writing', () => {
  test('the answer and the rules follow the text, each with the words that decide', async () => {
    await draw({ drafts: [] });
    expect(words('.preview')).toContain(text('draft.nothingYet'));
    await write(0, MISSION.title);
    await write(1, MISSION.text);
    expect(words('.preview .answer')).toContain('Mon Suivi Social');
    expect(words('.rules li[data-check=wording-fixed-days] q')).toContain('3 jours par semaine');
    expect(words('.behind .deciding')).toContain('Responsable de déploiement');
    expect(Array.from(kept.values())).toMatchObject([{ title: MISSION.title, text: MISSION.text }]);
    expect(words('.saving')).toBe(text('draftSaving.kept'));
  });

  test('a proposal takes the place of what decided, is marked, listed, and taken back', async () => {
    await draw();
    await press(text('draft.replace'), ruleOf('wording-fixed-days') ?? document);
    expect(fields()[1]?.value).toContain('3 jours en moyenne par semaine, flexible');
    expect(isFollowed('wording-fixed-days')).toBe(true);
    expect(words('.behind .inserted')).toContain('3 jours en moyenne');
    expect(words('.inserted-list')).toContain('3 jours en moyenne');
    await press(text('draft.undo'));
    expect(fields()[1]?.value).toBe(MISSION.text);
    expect(isFollowed('wording-fixed-days')).toBe(false);
    expect(document.querySelector('.inserted-list')).toBeNull();
  });

  test('blanks are counted, gone through in a circle, and said with the copy', async () => {
    await draw({ drafts: [draft('a', { title: '[nom]', text: 'Un\n[date] et [lien]' })] });
    expect(words('.blanks')).toContain(french.count('draft.blanks', 3));
    const selected: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await press(text('draft.nextBlank'));
      const area = document.activeElement as HTMLTextAreaElement;
      selected.push(area.value.slice(area.selectionStart, area.selectionEnd));
    }
    expect(selected).toEqual(['[nom]', '[date]', '[lien]', '[nom]']);
    await press(text('draft.copyTitle'));
    expect(words('.copy [role=status]')).toContain(french.count('draft.blanksLeft', 3));
  });

  test('the words that decide are selected in their field', async () => {
    await draw();
    await press(text('draft.show'), ruleOf('wording-team') ?? document);
    const area = document.activeElement as HTMLTextAreaElement;
    expect(area).toBe(fields()[1]);
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toContain('rejoindrez');
  });

  test('what is pasted with its formatting becomes Markdown where the cursor is; the rest is the browser’s', async () => {
    await draw({ drafts: [draft('a', { title: 'Titre', text: 'AvantAprès' })] });
    const paste = async (field: number, html: string) => {
      const area = fields()[field];
      if (field === 1) area?.setSelectionRange(5, 5);
      const event = new Event('paste', { bubbles: true, cancelable: true });
      const clipboardData = { getData: (type: string) => (type === 'text/html' ? html : '') };
      Object.defineProperty(event, 'clipboardData', { value: clipboardData });
      area?.dispatchEvent(event);
      await settled();
      return event.defaultPrevented;
    };
    expect(await paste(1, '<ul><li>un</li><li><b>deux</b></li></ul>')).toBe(true);
    expect(fields()[1]?.value).toBe('Avant- un\n- **deux**Après');
    expect(await paste(1, '')).toBe(false);
    expect(await paste(1, '<p> </p>')).toBe(false);
    expect(await paste(0, '<b>Titre</b>')).toBe(false);
  });

  test('a title stays on one line', async () => {
    await draw();
    await write(0, 'Un\n deux\n');
    expect(kept.get('mission')?.title).toBe('Un deux ');
    const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true });
    fields()[0]?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });

  test('while the Startup is in doubt, the line that names it is offered', async () => {
    await draw({ drafts: [draft('a', { title: 'Chargé·e de déploiement', text: 'Un service.' })] });
    await press(text('draft.nameIt'));
    expect(fields()[1]?.value).toMatch(/^Startup d’État : \[nom de la Startup d’État\]/);
    expect(words('.blanks')).not.toBe('');
  });

  test('an answer that does not come is said, and the text stays', async () => {
    await draw();
    services.answer = () => Promise.reject(new Error('asleep'));
    await write(1, 'Autre');
    expect(words('.preview [role=alert]')).toBe(text('report.failed'));
    expect(fields()[1]?.value).toBe('Autre');
  });

  test('an answer to an older text is not shown', async () => {
    await draw();
    const waiting: (() => void)[] = [];
    const now = services.answer;
    services.answer = async (reading) => {
      const found = await now(reading);
      if (reading.offer?.title === 'Lent') await new Promise<void>((done) => waiting.push(done));
      return found;
    };
    await write(0, 'Lent');
    await write(0, 'Designer pour Mon Suivi Social');
    for (const done of waiting) done();
    await settled();
    expect(words('.preview .answer')).not.toContain('Lent');
    expect(document.querySelector('.rules[aria-busy=true]')).toBeNull();
  });
});

describe('board, contract and status', () => {
  const chosen = (name: string) =>
    document.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.value;

  test('a status that is chosen decides the rules; where the text says another one, that is said', async () => {
    await draw();
    expect(words('.choices-line .note')).toBe(text('draft.status', [text('status.independent')]));
    await choose('status', 'admin');
    expect(kept.get('mission')).toMatchObject({ status: 'admin', contract: 'Freelance' });
    expect(ruleOf('contract-holder')?.querySelector('.rule-not-applicable')).not.toBeNull();
    const said = text('draft.statusDiffers', [text('status.independent')]);
    expect(words('.choices-line .note')).toBe(said);
    // Where both say the same, nothing is left to say.
    await choose('status', 'independent');
    expect(document.querySelector('.choices-line .note')).toBeNull();
    await choose('status', '');
    expect(kept.get('mission')?.status).toBeNull();
  });

  test('another board has its own contracts and statuses', async () => {
    await draw();
    await choose('status', 'independent');
    await choose('board', 'choisir-le-service-public');
    expect([chosen('contract'), chosen('status')]).toEqual([
      'Emploi ouvert aux titulaires et aux contractuels',
      '',
    ]);
    const statuses = Array.from(
      document.querySelectorAll<HTMLOptionElement>('select[name=status] option'),
      ({ value }) => value,
    );
    expect(statuses).toEqual(['', 'admin', 'apprentice', 'intern']);
  });

  test('the contract of an offer that has another word for it stays', async () => {
    await draw({ drafts: [{ ...MISSION, contract: 'Temps partiel' }] });
    expect(chosen('contract')).toBe('Temps partiel');
  });
});

describe('several drafts', () => {
  const ONE = draft('un', { title: 'Un', text: 'Texte' });
  const TWO = draft('deux', { name: 'Mon brouillon', title: 'Deux', text: 'Texte' });
  const options = () =>
    Array.from(document.querySelectorAll('.shelf select option'), (one) => one.textContent);

  test('the last one is open, by its name or its title; another is opened and remembered', async () => {
    await draw({ drafts: [ONE, TWO] });
    expect(options()).toEqual(['Un', 'Mon brouillon']);
    expect(fields()[0]?.value).toBe('Deux');
    const select = document.querySelector<HTMLSelectElement>('.shelf select');
    if (!select) throw new Error('no list');
    select.value = 'un';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    expect(fields()[0]?.value).toBe('Un');
    expect(services.remember).toHaveBeenLastCalledWith('un');
    await draw({ openedId: 'deux' });
    expect(fields()[0]?.value).toBe('Deux');
  });

  test('one is begun, named, deleted and brought back with all that it had', async () => {
    await draw({ drafts: [ONE] });
    await press(text('draft.add'));
    expect(fields().map(({ value }) => value)).toEqual(['', '']);
    await write(0, 'Trois');
    const name = document.querySelector<HTMLInputElement>('input[name=name]');
    if (!name) throw new Error('no name');
    name.value = 'Le troisième';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    expect(options()).toEqual(['Un', 'Le troisième']);
    await press(text('draft.remove'));
    expect(options()).toEqual(['Un']);
    expect(services.remove).toHaveBeenCalledWith('nouveau-1');
    expect(words('.shelf [role=status] .notice')).toContain('Le troisième');
    await press(text('draft.restore'));
    expect(kept.get('nouveau-1')).toMatchObject({ name: 'Le troisième', title: 'Trois' });
    expect(fields()[0]?.value).toBe('Trois');
  });

  test('one that nobody deletes is still there, and that is said', async () => {
    await draw({ drafts: [ONE] });
    services.remove = () => Promise.reject(new Error('asleep'));
    await press(text('draft.remove'));
    expect(words('.shelf .notice')).toBe(text('report.failed'));
    expect(fields()[0]?.value).toBe('Un');
  });

  test('what another page writes is taken over, but not over what waits here', async () => {
    await draw({ drafts: [ONE, TWO] });
    const later = (one: Draft, title: string) => ({
      ...one,
      title,
      changedAt: '2026-11-27T09:00:00.000Z',
    });
    await draw({ drafts: [ONE, later(TWO, 'Deux, ailleurs')] });
    expect(fields()[0]?.value).toBe('Deux, ailleurs');
    await write(0, 'Deux, ici');
    await draw({ drafts: [later(ONE, 'Un, ailleurs'), later(TWO, 'Deux, encore ailleurs')] });
    expect(fields()[0]?.value).toBe('Deux, ici');
    expect(options()[0]).toBe('Un, ailleurs');
  });

  test('what was typed is kept at once when the page is left', async () => {
    await draw({ drafts: [ONE] });
    const area = fields()[0];
    if (!area) throw new Error('no field');
    area.value = 'Dernier mot';
    area.dispatchEvent(new Event('input', { bubbles: true }));
    leave();
    expect(kept.get('un')?.title).toBe('Dernier mot');
  });

  test.each<[string, DraftServices['save'], string]>([
    ['without room', async () => false, text('draftSaving.full', [String(MAXIMUM_DRAFTS)])],
    ['without an answer', () => Promise.reject(new Error('asleep')), text('draftSaving.failed')],
  ])('what cannot be kept, %s, is said and stays on the page', async (_, save, said) => {
    services.save = save;
    await draw({ drafts: [ONE] });
    await press(text('draft.add'));
    await write(0, 'Nouveau');
    expect(words('.saving')).toBe(said);
    await draw({ drafts: [ONE] });
    expect(fields()[0]?.value).toBe('Nouveau');
  });

  test('a draft is exported as a file, and a file is opened as a draft', async () => {
    await draw({ drafts: [{ ...TWO, status: 'service' }] });
    await press(text('draft.export'));
    const [name, file = ''] = vi.mocked(services.saveFile).mock.lastCall ?? [];
    expect(name).toBe('mon-brouillon.md');
    expect(parseDraftFile(file)).toMatchObject({ title: 'Deux', status: 'service' });
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const give = async (content: string) => {
      Object.defineProperty(input, 'files', {
        configurable: true,
        value: [{ name: 'offre.md', text: async () => content }],
      });
      input?.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();
    };
    await give(file);
    expect(kept.get('nouveau-1')).toMatchObject({ title: 'Deux', status: 'service' });
    await give('---\nboard: exemple\n---\n');
    expect(words('.shelf .notice')).toBe(text('draft.unreadableFile', ['offre.md']));
  });
});

describe('to the board’s form', () => {
  const OFFER = draft('a', {
    title: 'Titre',
    text: '## Profil\n\n- voir [la page](https://beta.gouv.fr)',
  });

  test.each<[TextKey, [string, string?]]>([
    ['draft.copyTitle', ['Titre']],
    ['draft.copyText', ['Profil\n\n- voir la page (https://beta.gouv.fr)']],
  ])('%s', async (label, copied) => {
    await draw({ drafts: [OFFER] });
    await press(text(label));
    expect(services.copy).toHaveBeenLastCalledWith(copied[0], undefined);
    expect(words('.copy [role=status]')).toBe(text('copy.done'));
  });

  test('with its formatting, as HTML', async () => {
    await draw({ drafts: [OFFER] });
    await press(text('draft.copyHtml'));
    const [, html] = vi.mocked(services.copy).mock.lastCall ?? [];
    expect(html).toContain('<h2>Profil</h2>');
    expect(html).toContain('<a href="https://beta.gouv.fr">la page</a>');
  });

  test('what the clipboard refuses is shown, to be copied by hand', async () => {
    services.copy = async () => false;
    await draw({ drafts: [OFFER] });
    await press(text('draft.copyText'));
    expect(words('.copy pre')).toContain('- voir la page');
  });
});

test('where a draft comes from is said, and an offer that is gone', async () => {
  const origin = 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/x';
  await draw({ drafts: [{ ...MISSION, origin }], isOfferGone: true });
  expect(document.querySelector('.writing a')?.getAttribute('href')).toBe(origin);
  expect(words('main > .notice')).toBe(text('draft.offerGone'));
});
