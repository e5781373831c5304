import type { Phase } from '../lib/directory/directory.ts';
import type { GuideTopic } from '../lib/guides/guide.ts';
import type { TextKey } from '../lib/i18n/translation.ts';
import type { Certainty } from '../lib/matching/resolution.ts';
import type { Profession } from '../lib/offer/professions.ts';

type KeyPart<Value extends string> = Value extends `${infer Start}-${infer Rest}`
  ? `${Start}_${KeyPart<Rest>}`
  : Value;

/**
 * A value of the data ("name-in-title") as part of a text's key ("name_in_title"), since keys allow
 * no hyphen. The compiler checks that each value of a type has its text.
 */
export function keyPart<Value extends string>(value: Value): KeyPart<Value> {
  return value.replaceAll('-', '_') as KeyPart<Value>;
}

/** The phases of a living Startup, in order: the steps of the small track. */
export const LIVING_PHASES: readonly Phase[] = [
  'investigation',
  'construction',
  'acceleration',
  'consolidation',
  'opere',
];

/** The levels of certainty, in order: the number of stones shown. */
export const CERTAINTIES: readonly Certainty[] = ['possible', 'probable', 'certain'];

/** The topics of the guides, in the order in which a candidate needs them. */
export const TOPICS: readonly GuideTopic[] = [
  'interview',
  'status',
  'profession',
  'candidates',
  'resource',
];

/** The key of a profession's text: its name without accents, which keys cannot have. */
export function professionKey(profession: Profession | null): TextKey {
  const name = profession
    ?.normalize('NFD')
    .replace(/\P{ASCII}/gu, '')
    .toLowerCase();
  return `profession.${name ?? 'unknown'}` as TextKey;
}

/** The stored values that people know by name; each has its text (`stored.…`). */
const STORED = [
  'settings',
  'panel',
  'choices',
  'answers',
  'network-list',
  'rows',
  'analysis',
  'drafts',
  'analyses',
  'asides',
  'directory',
  'refresh',
  'offers',
  'offer',
  'offer-text',
  'deleted-offers',
  'seen-offers',
  'offer-states',
  'import-undo',
  'exported',
] as const;

/** The text for a key of storage; the report's rows have many keys. */
export function storedKey(key: string): TextKey {
  const known = STORED.find((one) => one === key || key.startsWith(`${one}.`));
  return `stored.${keyPart(known ?? 'other')}`;
}
