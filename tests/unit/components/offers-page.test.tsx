// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OffersPage } from '../../../components/offers-page/page.tsx';
import { offerTableWords } from '../../../components/offers-page/words.ts';
import { TranslationContext } from '../../../components/translation.ts';
import { offerTableOf } from '../../../lib/offers/export-table.ts';
import type { KeptOffer, OfferChange } from '../../../lib/offers/kept-offer.ts';
import { planImport } from '../../../lib/transfer/plan.ts';
import { offerWith } from '../offers/offers.ts';
import { CHOICE, exported, gathered } from '../transfer/exports.ts';
import { translationOf } from './texts.ts';

const french = await translationOf('fr');
const TODAY = '2026-11-28';

function offer(number: number, parts: Partial<KeptOffer> = {}): KeptOffer {
  return offerWith({
    id: `choisir-le-service-public/2026-${number}`,
    reference: `2026-${number}`,
    title: `Offre ${number}`,
    ...parts,
  });
}
const OFFERS = [offer(1), offer(2), offer(3), offer(4, { state: 'interview' })];

const change = vi.fn(async (id: string, _: OfferChange): Promise<KeptOffer | null> => {
  return OFFERS.find((one) => one.id === id) ?? null;
});
const open = vi.fn();
const renameState = vi.fn(async () => true);

