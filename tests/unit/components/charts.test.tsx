// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Charts } from '../../../components/report-page/charts.tsx';
import { TranslationContext } from '../../../components/translation.ts';
import type { Row } from '../../../lib/report/row.ts';
import { row } from '../../support/rows.ts';
import { translationOf } from './texts.ts';

const french = await translationOf('fr');

afterEach(() => render(null, document.body));

/** Offers of which each says how often its rules were counted. */
function watched(count: number): { rows: Row[]; counted: () => number } {
  let counted = 0;
  const rows = Array.from({ length: count }, (_, number) => {
    const one = row({ reference: `o/${number}` });
    return Object.defineProperty(one, 'passed', {
      get: () => {
        counted += 1;
        return ['startup-named'];
      },
    });
  });
  return { rows, counted: () => counted };
}

function draw(rows: readonly Row[], whole = false): void {
  render(
    <TranslationContext.Provider value={french}>
      <Charts rows={rows} whole={whole} />
    </TranslationContext.Provider>,
    document.body,
  );
}

const details = () => document.querySelector<HTMLDetailsElement>('details.charts');
const bars = () => document.querySelectorAll('.chart tbody tr').length;

test('while they are folded nothing is counted; unfolded, once for each change of the table', async () => {
  const { rows, counted } = watched(5_000);
  draw(rows);
  expect(document.body.textContent).toContain(french.count('chart.about', 5_000));
  expect([bars(), counted()]).toEqual([0, 0]);
  const element = details();
  if (!element) throw new Error('no charts');
  element.open = true;
  element.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(bars()).toBeGreaterThan(0));
  const once = counted();
  expect(once).toBeGreaterThanOrEqual(5_000);
  // The same table, sorted by another column.
  draw(rows);
  expect(counted()).toBe(once);
});

test('on paper they are whole, and folded again afterwards', () => {
  const { rows } = watched(10);
  draw(rows, true);
  expect(details()?.open).toBe(true);
  expect(bars()).toBeGreaterThan(0);
  draw(rows);
  expect([details()?.open, bars()]).toEqual([false, 0]);
});

test('without an offer of the network there is none', () => {
  draw([row({ outcome: 'not-beta' }), row({ outcome: 'unreadable' })], true);
  expect(details()).toBeNull();
});
