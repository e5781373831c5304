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
  // Three fields in a row that say nothing.
  '\t\t\t',
  'github.com/betagouv/',
  'github.com/MTES-MCT/',
  'github.com/SocialGouv/',
  'github.com/',
  'ation',
  '.beta.gouv.fr',
  'https://',
  '.gouv.fr',
  ...['2021-', '2022-', '2023-', '2024-', '2025-', '2026-'],
  ...PHASES,
].sort((one, other) => other.length - one.length);

/** Where a record repeats its own id: in its product's address, say. */
const OWN_ID = '\u0001';

/**
 * The characters for the abbreviated parts: those controls, which texts lack, that a bundler writes
 * as they are.
 */
const CHARACTERS =
  '\u0002\u0003\u0004\u0005\u0006\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001c\u001d\u001e\u001f\u007f';

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
  if ([...CHARACTERS].some((character) => packed.includes(character))) {
    throw new Error('the directory cannot be packed: it holds characters that nobody writes');
  }
  return ABBREVIATED.reduce(
    (text, words, index) => text.replaceAll(words, CHARACTERS.charAt(index)),
    packed,
  );
}

/** Unpacks a directory. */
export function unpackDirectory(packed: string): Directory {
  const whole = ABBREVIATED.reduce(
    (text, words, index) => text.replaceAll(CHARACTERS.charAt(index), words),
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
  const [id = '', ...others] = values;
  const line = [id, ...others.map((value) => (id ? value.replaceAll(id, OWN_ID) : value))].join(
    '\t',
  );
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
  const id = line.slice(0, line.indexOf('\t'));
  const values = line.replaceAll(OWN_ID, () => id).split('\t');
  let index = 0;
  for (const key in fields) {
    const value = values[index] ?? '';
    index += 1;
    if (fields[key] === 'list') record[key] = value === '' ? [] : value.split('|');
    else record[key] = value === '' && fields[key] === 'text?' ? null : value;
  }
  return record;
}