function draw(parts: Partial<Parameters<typeof OffersPage>[0]> = {}) {
  render(
    <TranslationContext.Provider value={french}>
      <OffersPage
        offers={OFFERS}
        text={null}
        openId={null}
        seen={[]}
        stateNames={{}}
        renameState={renameState}
        today={TODAY}
        exportedAt={null}
        undoable={false}
        isFull={false}
        theme="light"
        printing={false}
        open={open}
        change={change}
        draftOf={() => null}
        saveDraft={() => undefined}
        exportAll={() => undefined}
        exportCsv={() => undefined}
        exportCalendar={() => undefined}
        preview={async () => ({ status: 'refused', reason: 'not-ours' })}
        applyImport={async () => true}
        undoImport={async () => true}
        copy={async () => true}
        print={() => undefined}
        {...parts}
      />
    </TranslationContext.Provider>,
    document.body,
  );
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const titles = () => all('.offer-card h3').map(({ textContent }) => textContent);
const button = (words: string, within: ParentNode = document) =>
  [...within.querySelectorAll('button')].find(({ textContent }) => textContent === words);
const said = () => document.querySelector('.said')?.textContent ?? '';
const card = (title: string) =>
  all('.offer-card').find((one) => one.textContent?.includes(title)) as HTMLElement;
const settled = () => vi.waitFor(() => expect(said()).not.toBe(''));

function choose(selector: string, value: string, within: ParentNode = document) {
  const field = within.querySelector<HTMLInputElement>(selector);
  if (!field) throw new Error(`no ${selector}`);
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

beforeEach(() => vi.clearAllMocks());
afterEach(() => render(null, document.body));

describe('an offer is moved', () => {
  test('by the list on its card, with a way back', async () => {
    draw();
    choose('select', 'applied', card('Offre 1'));
    expect(change).toHaveBeenCalledExactlyOnceWith(OFFERS[0]?.id, { state: 'applied' });
    await settled();
    button('Annuler')?.click();
    expect(change).toHaveBeenLastCalledWith(OFFERS[0]?.id, { state: 'to-study' });
  });

  test('by a drag to another column, and by none to its own', () => {
    draw();
    const drop = (place: number, id = OFFERS[1]?.id) => {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      Object.assign(event, { dataTransfer: { getData: () => id } });
      all('.offer-column')[place]?.dispatchEvent(event);
    };
    drop(0);
    drop(2, 'a link from elsewhere');
    expect(change).not.toHaveBeenCalled();
    drop(2);
    expect(change).toHaveBeenCalledExactlyOnceWith(OFFERS[1]?.id, { state: 'interview' });
  });

  test.each([
    ['Archiver', { archived: true }, { archived: false }],
    ['Supprimer', { deleted: true }, { deleted: false }],
  ])('out of sight (%s), with a way back', async (words, done, undone) => {
    draw();
    button(words, card('Offre 1'))?.click();
    expect(change).toHaveBeenCalledExactlyOnceWith(OFFERS[0]?.id, done);
    await settled();
    button('Annuler')?.click();
    expect(change).toHaveBeenLastCalledWith(OFFERS[0]?.id, undone);
  });

  test('and what nobody took is said', async () => {
    change.mockResolvedValueOnce(null);
    draw();
    choose('select', 'applied', card('Offre 1'));
    await settled();
    expect(said()).toContain('n’a pas été enregistrée');
  });
});

describe('what is seen', () => {
  test('a column a state, those kept last first', () => {
    draw();
    const columns = all('.offer-column').map(
      (column) => column.querySelectorAll('.offer-card').length,
    );
    expect(columns).toEqual([3, 0, 1, 0, 0]);
  });

  test('what a search and a state leave', async () => {
    draw();
    choose('input[name=words]', 'offre 2');
    await vi.waitFor(() => expect(titles()).toContain('Offre 2'));
    choose('input[name=words]', '');
    choose('select[name=state]', 'interview');
    await vi.waitFor(() => expect(titles()).toEqual(['Offre 4']));
  });

  test('the archived and the deleted apart', async () => {
    const at = '2026-11-20T10:00:00.000Z';
    draw({ offers: [...OFFERS, offer(5, { archivedAt: at }), offer(6, { deletedAt: at })] });
    expect(titles()).toHaveLength(4);
    choose('select[name=pile]', 'deleted');
    await vi.waitFor(() => expect(titles()).toEqual(['Offre 6']));
    button('Restaurer')?.click();
    expect(change).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('2026-6'), {
      deleted: false,
    });
  });

  test('in the order that is chosen, the next date first', async () => {
    const dated = (number: number, day: string) => offer(number, { dates: { interview: day } });
    draw({ offers: [dated(1, '2026-12-09'), offer(2), dated(3, '2026-12-02')] });
    choose('select[name=sort]', 'next');
    await vi.waitFor(() => expect(titles()).toEqual(['Offre 3', 'Offre 1', 'Offre 2']));
  });

  test('in the table too: what the Startup does, and the first line of a note', async () => {
    const { answer } = offer(1);
    const startups = answer.startups.map((one) => ({
      ...one,
      pitch: 'Éviter les dossiers refusés',
    }));
    draw({ offers: [offer(1, { notes: 'Appeler Léa\nmardi', answer: { ...answer, startups } })] });
    all('input[name=view]')[1]?.click();
    await vi.waitFor(() => expect(all('.offer-table tbody tr')).toHaveLength(1));
    const words = document.querySelector('.offer-table')?.textContent;
    expect(words).toContain('Éviter les dossiers refusés');
    expect(words).toContain('Appeler Léa');
    expect(words).not.toContain('mardi');
  });

  test('ten cards of a state, and more on demand', async () => {
    draw({ offers: Array.from({ length: 25 }, (_, number) => offer(number + 1)) });
    expect(titles()).toHaveLength(10);
    button('Afficher 10 offres de plus')?.click();
    await vi.waitFor(() => expect(titles()).toHaveLength(20));
    button('Afficher 5 offres de plus')?.click();
    await vi.waitFor(() => expect(titles()).toHaveLength(25));
  });

  test('three offers side by side, and no fourth', async () => {
    draw();
    const boxes = () => all('.compare-choice input') as HTMLInputElement[];
    for (const place of [0, 1, 2]) boxes()[place]?.click();
    await vi.waitFor(() => expect(boxes().filter(({ disabled }) => disabled)).toHaveLength(1));
    button('Comparer 3 offres')?.click();
    await vi.waitFor(() => expect(all('.compare thead th')).toHaveLength(3));
  });

  test('how to begin, where nothing is kept', () => {
    draw({ offers: [] });
    const words = document.querySelector('.empty')?.textContent?.replaceAll('\u00a0', ' ');
    expect(words).toContain('Choisir « Garder »');
    expect(all('.offer-board')).toEqual([]);
  });
});

describe('the states are called', () => {
  const names = { applied: 'CV parti' };
  const heads = () => all('.state-name').map(({ textContent }) => textContent);
  const pencil = (place: number) => all('.rename')[place];
  const field = () => document.querySelector<HTMLInputElement>('.state-field input');
  const send = () => document.querySelector<HTMLFormElement>('.state-field')?.requestSubmit();

  test('as the person calls them, everywhere', async () => {
    draw({ stateNames: names, offers: [offer(1, { state: 'applied' })] });
    expect(heads()).toEqual(['À étudier', 'CV parti', 'Entretien', 'Réponse reçue', 'Sans suite']);
    const choices = all('select option').filter(({ textContent }) => textContent === 'CV parti');
    // In the filter, and on the card.
    expect(choices).toHaveLength(2);

    all('input[name=view]')[1]?.click();
    await vi.waitFor(() => expect(all('.offer-table tbody tr')).toHaveLength(1));
    const chosen = document.querySelector<HTMLSelectElement>('.offer-table select');
    expect(chosen?.selectedOptions[0]?.textContent).toBe('CV parti');
    expect(document.body.textContent).not.toContain('Candidature envoyée');
  });

  test('so on the sheet, in what is said of a move, and in the table that is exported', async () => {
    draw({ stateNames: names });
    choose('select', 'applied', card('Offre 1'));
    await settled();
    expect(said()).toContain('CV parti');
    draw({ stateNames: names, openId: OFFERS[0]?.id ?? null });
    expect(document.querySelector('.sheet-state')?.textContent).toContain('CV parti');
    const rows = offerTableOf([offer(1, { state: 'applied' })], offerTableWords(french, names));
    expect(rows).toContain('CV parti');
  });

  test('otherwise, once another name is typed in the column’s head', async () => {
    draw();
    pencil(1)?.click();
    await vi.waitFor(() => expect(document.activeElement).toBe(field()));
    choose('.state-field input', 'CV parti');
    send();
    await vi.waitFor(() => expect(field()).toBeNull());
    expect(renameState).toHaveBeenCalledExactlyOnceWith('applied', 'CV parti');
    expect(document.activeElement).toBe(pencil(1));
  });

  test.each([
    ['a name that another state has', ' à  étudier ', false],
    ['a name that the person gave to another', 'FINI', false],
    ['none: Repère’s own word', '', true],
  ])('typed: %s', async (_, typed, isTaken) => {
    draw({ stateNames: { closed: 'Fini', applied: 'CV parti' } });
    pencil(1)?.click();
    await vi.waitFor(() => expect(field()?.value).toBe('CV parti'));
    choose('.state-field input', typed);
    send();
    await vi.waitFor(() =>
      expect(renameState.mock.calls.length > 0 || field() !== null).toBe(true),
    );
    if (isTaken) expect(renameState).toHaveBeenCalledExactlyOnceWith('applied', '');
    else {
      await vi.waitFor(() =>
        expect(document.querySelector('.state-field')?.textContent).toContain('déjà ce nom'),
      );
      expect(renameState).not.toHaveBeenCalled();
    }
  });

  test('as before after Escape', async () => {
    draw();
    pencil(0)?.click();
    await vi.waitFor(() => expect(field()).not.toBeNull());
    field()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await vi.waitFor(() => expect(field()).toBeNull());
    expect(renameState).not.toHaveBeenCalled();
  });
});

describe('a file', () => {
  const apply = vi.fn(async () => true);
  const plan = planImport(
    exported({
      offers: [9, 1].map((number) => ({
        offer: offer(number, { notes: 'Un mot', changedAt: '2026-11-27T10:00:00.000Z' }),
        text: null,
      })),
      choices: [CHOICE],
      preferences: { settings: { theme: 'dark', recruiter: false } },
    }),
    gathered({ offers: [{ offer: offer(1), text: null }] }),
  );

  async function preview(found = plan, leftOut = 0) {
    draw({
      preview: async () => ({ status: 'ready', file: 'the file', plan: found, leftOut }),
      applyImport: apply,
    });
    const input = document.querySelector<HTMLInputElement>('input[name=import]');
    Object.defineProperty(input, 'files', { value: [new File(['x'], 'repere.json')] });
    input?.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(all('.import-preview')).toHaveLength(1));
  }
  const cells = () =>
    all('.import-plan tbody tr').map((line) =>
      [...line.children].map(({ textContent }) => textContent),
    );

  test('shows what it brings, part by part, and takes it over with its settings', async () => {
    await preview();
    expect(cells()).toEqual([
      ['Offres gardées', '1', '1', '0'],
      ['Startups choisies à la main', '1', '0', '0'],
      ['Réglages', '0', '1', '1'],
    ]);
    expect(document.querySelector('.import-preview')?.textContent).toContain(
      '«\u00a0Offre 1\u00a0»',
    );
    button('Importer')?.click();
    await vi.waitFor(() =>
      expect(apply).toHaveBeenCalledExactlyOnceWith('the file', { preferences: true }),
    );
  });

  test('or without them', async () => {
    await preview();
    document.querySelector<HTMLInputElement>('input[name=preferences]')?.click();
    await vi.waitFor(() =>
      expect(document.querySelector<HTMLInputElement>('input[name=preferences]')?.checked).toBe(
        false,
      ),
    );
    button('Importer')?.click();
    await vi.waitFor(() =>
      expect(apply).toHaveBeenCalledExactlyOnceWith('the file', { preferences: false }),
    );
  });

  test('that brings nothing says so, and what is damaged in it', async () => {
    await preview(planImport(exported(), gathered()), 2);
    const words = document.querySelector('.import-preview')?.textContent;
    expect(words).toContain('il n’y a rien à importer');
    expect(words).toContain('2 éléments abîmés');
    expect(button('Importer')).toBeUndefined();
    button('Fermer')?.click();
    await vi.waitFor(() => expect(all('.import-preview')).toEqual([]));
  });
});

