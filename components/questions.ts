import type { OfferView } from '../lib/answer/view.ts';

/**
 * Facts that an offer of the network may leave out and that a candidate needs: each has a question
 * in French, ready to send, and its meaning in the panel's language.
 */
export const QUESTIONS = ['startup', 'status', 'place', 'remote', 'rate', 'pay'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The questions that an offer leaves open, in the order to ask them. */
export function questionsFor({
  offer,
  resolution,
}: Pick<OfferView, 'offer' | 'resolution'>): Question[] {
  const isNamed = resolution.outcome === 'identified';
  const asked: Record<Question, boolean> = {
    startup: !isNamed,
    status: offer !== null && offer.status === null,
    place: offer !== null && offer.location === null,
    remote: offer !== null && offer.remote === null,
    rate: offer !== null && offer.salary === null && offer.status === 'independent',
    pay: offer !== null && offer.salary === null && offer.status !== 'independent',
  };
  return QUESTIONS.filter((question) => asked[question]);
}
