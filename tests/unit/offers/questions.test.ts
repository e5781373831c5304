import { describe, expect, test } from 'vitest';
import type { KeptOffer } from '../../../lib/offers/kept-offer.ts';
import { openQuestions } from '../../../lib/offers/questions.ts';
import { offerWith } from './offers.ts';

const TODAY = '2026-11-28';
const ALWAYS = ['team', 'next-steps'];

function asked(parts: Partial<KeptOffer>, words = ''): string[] {
  return openQuestions(offerWith(parts), words, TODAY);
}

const { answer } = offerWith();
const SAID = { salary: '42 à 60 k€', remote: 'Deux jours par semaine' };

describe('what is asked', () => {
  test.each<[string, Partial<KeptOffer>, string, string[]]>([
    ['all is said', SAID, '', []],
    ['neither pay nor remote work', {}, '', ['pay', 'remote']],
    ['pay in the text', { remote: 'oui' }, 'Rémunération : selon profil', []],
    ['a daily rate in the text', { remote: 'oui' }, 'TJM de 450 à 550 €', []],
    ['a budget is no pay', { remote: 'oui' }, 'un produit qui sert 3000 communes', ['pay']],
    ['remote work in the text', { salary: '40 k€' }, 'Télétravail possible', []],
    [
      'a freelance mission without an end',
      { ...SAID, answer: { ...answer, status: 'independent' } },
      '',
      ['end'],
    ],
    [
      'a mission of six months',
      { ...SAID, answer: { ...answer, status: 'independent' } },
      'pour 6 mois',
      [],
    ],
    [
      'no Startup',
      { ...SAID, answer: { ...answer, outcome: 'unidentified', startups: [] } },
      '',
      ['startup'],
    ],
    ['no incubator', { ...SAID, answer: { ...answer, incubators: [] } }, '', ['incubator']],
    [
      'two incubators that disagree',
      { ...SAID, answer: { ...answer, disagreement: true } },
      '',
      ['disagreement'],
    ],
  ])('%s', (_, parts, words, questions) => {
    expect(asked(parts, words)).toEqual([...questions, ...ALWAYS]);
  });

  test.each([
    ['acceleration', '2023-01-01', true],
    ['acceleration', '2026-01-01', false],
    ['construction', '2025-06-01', true],
    ['consolidation', '2010-01-01', false],
    ['acceleration', null, false],
  ])('%s since %s is about to end: %s', (phase, phaseStart, isEnding) => {
    const [startup] = answer.startups;
    if (!startup) throw new Error('no Startup');
    const startups = [{ ...startup, phase, phaseStart }];
    expect(asked({ ...SAID, answer: { ...answer, startups } }).includes('phase-ending')).toBe(
      isEnding,
    );
  });
});
