import { describe, expect, test } from 'vitest';
import {
  type InterviewFacts,
  interviewQuestions,
  type Question,
  questionsFor,
} from '../../../lib/guides/questions.ts';

const TODAY = '2026-11-28';
const ALWAYS: Question[] = ['team', 'next-steps'];

/** An offer of which all is said and known. */
const SAID: InterviewFacts = {
  isNamed: true,
  offer: { status: 'admin', location: 'Paris', remote: 'Deux jours par semaine', salary: '42 k€' },
  incubators: 1,
  disagreement: false,
  phase: 'consolidation',
  phaseStart: '2020-01-01',
};

function offerWith(parts: Partial<NonNullable<InterviewFacts['offer']>>): InterviewFacts {
  return { ...SAID, offer: { ...(SAID.offer as NonNullable<InterviewFacts['offer']>), ...parts } };
}

describe('what an offer leaves open', () => {
  test.each<[string, InterviewFacts, string, Question[]]>([
    ['all is said', SAID, '', []],
    [
      'neither pay nor remote work',
      offerWith({ salary: null, remote: null }),
      '',
      ['remote', 'pay'],
    ],
    ['no daily rate', offerWith({ salary: null, status: 'independent' }), '', ['rate']],
    [
      'neither status nor place',
      offerWith({ status: null, location: null }),
      '',
      ['status', 'place'],
    ],
    ['pay in the text', offerWith({ salary: null }), 'Rémunération : selon profil', []],
    ['a daily rate in the text', offerWith({ salary: null }), 'TJM de 450 à 550 €', []],
    ['a number of towns is no pay', offerWith({ salary: null }), 'sert 3000 communes', ['pay']],
    ['remote work in the text', offerWith({ remote: null }), 'Télétravail possible', []],
    ['no Startup', { ...SAID, isNamed: false }, '', ['startup']],
    ['nothing was read', { ...SAID, isNamed: false, offer: null }, '', ['startup']],
  ])('%s', (_, facts, words, questions) => {
    expect(questionsFor(facts, words)).toEqual(questions);
  });
});

describe('what to ask in an interview', () => {
  const mission = offerWith({ status: 'independent' });
  test.each<[string, InterviewFacts, string, Question[]]>([
    ['all is known', SAID, '', []],
    ['no pay', offerWith({ salary: null }), '', ['pay']],
    ['a mission without an end', mission, '', ['end']],
    ['a mission of six months', mission, 'pour 6 mois', []],
    ['no incubator', { ...SAID, incubators: 0 }, '', ['incubator']],
    ['neither Startup nor incubator', { ...SAID, isNamed: false, incubators: 0 }, '', ['startup']],
    ['incubators that disagree', { ...SAID, disagreement: true }, '', ['disagreement']],
  ])('%s', (_, facts, words, questions) => {
    expect(interviewQuestions(facts, words, TODAY)).toEqual([...questions, ...ALWAYS]);
  });

  test.each([
    ['acceleration', '2023-01-01', true],
    ['acceleration', '2026-01-01', false],
    ['construction', '2025-06-01', true],
    ['consolidation', '2010-01-01', false],
    ['acceleration', null, false],
  ])('%s since %s is about to end: %s', (phase, phaseStart, isEnding) => {
    const asked = interviewQuestions({ ...SAID, phase, phaseStart }, '', TODAY);
    expect(asked.includes('phase-ending')).toBe(isEnding);
  });
});
