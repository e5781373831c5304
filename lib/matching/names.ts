import type { Directory, Startup } from '../directory/directory.ts';
import { fold } from '../offer/fold.ts';
import aliases from './data/aliases.json' with { type: 'json' };
import commonWords from './data/common-words.json' with { type: 'json' };
import ordinaryNames from './data/ordinary-names.json' with { type: 'json' };
import {
  foldedName,
  type NameFacts,
  type NameStrength,
  preparedFacts,
  printFacts,
} from './name-facts.ts';
import type { Name } from './name-index.ts';

/** Where a name comes from, the most trusted first. */
export type NameOrigin = 'current' | 'part' | 'former' | 'alias' | 'id';

/** One name of one Startup, as the index holds it. */
export interface StartupName {
  startup: Startup;
  origin: NameOrigin;
  strength: NameStrength;
  /**
   * It contains a word coined for it ("Trackdéchets", "DataPass", "Pix Orga"), so it always means
   * the Startup. Other names, even distinctive ones ("Suivi des subventions d'investissement"), may
   * just describe the work.
   */
  coined: boolean;
}

let common: Set<string> | undefined;
const ORDINARY = new Set(ordinaryNames.names);

/** The strength of a name, from its words alone. */
export function nameStrength(name: string): NameStrength {
  const folded = fold(name);
  if (ORDINARY.has(folded)) return 'ordinary';
  const words = folded.split(' ').filter((word) => !LITTLE_WORDS.has(word));
  const squashed = words.join('');
  // Short names, and names like "Part'âge", which is a common word without its apostrophe.
  if (squashed.length <= 3 || isCommon(squashed)) return 'ordinary';
  if (!words.every(isCommon)) return 'distinctive';
  if (words.length === 1) return 'ordinary';
  // Three plain words in this order, or an address, do not occur by chance.
  return words.length > 2 || /\.\p{L}/u.test(name) ? 'distinctive' : 'phrase';
}

/** True for a single word spelled like any word at the start of a sentence. */
function isPlainWord(name: string): boolean {
  return /^\p{L}\p{Ll}*$/u.test(name.trim());
}

/** True for a folded word that public job offers use: it says nothing by itself. */
export function isCommon(word: string): boolean {
  // Built only when a name without prepared facts is met.
  common ??= new Set(commonWords.words.flatMap((line) => line.split(' ')));
  return common.has(word) || common.has(word.replace(/[sx]$/, '')) || /^[\d+]+$/.test(word);
}

