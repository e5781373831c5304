import type { KeptOffer } from './kept-offer.ts';

/** What an offer leaves open, and a person would ask; each has its sentence (`offers.question.…`). */
export const OPEN_QUESTIONS = [
  'startup',
  'incubator',
  'disagreement',
  'pay',
  'remote',
  'end',
  'phase-ending',
  'team',
  'next-steps',
] as const;

/** One of those. */
export type OpenQuestion = (typeof OPEN_QUESTIONS)[number];

/** A phase this old is about to end, by the network's own habits, in days. */
const LONG_PHASE: Record<string, number> = {
  investigation: 150,
  construction: 365,
  acceleration: 730,
};

const DAY_IN_MS = 86_400_000;

/** Statuses whose contract ends with the mission. */
const MISSIONS = new Set(['independent', 'service']);

/**
 * What to ask, from what the offer does not say; the most particular first. The last two are for
 * every offer.
 * @param words the offer's text, folded or not: what it says is not asked
 * @param today yyyy-mm-dd
 */
export function openQuestions(offer: KeptOffer, words: string, today: string): OpenQuestion[] {
  const { answer } = offer;
  const [startup] = answer.startups;
  const isFor = (question: OpenQuestion): boolean => {
    switch (question) {
      case 'startup':
        return answer.outcome !== 'identified';
      case 'incubator':
        return answer.incubators.length === 0;
      case 'disagreement':
        return answer.disagreement;
      case 'pay':
        return offer.salary === null && !SAYS_PAY.test(words);
      case 'remote':
        return offer.remote === null && !SAYS_REMOTE.test(words);
      case 'end':
        return MISSIONS.has(answer.status ?? '') && !SAYS_LENGTH.test(words);
      case 'phase-ending':
        return startup !== undefined && isLong(startup.phase, startup.phaseStart, today);
      case 'team':
      case 'next-steps':
        return true;
    }
  };
  return OPEN_QUESTIONS.filter(isFor);
}

const SAYS_PAY = /\d[\d\s.,]*\s?(?:k\s?)?€|\bTJM\b|\beuros?\b|\br[ée]mun[ée]ration\s*:/i;
const SAYS_REMOTE = /t[ée]l[ée]travail|à distance|remote|sur place|en présentiel/i;
const SAYS_LENGTH = /\b\d+\s?(?:mois|jours|semaines|months?|days|weeks)\b|\bjusqu[’']/i;

function isLong(phase: string | null, start: string | null, today: string): boolean {
  const limit = phase === null ? undefined : LONG_PHASE[phase];
  if (limit === undefined || start === null) return false;
  return Date.parse(today) - Date.parse(start) > limit * DAY_IN_MS;
}
