import type { OfferView } from '../lib/answer/view.ts';

/**
 * What an offer of the network may leave unsaid, and a candidate has to know: each has its sentence in
 * French, to be sent as it is, and what it means in the panel's language.
 */
export const QUESTIONS = ['startup', 'status', 'place', 'remote', 'rate', 'pay'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The questions that an offer leaves open, in the order in which to ask them. */
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
