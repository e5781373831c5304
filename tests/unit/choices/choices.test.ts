import { describe, expect, test } from 'vitest';
import { completeView } from '../../../lib/answer/chosen-view.ts';
import {
  type Choice,
  chosenFor,
  MAXIMUM_CHOICES,
  parseChoices,
  withChoice,
} from '../../../lib/choices/choices.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { offerKey } from '../../../lib/offer/offer-key.ts';
import type { TaggingCheck } from '../../../lib/tagging/tagging.ts';
import { VIEWS, view } from '../components/views.ts';

const offer = { board: 'welcome-to-the-jungle', reference: 'org/slug' } as const;
const choice: Choice = { ...offer, startup: 'pix' };

describe('what is remembered', () => {
  test.each([
    ['nothing', undefined],
    ['a word', 'pix'],
    ['an object', { 0: choice }],
  ])('%s is no choice', (_, stored) => expect(parseChoices(stored)).toEqual([]));

  test('wrong entries are left out, the others stay', () => {
    const stored = [null, { ...choice, board: 'other' }, { ...choice, startup: '' }, choice];
    expect(parseChoices(stored)).toEqual([choice]);
  });

  test('one choice an offer, by board and reference', () => {
    const other = { ...choice, board: 'choisir-le-service-public' } as const;
    const choices = withChoice(withChoice([other], offer, ['pix']), offer, ['dossierfacile']);
    expect(choices).toHaveLength(2);
    expect(chosenFor(choices, offer)).toEqual(['dossierfacile']);
    expect(chosenFor(choices, other)).toEqual(['pix']);
    expect(chosenFor(withChoice(choices, offer, []), offer)).toEqual([]);
    expect(chosenFor(choices, null)).toEqual([]);
  });

  test('two that share a post, and the title by which a person knows the offer again', () => {
    const choices = withChoice([], { ...offer, title: 'Développeuse' }, ['pix', 'dossierfacile']);
    expect(parseChoices(structuredClone(choices))).toEqual([
      { ...offer, startup: 'pix', sharedWith: 'dossierfacile', title: 'Développeuse' },
    ]);
    expect(chosenFor(choices, offer)).toEqual(['pix', 'dossierfacile']);
    expect(withChoice([], { ...offer, title: 'x'.repeat(400) }, ['pix'])[0]?.title).toHaveLength(
      300,
    );
  });

  test('the oldest are forgotten', () => {
    let choices: Choice[] = [];
    for (let number = 0; number <= MAXIMUM_CHOICES; number += 1) {
      choices = withChoice(choices, { ...offer, reference: `o/${number}` }, ['pix']);
    }
    expect(choices).toHaveLength(MAXIMUM_CHOICES);
    expect(choices[0]?.reference).toBe('o/1');
    expect(parseChoices([...choices, ...choices])).toHaveLength(MAXIMUM_CHOICES);
  });

  test.each([
    [VIEWS.certain, { board: 'welcome-to-the-jungle', reference: 'communaute-beta-gouv/rdv' }],
    [view({}, { reference: null }), null],
    [view({}, { reference: 'x'.repeat(301) }), null],
  ])('an offer is known by its reference', (shown, expected) =>
    expect(offerKey(shown)).toEqual(expected),
  );
});

describe('what is shown', () => {
  const directory = bundledDirectory();

  test('Repère’s own answer where nobody chose', () => {
    expect(completeView(VIEWS.certain, directory, [])).toEqual(VIEWS.certain);
  });

  test('the Startup chosen, with its incubators, and Repère’s own answer beside', () => {
    const shown = completeView(VIEWS.ambiguous, directory, ['dossierfacile']);
    expect(shown.resolution.outcome).toBe('identified');
    expect(shown.resolution.startups.map(({ name }) => name)).toEqual(['DossierFacile']);
    expect(shown.resolution.incubators.map(({ source }) => source)).toEqual(
      shown.resolution.incubators.map(() => 'directory'),
    );
    expect(shown.resolution.incubators.length).toBeGreaterThan(0);
    expect(shown.automatic).toEqual(VIEWS.ambiguous.resolution);
  });

  test('choosing again and undoing start from Repère’s own answer', () => {
    const first = completeView(VIEWS.ambiguous, directory, ['dossierfacile']);
    const second = completeView(first, directory, ['pix']);
    expect(second.automatic).toEqual(VIEWS.ambiguous.resolution);
    expect(second.resolution.startups[0]?.evidence.length, 'its reasons are kept').toBeGreaterThan(
      0,
    );
    expect(completeView(second, directory, [])).toEqual(
      completeView(VIEWS.ambiguous, directory, []),
    );
  });

  test('the rules are about the Startup chosen, and Repère’s own again when that is undone', () => {
    const checks: TaggingCheck[] = [
      { id: 'startup-named', status: 'passed', source: 's', quote: 'Pix', advice: null },
      { id: 'incubator-agrees', status: 'failed', source: 's', quote: 'x', advice: 'y' },
      { id: 'age', status: 'passed', source: 's', quote: '2026-11-02', advice: null },
    ];
    const own = { ...VIEWS.certain, checks };
    const shown = completeView(own, directory, ['dossierfacile']);
    expect(shown.checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'startup-named failed',
      'incubator-agrees not-applicable',
      'age passed',
    ]);
    expect(shown.checks[0]?.advice).toContain('DossierFacile');
    const again = completeView(shown, directory, ['pix']);
    expect(again.checks[0]?.advice).toContain('Pix');
    expect(completeView(again, directory, []).checks).toEqual(checks);
  });

  test('a Startup that the directory has lost is ignored, a renamed one is found', () => {
    expect(completeView(VIEWS.ambiguous, directory, ['gone']).automatic).toBeNull();
    const renamed = directory.startups.find(({ formerIds }) => formerIds.length > 0);
    const shown = completeView(VIEWS.ambiguous, directory, [renamed?.formerIds[0] ?? '']);
    expect(shown.resolution.startups[0]?.id).toBe(renamed?.id);
  });
});
