// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OffersPage } from '../../../components/offers-page/page.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import type { KeptOffer, OfferChange } from '../../../lib/offers/kept-offer.ts';
import { offerWith } from '../offers/offers.ts';
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

function draw(parts: Partial<Parameters<typeof OffersPage>[0]> = {}) {
  render(
    <TranslationContext.Provider value={french}>
      <OffersPage
        offers={OFFERS}
        text={null}
        openId={null}
        today={TODAY}
        exportedAt={null}
        undoable={false}
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

  test('twenty offers of a list, and more on demand', async () => {
    draw({ offers: Array.from({ length: 45 }, (_, number) => offer(number + 1)) });
    expect(titles()).toHaveLength(20);
    button('Afficher 20 offres de plus')?.click();
    await vi.waitFor(() => expect(titles()).toHaveLength(40));
    button('Afficher 5 offres de plus')?.click();
    await vi.waitFor(() => expect(titles()).toHaveLength(45));
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

test('a sheet that opens takes the focus at once, and never from a note that is being written', async () => {
  draw({ openId: OFFERS[0]?.id ?? null });
  expect(document.activeElement).toBe(document.querySelector('#sheet-title'));
  const note = document.querySelector<HTMLElement>('textarea[name=notes]');
  note?.focus();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  expect(document.activeElement).toBe(note);
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
