import { expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { needsPanel } from '../../../lib/answer/view.ts';
import { REHEARSED } from '../../../lib/background/rehearsal.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { parseBackgroundMessage } from '../../../lib/messages/schema.ts';

test('it is read as the network’s, and named: the whole answer is rehearsed', () => {
  const view = answer(REHEARSED, new Resolver(bundledDirectory()), '2026-11-29', null);
  expect(view && needsPanel(view)).toBe(true);
  expect(view?.resolution.startups.length).toBeGreaterThan(0);
});

test('it is such as a page sends', () => {
  const message = { type: 'resolve', reading: REHEARSED, panelLoaded: true, asked: false };
  expect(parseBackgroundMessage(structuredClone(message), 'board')).toEqual(message);
});