test('a sheet tells other offers of its Startup: those kept with their state, those seen with their day', () => {
  const seen = {
    id: 'choisir-le-service-public/77',
    url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/77/',
    title: 'Offre vue',
    startups: ['envergo'],
    incubators: [],
    day: '2026-11-24',
  };
  draw({ openId: OFFERS[0]?.id ?? null, seen: [seen], stateNames: { interview: 'Oral' } });
  const lines = all('.sheet-page .links li').map(({ textContent }) => textContent);
  expect(lines).toContain('Offre 4 Oral');
  expect(lines.some((line) => /^Offre vue.* vue le 24 novembre 2026$/.test(line ?? ''))).toBe(true);
});

test('what nobody took of a sheet is said, and no longer once it is taken', async () => {
  draw({ openId: OFFERS[0]?.id ?? null });
  change.mockResolvedValueOnce(null);
  all('.checklist input')[0]?.click();
  await vi.waitFor(() => expect(said()).toContain('n’a pas été enregistrée'));
  all('.checklist input')[1]?.click();
  await vi.waitFor(() => expect(said()).toBe(''));
});

test('an offer is put away from its sheet, with a way back', async () => {
  draw({ openId: OFFERS[0]?.id ?? null });
  button('Supprimer')?.click();
  await settled();
  button('Annuler')?.click();
  expect(change.mock.calls).toEqual([
    [OFFERS[0]?.id, { deleted: true }],
    [OFFERS[0]?.id, { deleted: false }],
  ]);
});

