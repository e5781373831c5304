/**
 * The facts that an offer may leave out and that a candidate needs, in the order to ask for them.
 */
const UNSAID = ['startup', 'status', 'place', 'remote', 'rate', 'pay'] as const;

/**
 * The questions that a candidate may ask. Each has a sentence in French, ready to send to a French
 * team (`askFrench`), and its subject in the person's language (`askMeaning`).
 */
export const QUESTIONS = [
  ...UNSAID,
  'incubator',
  'disagreement',
  'end',
  'phase-ending',
  'team',
  'next-steps',
] as const;

/** The name of a question. */
export type Question = (typeof QUESTIONS)[number];

/** The facts of an offer, and of its answer, that decide on the questions. */
export interface AskedFacts {
  /** True when its Startup is known. */
  isNamed: boolean;
  /** Null when no offer was read. */
  offer: {
    status: string | null;
    location: string | null;
    remote: string | null;
    salary: string | null;
  } | null;
}

/** The facts that decide on the questions for an interview. */
export interface InterviewFacts extends AskedFacts {
  incubators: number;
  /** True when the offer and the directory name different incubators. */
  disagreement: boolean;
  /** The Startup's phase, and the day on which it began, yyyy-mm-dd. */
  phase: string | null;
  phaseStart: string | null;
}

/** The length after which a phase is about to end, by the network's own habits, in days. */
const LONG_PHASE: Record<string, number> = {
  investigation: 150,
  construction: 365,
  acceleration: 730,
};

const DAY_IN_MS = 86_400_000;

/** Statuses whose contract ends with the mission. */
const MISSIONS = new Set(['independent', 'service']);

const SAYS_PAY = /\d[\d\s.,]{0,12}(?:k\s?)?€|\bTJM\b|\beuros?\b|\br[ée]mun[ée]ration\s?:/i;
const SAYS_REMOTE = /t[ée]l[ée]travail|à distance|remote|sur place|en présentiel/i;
const SAYS_LENGTH = /\b\d{1,3}\s?(?:mois|jours|semaines|months?|days|weeks)\b|\bjusqu[’']/i;

/**
 * The questions that an offer leaves open.
 *
 * @param words the offer's text, if known: facts that it gives are not asked for
 */
export function questionsFor({ isNamed, offer }: AskedFacts, words = ''): Question[] {
  const isUnpaid = offer !== null && offer.salary === null && !SAYS_PAY.test(words);
  const asked: Record<(typeof UNSAID)[number], boolean> = {
    startup: !isNamed,
    status: offer !== null && offer.status === null,
    place: offer !== null && offer.location === null,
    remote: offer !== null && offer.remote === null && !SAYS_REMOTE.test(words),
    rate: isUnpaid && offer.status === 'independent',
    pay: isUnpaid && offer.status !== 'independent',
  };
  return UNSAID.filter((question) => asked[question]);
}

/**
 * The questions for an interview: those that the offer leaves open, those that its answer leaves
 * open, and two for every offer.
 *
 * @param words the offer's text
 * @param today yyyy-mm-dd
 */
export function interviewQuestions(
  facts: InterviewFacts,
  words: string,
  today: string,
): Question[] {
  const unsaid = questionsFor(facts, words);
  const isMission = MISSIONS.has(facts.offer?.status ?? '');
  return [
    ...unsaid,
    // The question about the Startup asks for its incubator as well.
    ...(facts.isNamed && facts.incubators === 0 ? (['incubator'] as const) : []),
    ...(facts.disagreement ? (['disagreement'] as const) : []),
    ...(isMission && !SAYS_LENGTH.test(words) ? (['end'] as const) : []),
    ...(isLong(facts.phase, facts.phaseStart, today) ? (['phase-ending'] as const) : []),
    'team',
    'next-steps',
  ];
}

function isLong(phase: string | null, start: string | null, today: string): boolean {
  const limit = phase === null ? undefined : LONG_PHASE[phase];
  if (limit === undefined || start === null) return false;
  return Date.parse(today) - Date.parse(start) > limit * DAY_IN_MS;
}
