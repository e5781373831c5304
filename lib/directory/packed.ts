import {
  type Directory,
  type Incubator,
  type Organisation,
  PHASES,
  type Startup,
} from './directory.ts';

/*
 * The bundled directory as a build packs it: one record per line, with tabs between its fields.
 * Field names and quotation marks would make it twice as long.
 */

/** Frequent parts of the directory's text, longest first; each is packed as one character. */
const ABBREVIATED = [
  'github.com/betagouv/',
  '.beta.gouv.fr',
  'https://',
  '.gouv.fr',
  ...['2021-', '2022-', '2023-', '2024-', '2025-', '2026-'],
  ...PHASES,
].sort((one, other) => other.length - one.length);

/** The character for the first of these: from here on come control characters, which texts lack. */
const FIRST_CHARACTER = 0x0e;

/** The type of a field; "text?" may be null. */
type Kind = 'text' | 'text?' | 'list';

/** The fields of each kind of record, in their packed order. */
const STARTUP = {
  id: 'text',
  name: 'text',
  formerNames: 'list',
  formerIds: 'list',
  phase: 'text?',
  phaseStart: 'text?',
  incubators: 'list',
  sponsors: 'list',
  product: 'text?',
  repositories: 'list',
  impact: 'text?',
} satisfies Partial<Record<keyof Startup, Kind>>;

const INCUBATOR = {
  id: 'text',
  title: 'text',
  owner: 'text?',
  website: 'text?',
} satisfies Record<keyof Incubator, Kind>;

const ORGANISATION = {
  id: 'text',
  name: 'text',
  acronym: 'text?',
} satisfies Record<keyof Organisation, Kind>;

/**
 * Packs a directory.
 * @throws Error when a record has an unknown field, or a value that contains a separator
 */
export function packDirectory({ date, startups, incubators, organisations }: Directory): string {
  const packed = [
    date,
    pack(startups, STARTUP),
    pack(incubators, INCUBATOR),
    pack(organisations, ORGANISATION),
  ].join('\n\n');
  const characters = ABBREVIATED.map((_, index) => characterOf(index));
  if (characters.some((character) => packed.includes(character))) {
    throw new Error('the directory cannot be packed: it holds characters that nobody writes');
  }
  return ABBREVIATED.reduce(
    (text, words, index) => text.replaceAll(words, characterOf(index)),
    packed,
  );
}

function characterOf(index: number): string {
  return String.fromCharCode(FIRST_CHARACTER + index);
}

/** Unpacks a directory. */
export function unpackDirectory(packed: string): Directory {
  const whole = ABBREVIATED.reduce(
    (text, words, index) => text.replaceAll(characterOf(index), words),
    packed,
  );
  const [date = '', startups = '', incubators = '', organisations = ''] = whole.split('\n\n');
  return {
    date,
    startups: unpack<Startup>(startups, STARTUP),
    incubators: unpack<Incubator>(incubators, INCUBATOR),
    organisations: unpack<Organisation>(organisations, ORGANISATION),
  };
}

function pack(records: readonly object[], fields: Record<string, Kind>): string {
  return records.map((record) => packRecord(record as Record<string, unknown>, fields)).join('\n');
}

function packRecord(record: Record<string, unknown>, fields: Record<string, Kind>): string {
  const values = Object.entries(fields).map(([key, kind]) => {
    const value = record[key];
    return kind === 'list' ? (value as string[]).join('|') : ((value as string | null) ?? '');
  });
  const line = values.join('\t');
  // Unpacked again, to prove that nothing is lost.
  if (
    line.includes('\n') ||
    JSON.stringify(unpackRecord(line, fields)) !== JSON.stringify(record)
  ) {
    throw new Error(`${JSON.stringify(record)} cannot be packed as ${Object.keys(fields).join()}`);
  }
  return line;
}

function unpack<Value>(packed: string, fields: Record<string, Kind>): Value[] {
  if (packed === '') return [];
  return packed.split('\n').map((line) => unpackRecord(line, fields) as Value);
}

function unpackRecord(line: string, fields: Record<string, Kind>): object {
  const record: Record<string, unknown> = {};
  const values = line.split('\t');
  let index = 0;
  for (const key in fields) {
    const value = values[index] ?? '';
    index += 1;
    if (fields[key] === 'list') record[key] = value === '' ? [] : value.split('|');
    else record[key] = value === '' && fields[key] === 'text?' ? null : value;
  }
  return record;
}
