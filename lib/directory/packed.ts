import type { Directory, Incubator, Organisation, Startup } from './directory.ts';

/*
 * The bundled directory as a build packs it: one record per line, with tabs between its fields.
 * Field names and quotation marks would make it twice as long.
 */

/**
 * Frequent parts of the directory's text; each is packed as one character, in this order, so that a
 * later one may hold earlier ones. Chosen by what each saves (2026-11-29, the copy of 2026-08-20): any
 * others would do, and take more room.
 */
const ABBREVIATED = [
  '\tabandon-investigation',
  '.gouv.fr\tgithub.com/',
  'tion',
  '\thttps://',
  '.gouv.fr',
  'es',
  // Three fields in a row that say nothing.
  '\t\t\t',
  '\thttps://docs.numerique.gouv.fr/docs/',
  'an',
  '\tdinum',
  '\tgithub.com/',
  'er',
  "\tProgramme national d'inv",
  'beta',
  'construction\t',
  'francetravail',
  'e ',
  'e\t',
  'en',
  'abandon\t',
  '\tanct\tanct',
  '_produits_interministeri',
  'on',
];

/** Where a record repeats its own id: in its product's address, say. */
const OWN_ID = '\u0001';

/**
 * The characters for the abbreviated parts: those controls, which texts lack, that a bundler writes
 * as they are.
 */
const CHARACTERS =
  '\u0002\u0003\u0004\u0005\u0006\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001c\u001d\u001e\u001f\u007f';

/** The type of a field; "text?" and "day?" may be null. */
type Kind = 'text' | 'text?' | 'day?' | 'list';

/** What packed days are counted from. */
const FIRST_DAY = Date.UTC(2010, 0, 1);
const DAY_IN_MS = 24 * 60 * 60 * 1000;
/** Packed days are shorter than any day that is written out. */
const LONGEST_PACKED_DAY = 4;

/** The fields of each kind of record, in their packed order. */
const STARTUP = {
  id: 'text',
  name: 'text',
  formerNames: 'list',
  formerIds: 'list',
  phase: 'text?',
  phaseStart: 'day?',
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
  return abbreviate(packed);
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

function abbreviate(text: string): string {
  let abbreviated = text;
  // What was packed already stands as its character in the later parts, too.
  let parts = ABBREVIATED;
  ABBREVIATED.forEach((_, index) => {
    const part = parts[index] ?? '';
    const character = CHARACTERS.charAt(index);
    abbreviated = abbreviated.replaceAll(part, character);
    parts = parts.map((one) => one.replaceAll(part, character));
  });
  return abbreviated;
}

function pack(records: readonly object[], fields: Record<string, Kind>): string {
  return records.map((record) => packRecord(record as Record<string, unknown>, fields)).join('\n');
}

function packRecord(record: Record<string, unknown>, fields: Record<string, Kind>): string {
  const values = Object.entries(fields).map(([key, kind]) => {
    const value = record[key];
    if (kind === 'list') return (value as string[]).join('|');
    const text = (value as string | null) ?? '';
    return kind === 'day?' ? packDay(text) : text;
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
    const kind = fields[key];
    if (kind === 'list') record[key] = value === '' ? [] : value.split('|');
    else if (value === '') record[key] = kind === 'text' ? value : null;
    else record[key] = kind === 'day?' ? unpackDay(value) : value;
  }
  return record;
}

/** A day as the number of days before it; as it is where that would lose something of it. */
function packDay(day: string): string {
  const number = (Date.parse(day) - FIRST_DAY) / DAY_IN_MS;
  const packed = Number.isInteger(number) && number >= 0 ? number.toString(36) : '';
  const isShort = packed !== '' && packed.length <= LONGEST_PACKED_DAY;
  return isShort && unpackDay(packed) === day ? packed : day;
}

function unpackDay(packed: string): string {
  if (packed.length > LONGEST_PACKED_DAY) return packed;
  return new Date(FIRST_DAY + Number.parseInt(packed, 36) * DAY_IN_MS).toISOString().slice(0, 10);
}
