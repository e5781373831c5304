import { needsPanel } from '../../lib/answer/view.ts';
import type { PanelContent, TabState } from '../browsers/panel.ts';
import type { RecordedResolution } from '../pages/recorded.ts';

/** What the extension answered on one page: found by itself, shown by its panel. */
export interface ShownAnswer {
  /** What it says it found. */
  state: TabState;
  /** What its panel shows; null when the page has none. */
  panel: PanelContent | null;
}

/** The link of the interview's guide, or null. */
export function interviewGuideOf(state: TabState): string | null {
  return state.guides.find((guide) => guide.topic === 'interview')?.url ?? null;
}

/** One line for people: address, outcome, Startups, incubators, interview guide. */
export function describeAnswer(address: string, { state }: ShownAnswer): string {
  const { outcome, startups, incubators } = state.resolution;
  const names = (items: readonly { name: string }[]) =>
    items.map((item) => item.name).join(', ') || '-';
  const guide = interviewGuideOf(state) ?? '-';
  return [address, outcome, names(startups), names(incubators), guide].join(' | ');
}

/**
 * What is wrong with an answer, in sentences; empty when it is right: the panel must show
 * what the extension found, and that must be what is expected, where anything is.
 */
export function faultsOfAnswer(
  { state, panel }: ShownAnswer,
  expected: RecordedResolution | null,
): string[] {
  return [...faultsOfPanel(state, panel), ...(expected ? faultsOfState(state, expected) : [])];
}

function faultsOfPanel(state: TabState, panel: PanelContent | null): string[] {
  const { outcome, startups, incubators } = state.resolution;
  if (!needsPanel(state)) {
    return panel === null ? [] : [`a panel stands on the page, whose outcome is ${outcome}`];
  }
  if (panel === null) return ['the page has no panel'];
  const links = panel.sections.flatMap((section) => section.links);
  const shown = [...startups, ...incubators].filter(
    ({ name, url }) => !links.some((link) => link.text === name && sameAddress(link.address, url)),
  );
  const guide = interviewGuideOf(state);
  const withoutGuide = guide !== null && !links.some((link) => sameAddress(link.address, guide));
  return [
    ...shown.map(({ name }) => `the panel has no link "${name}"`),
    ...(withoutGuide ? [`the panel has no link to ${guide}`] : []),
  ];
}

function sameAddress(one: string, other: string): boolean {
  return new URL(one).href === new URL(other).href;
}

function faultsOfState(state: TabState, expected: RecordedResolution): string[] {
  const { outcome, startups, incubators, disagreement } = state.resolution;
  const guide = interviewGuideOf(state);
  // What the text names besides a Startup's own incubator is a disagreement, told apart.
  const own = incubators.filter(({ source }) => startups.length === 0 || source === 'directory');
  const faults = [
    difference('outcome', outcome, expected.outcome),
    difference('Startups', listIds(startups), [...expected.startups].sort().join(', ')),
    difference('incubators', listIds(own), [...expected.incubators].sort().join(', ')),
    difference(
      'disagreement',
      describeDisagreement(disagreement),
      describeDisagreement(expected.disagreement ?? null),
    ),
  ];
  // Without an answer, how to prepare does not matter.
  if (expected.outcome !== 'not-beta' && expected.outcome !== 'unreadable') {
    const anchor = guide === null ? '' : new URL(guide).hash;
    faults.push(difference('interview guide', anchor, expected.interviewGuide ?? ''));
  }
  return faults.filter((fault) => fault !== null);
}

function listIds(items: readonly { id: string }[]): string {
  const ids = new Set(items.map(({ id }) => id));
  return [...ids].sort().join(', ');
}

function describeDisagreement(disagreement: RecordedResolution['disagreement'] | null): string {
  if (!disagreement) return 'none';
  return `${disagreement.offer.join(', ')} in the offer, ${disagreement.directory.join(', ')} in the directory`;
}

function difference(what: string, found: string, wanted: string): string | null {
  return found === wanted ? null : `${what}: found "${found}", expected "${wanted}"`;
}