/** Spelled unlike any word of a sentence: "DataPass", "data·inclusion", "Cons'eau", "C2D2". */
const SPELLED_AS_COINED =
  /\p{Ll}\p{Lu}|\p{L}\d|\d\p{L}|\p{L}[@·.:+]\p{L}|(?<!\p{L})(?![Qq]u['’])\p{L}{2,}['’]\p{L}/u;

const LITTLE_WORDS = new Set('a au aux d de des du en et l la le les un une pour'.split(' '));

/**
 * Every name under which the directory's Startups are looked for. A name that is another
 * Startup's current one is never used for a former name, an alias, a part or an id.
 */
export function startupNames(directory: Directory): Name<StartupName>[] {
  const names: Name<StartupName>[] = [];
  const taken = new Map<string, Startup>();
  const byId = new Map(directory.startups.map((startup) => [startup.id, startup]));
  const add = (text: string, startup: Startup, origin: NameOrigin) => {
    const key = foldedName(text).replaceAll(' ', '');
    if (!key) return;
    const owner = taken.get(key);
    if (owner) {
      if (owner !== startup && origin === 'current') {
        names.push({ text, value: { startup, origin, strength: 'ordinary', coined: false } });
      }
      return;
    }
    taken.set(key, startup);
    names.push({
      text,
      value: { startup, origin, strength: factsOf(text).strength, coined: false },
    });
  };
  for (const startup of directory.startups) add(startup.name, startup, 'current');
  for (const name of names) {
    const { startup, origin } = name.value;
    // A refresh may bring a name that is an ordinary word in some field.
    if (origin === 'current' && startup.unreviewedName && isPlainWord(name.text)) {
      name.value.strength = 'ordinary';
    }
  }
  for (const { name, startup: id } of aliases.aliases) {
    const startup = byId.get(id);
    // The live directory may no longer have the Startup: its alias is then dropped.
    if (startup) add(name, startup, 'alias');
  }
  for (const startup of directory.startups) {
    for (const part of factsOf(startup.name).parts) add(part, startup, 'part');
  }
  // Whole former names come before parts of names: "Itou" is the Startup formerly called so, not
  // those that had it in brackets.
  for (const startup of directory.startups) {
    for (const former of startup.formerNames) add(former, startup, 'former');
  }
  for (const startup of directory.startups) {
    for (const former of startup.formerNames) {
      for (const part of factsOf(former).parts) add(part, startup, 'former');
    }
  }
  for (const startup of directory.startups) {
    for (const id of [startup.id, ...startup.formerIds]) {
      // An id that is one plain word ("homologation", "inspire") names a subject, not a product.
      if (/[._-]/.test(id) && factsOf(id).strength === 'distinctive') add(id, startup, 'id');
    }
  }
  markCoined(names);
  return names;
}

/**
 * Marks the coined names: distinctive names that are spelled as such, or that contain
 * a reviewed distinctive name of one word. A name that a refresh brought is not
 * reviewed: its spelling decides.
 */
function markCoined(names: readonly Name<StartupName>[]): void {
  const distinctive = names.filter(({ value }) => value.strength === 'distinctive');
  const coined = new Set(
    distinctive
      .filter(({ value }) => !(value.origin === 'current' && value.startup.unreviewedName))
      .map(({ text }) => foldedName(text))
      .filter((word) => !word.includes(' ')),
  );
  for (const { text, value } of distinctive) {
    const { isSpelledAsCoined, folded } = factsOf(text);
    value.coined = isSpelledAsCoined || folded.split(' ').some((word) => coined.has(word));
  }
}

/** The facts about a name: the prepared ones, or else computed. */
function factsOf(name: string): NameFacts {
  return (
    preparedFacts(name) ?? {
      folded: fold(name),
      strength: nameStrength(name),
      isSpelledAsCoined: SPELLED_AS_COINED.test(name),
      parts: nameParts(name),
    }
  );
}

/** The facts about a directory's names that a build prepares (see name-facts.ts). */
export function prepareNames(directory: Directory): string {
  return printFacts(directory, factsOf);
}

/**
 * The curated aliases that break one of their two rules, one sentence each; empty when all is well.
 */
export function brokenAliases(directory: Directory): string[] {
  const current = new Map(directory.startups.map((startup) => [key(startup.name), startup.id]));
  const ids = new Set(directory.startups.map(({ id }) => id));
  return aliases.aliases.flatMap(({ name, startup }) => {
    if (!ids.has(startup)) return [`alias "${name}": ${startup} is not in the directory`];
    const owner = current.get(key(name));
    return owner && owner !== startup ? [`alias "${name}" is the current name of ${owner}`] : [];
  });
}

function key(name: string): string {
  return fold(name).replaceAll(' ', '');
}

/**
 * Names inside a name: "Signal Logement (ex:Histologe)" also gives "Signal Logement" and
 * "Histologe"; "MesADS, l'outil de référence…" also gives "MesADS". The head of a title is a name
 * when its tail only explains it; of the other parts, only those spelled as a name ("MonitorEnv",
 * "PAUDA") or given as a former name.
 */
export function nameParts(name: string): string[] {
  const clean = name.replace(/\s#.*$/, '').replace(/^\[[^\]]*\]\s*/, '');
  const parts = new Set<string>(clean === name ? [] : [clean]);
  const pieces = clean.split(
    /(?:(?<!\s)\s+)?[()[\]]\s*|(?<!\s)\s+[-–—/]\s+|,\s+(?=\S+\s\S+\s\S)|(?<!\s)\s+(?=(?:ex|anciennement)\s)/i,
  );
  pieces.forEach((piece, index) => {
    const earlier = /^(?:ex|anc(?:iennement)?)\b[\s.:]*/i.exec(piece)?.[0] ?? '';
    const part = piece
      .slice(earlier.length)
      .replace(/[^\p{L}\p{N}+'’!.]+$/u, '')
      .trim();
    if (!part || part === name) return;
    const words = part.split(/\s+/);
    const spelledAsName =
      words.length === 1 && part.length >= 3 && /^\P{L}*\p{L}.*\p{Lu}/u.test(part);
    const isHead = index === 0 && words.length <= 5 && /^\p{Lu}/u.test(part);
    if (!earlier && !spelledAsName && !isHead) return;
    const strength = nameStrength(part);
    const isAcronym = /^[\p{Lu}\d]{3,}$/u.test(part) && !earlier;
    if (isAcronym || strength === 'distinctive' || (strength === 'phrase' && isHead))
      parts.add(part);
  });
  return [...parts];
}