test('a sheet that opens takes the focus at once, and never from a note that is being written', async () => {
  draw({ openId: OFFERS[0]?.id ?? null });
  expect(document.activeElement).toBe(document.querySelector('#sheet-title'));
  const note = document.querySelector<HTMLElement>('textarea[name=notes]');
  note?.focus();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  expect(document.activeElement).toBe(note);
});

test('that there is no more room is said at once, with the way to a file', async () => {
  const exportAll = vi.fn();
  draw({ isFull: true, exportAll, openId: OFFERS[0]?.id ?? null });
  const notice = document.querySelector<HTMLElement>('[role=alert]');
  expect(notice?.textContent).toContain('plus de place');
  button('Tout exporter', notice ?? document)?.click();
  expect(exportAll).toHaveBeenCalledOnce();
  draw();
  expect(document.querySelector('[role=alert]')).toBeNull();
});

describe('what is recalled', () => {
  test('what is due today', () => {
    draw({ offers: [offer(1, { dates: { interview: `${TODAY}T14:30` } })] });
    expect(document.querySelector('.notice')?.textContent).toContain('Offre 1');
  });

  test.each([
    ['never exported, kept for a month', null, '2026-10-01', true],
    ['never exported, kept for a day', null, '2026-11-27', false],
    ['exported long ago, changed since', '2026-10-01', '2026-10-20', true],
    ['exported long ago, and nothing made since', '2026-10-01', '2026-09-01', false],
    ['exported this month', '2026-11-20', '2026-11-27', false],
  ])('an export that is due: %s', (_, exported, day, isSaid) => {
    const at = `${day}T10:00:00.000Z`;
    draw({
      offers: [offer(1, { keptAt: at, changedAt: at })],
      exportedAt: exported && `${exported}T10:00:00.000Z`,
    });
    const words = document.querySelector('main')?.textContent ?? '';
    expect(/Le dernier export|rien ne l’a encore été/.test(words)).toBe(isSaid);
  });
});
