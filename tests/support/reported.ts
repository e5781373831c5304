import { expect } from 'vitest';
import { answer } from '../../lib/answer/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import type { Resolver } from '../../lib/matching/resolve.ts';
import { pageOf } from '../../scripts/pages/parse.ts';
import type { ReportedFacts } from '../../scripts/report-to-case/case.ts';

/** Reads a reported page as the extension would, and compares its answer with the one that would be right. */
export function expectReported(html: string, facts: ReportedFacts, resolver: Resolver): void {
  const { url, board, today, expected } = facts;
  const view = answer(readPage(pageOf(url, html)), resolver, today);
  expect(view?.board, `${url} is an offer of ${board}`).toBe(board);
  const { outcome, startups = [], incubators = [] } = view?.resolution ?? {};
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id).sort();
  if (expected.outcome) expect(outcome).toBe(expected.outcome);
  if (expected.outcomeNot) expect(outcome).not.toBe(expected.outcomeNot);
  if (expected.startups) expect(ids(startups)).toEqual([...expected.startups].sort());
  if (expected.startupsNot && outcome === 'identified') {
    for (const id of expected.startupsNot) expect(ids(startups)).not.toContain(id);
  }
  if (expected.incubators)
    expect(ids(incubators)).toEqual(expect.arrayContaining(expected.incubators));
  if (expected.profession) expect(view?.offer?.profession).toBe(expected.profession);
}
