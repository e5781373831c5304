import { join } from 'node:path';
import { bundledDirectory } from '../lib/directory/bundled.ts';
import { Resolver } from '../lib/matching/resolve.ts';
import { PROJECT_FOLDER } from './console/command.ts';
import { parseOptions, runScript, UsageError } from './console/script.ts';
import { type ExchangeMeasure, exchange } from './evaluate/exchange.ts';
import { type Evaluation, evaluate, type LayoutMeasure } from './evaluate/measure.ts';
import { readOffers } from './evaluate/offers.ts';
import { measurePlainNames, type PlainNamesMeasure } from './evaluate/plain-names.ts';
import { measureTagging, type TaggingMeasure } from './evaluate/tagging.ts';
import { measureTitles, readTitles, type TitlesMeasure } from './evaluate/titles.ts';
import { measureTraps, readTraps, type TrapsMeasure } from './evaluate/traps.ts';
import { withoutHooks } from './pages/redesign.ts';

const HELP = `Usage: npm run evaluate [-- [FOLDER] [--json] [--exchange ROUNDS | --plain-names | --redesigned | --tagging]]

Measures detection and resolution on labelled offers (network.ndjson and others.ndjson of a
folder; ../shared/offers when none is given), rendered as pages of both boards, and on the invented
offers of the folder "traps" beside it, where it is there. Fails when a measure is below its threshold.
  --json              the same as JSON
  --exchange ROUNDS   instead: gives each offer that names its Startup to that many others,
                      to see how far the rules carry
  --plain-names       instead: puts names made of plain words into other offers' titles, to see
                      how often they are taken for the answer
  --redesigned        the same on pages that lost all that the boards' readers know, to see how
                      they are read as a whole; the thresholds are not asked for
  --tagging           instead: how often each rule of the network is followed (with --json, the
                      words that decided too)
`;

/** What must be reached, on the pages of every board (docs/matching.md). */
const THRESHOLDS: readonly {
  name: string;
  value(measure: LayoutMeasure): number | null;
  least?: number;
  most?: number;
}[] = [
  { name: 'recognised', value: ({ recognised }) => recognised, least: 0.98 },
  {
    name: 'falsely recognised',
    value: ({ falselyRecognised, others }) => (others ? falselyRecognised / others : null),
    most: 0.002,
  },
  {
    name: 'confusing, falsely recognised',
    value: ({ confusingFalselyRecognised }) => confusingFalselyRecognised,
    most: 1,
  },
  { name: 'first Startup right, by name', value: ({ topByName }) => topByName, least: 0.97 },
  { name: 'first Startup right, all', value: ({ top }) => top, least: 0.92 },
  { name: 'precision of certain', value: ({ precision }) => precision.certain, least: 0.995 },
  {
    name: 'certain among identifiable',
    value: ({ certainCoverage }) => certainCoverage,
    least: 0.85,
  },
  { name: 'incubator right', value: ({ incubator }) => incubator, least: 0.97 },
];

/** What must be reached on invented offers that try to mislead, and on short ones (docs/matching.md). */
const TRAP_THRESHOLDS: readonly Threshold<Misleading>[] = [
  {
    name: 'traps, certain and wrong',
    of: ({ traps: t }) => [t.certainAndWrong, t.traps],
    most: 0.01,
  },
  {
    name: 'traps, probable and wrong',
    of: ({ traps: t }) => [t.probableAndWrong, t.traps],
    most: 0.03,
  },
  { name: 'traps, false alarms', of: ({ traps: t }) => [t.falseAlarms, t.traps], most: 0.01 },
  { name: 'traps, network missed', of: ({ traps: t }) => [t.networkMissed, t.traps], most: 0.01 },
  { name: 'traps, right name first', of: ({ traps: t }) => [t.namedFirst, t.named], least: 0.9 },
  {
    name: 'titles, profession right',
    of: ({ titles: t }) => [t.profession, t.titles],
    least: 0.95,
  },
  {
    name: 'titles, profession wrong',
    of: ({ titles: t }) => [t.professionWrong, t.titles],
    most: 0.01,
  },
  { name: 'titles, status right', of: ({ titles: t }) => [t.status, t.titles], least: 0.98 },
  {
    name: 'titles, interview guide right',
    of: ({ titles: t }) => [t.guide, t.titles],
    least: 0.95,
  },
  { name: 'rules right', of: ({ titles: t }) => [t.rulesRight, t.rules], least: 0.97 },
];

interface Threshold<Measure> {
  name: string;
  /** How many, of how many. */
  of(measure: Measure): [number, number];
  least?: number;
  most?: number;
}

/** What was measured on the folder of traps. */
interface Misleading {
  traps: TrapsMeasure;
  titles: TitlesMeasure;
}

/** The share of the network's offers that must be let pass before they are read. */
const LEAST_READ = 0.985;

/** Of pages whose title holds another Startup's plain name: the share that may be wrongly sure. */
const MOST_SURE_OF_PLAIN_NAMES = 0.01;

runScript(async (options) => {
  const { values, positionals } = readArguments(options);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = positionals[0] ?? join(PROJECT_FOLDER, '..', 'shared', 'offers');
  const offers = readOffers(folder);
  if (!offers) {
    process.stdout.write(
      `evaluate: skipped, ${positionals[0] ?? 'the folder of labelled offers'} does not hold network.ndjson and others.ndjson\n`,
    );
    return 0;
  }
  const directory = bundledDirectory();
  const resolver = new Resolver(directory);
  if (values.exchange !== undefined) {
    const rounds = Number(values.exchange);
    if (!Number.isInteger(rounds) || rounds < 1) {
      throw new UsageError(`--exchange ${values.exchange} is not a number of rounds`);
    }
    const found = exchange(offers.network, directory, resolver, rounds);
    await write(values.json ? `${JSON.stringify(found, null, 2)}\n` : printExchange(found));
    return 0;
  }
  if (values['plain-names']) {
    const found = measurePlainNames(offers.network, offers.others, directory);
    const isTooSure = found.some(
      ({ setting, pages, certain, taken }) =>
        certain > pages * MOST_SURE_OF_PLAIN_NAMES ||
        (setting === 'other employers' && taken > pages * MOST_SURE_OF_PLAIN_NAMES),
    );
    await write(values.json ? `${JSON.stringify(found, null, 2)}\n` : printPlainNames(found));
    return isTooSure ? 1 : 0;
  }
  if (values.tagging) {
    const found = measureTagging(offers.network, resolver, directory.date);
    await write(values.json ? `${JSON.stringify(found, null, 2)}\n` : printTagging(found));
    return 0;
  }
  if (values.redesigned) {
    const found = evaluate(offers.network, offers.others, directory, resolver, withoutHooks);
    await write(values.json ? `${JSON.stringify(found, null, 2)}\n` : print(found, null));
    return 0;
  }
  const evaluation = evaluate(offers.network, offers.others, directory, resolver);
  const missed = evaluation.layouts.flatMap((measure) =>
    THRESHOLDS.filter(({ value, least, most }) => {
      const found = value(measure);
      if (found === null) return false;
      // One offer more or less of a small folder is not a share of a large one.
      if (most !== undefined) return found > most && measure.falselyRecognised > 1;
      return least !== undefined && found < least;
    }).map(({ name }) => `${measure.layout}: ${name}`),
  );
  // A page that is not read has no answer, however well it would have been read.
  const { offers: all, read } = evaluation.preview.network;
  if (all > 0 && read / all < LEAST_READ) missed.push('let pass, of the network');
  const misleading = measureMisleading(join(folder, '..', 'traps'), resolver);
  if (misleading) {
    for (const { name, of, least = 0, most = 1 } of TRAP_THRESHOLDS) {
      const [some, all] = of(misleading);
      if (all > 0 && (some / all < least || some / all > most)) missed.push(name);
    }
  }
  const text = values.json
    ? `${JSON.stringify({ ...evaluation, ...misleading, missed }, null, 2)}\n`
    : print(evaluation, missed, misleading);
  await write(text);
  return missed.length > 0 ? 1 : 0;
});

/** The invented offers beside the labelled ones; null where the folder is not there. */
function measureMisleading(folder: string, resolver: Resolver): Misleading | null {
  const traps = readTraps(folder);
  const cases = readTitles(folder);
  if (!traps || !cases) return null;
  const today = new Date().toISOString().slice(0, 10);
  return {
    traps: measureTraps(folder, traps, resolver, today),
    titles: measureTitles(cases.titles, cases.rules, resolver, today),
  };
}

function readArguments(args: string[]) {
  return parseOptions(
    {
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        exchange: { type: 'string' },
        'plain-names': { type: 'boolean' },
        redesigned: { type: 'boolean' },
        tagging: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    },
    'npm run evaluate -- --help',
  );
}

function print(
  { layouts, errors, millisecondsPerOffer, preview }: Evaluation,
  missed: string[] | null,
  misleading: Misleading | null = null,
): string {
  const rows: [string, (measure: LayoutMeasure) => string][] = [
    ['offers of the network', ({ network }) => String(network)],
    ['  recognised', ({ recognised }) => percent(recognised)],
    ['other offers', ({ others }) => String(others)],
    [
      '  falsely recognised (confusing)',
      ({ falselyRecognised, confusingFalselyRecognised }) =>
        `${falselyRecognised} (${confusingFalselyRecognised})`,
    ],
    ['first Startup right, by name', ({ topByName }) => percent(topByName)],
    ['first Startup right, all identifiable', ({ top }) => percent(top)],
    ['among the first three', ({ topThree }) => percent(topThree)],
    ...(['certain', 'probable', 'possible'] as const).map(
      (certainty): [string, (measure: LayoutMeasure) => string] => [
        `precision of "${certainty}" (given)`,
        ({ precision, given }) => `${percent(precision[certainty])} (${given[certainty]})`,
      ],
    ),
    ['"certain" among identifiable', ({ certainCoverage }) => percent(certainCoverage)],
    ['incubator right', ({ incubator }) => percent(incubator)],
    ...(['identified', 'ambiguous', 'unidentified', 'not-beta', 'unreadable'] as const).map(
      (outcome): [string, (measure: LayoutMeasure) => string] => [
        `outcome ${outcome}`,
        ({ outcomes, network }) => percent(outcomes[outcome] / network),
      ],
    ),
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = [
    ''.padEnd(width) + layouts.map(({ layout }) => layout.padStart(28)).join(''),
    ...rows.map(
      ([name, value]) =>
        name.padEnd(width) + layouts.map((measure) => value(measure).padStart(28)).join(''),
    ),
    ...(['network', 'others'] as const).map((whose) => {
      const { offers, withSigns, read } = preview[whose];
      return `before reading, ${whose}: ${withSigns} of ${offers} have signs, ${read} are read`;
    }),
    `milliseconds per offer, reading and resolving: ${millisecondsPerOffer.toFixed(2)}`,
    '',
    `${errors.length} answers differ from the labels:`,
    ...errors.map(
      ({ layout, id, title, expected, got, evidence }) =>
        `${layout} | ${id} | ${title} | expected ${expected} | got ${got} | ${evidence}`,
    ),
    ...(misleading ? linesOf(misleading) : []),
    ...verdictOn(missed),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is said of the invented offers. */
function linesOf(misleading: Misleading): string[] {
  const { traps, titles } = misleading;
  const width = Math.max(...TRAP_THRESHOLDS.map(({ name }) => name.length)) + 2;
  return [
    '',
    ...TRAP_THRESHOLDS.map(({ name, of }) => {
      const [some, all] = of(misleading);
      return `${name.padEnd(width)}${some} of ${all} (${percent(all > 0 ? some / all : null)})`;
    }),
    `${'traps, incubator right'.padEnd(width)}${traps.incubatorRight} of ${traps.withIncubator}`,
    `${'traps, named surely'.padEnd(width)}${traps.namedSurely} of ${traps.named}`,
    ...traps.errors,
    ...titles.errors,
  ];
}

/** What is said of the thresholds at the end; nothing when they were not asked for. */
function verdictOn(missed: string[] | null): string[] {
  if (missed === null) return [];
  if (missed.length === 0) return ['', 'every measure reaches its threshold'];
  return ['', ...missed.map((name) => `below its threshold: ${name}`)];
}

function printExchange(measures: ExchangeMeasure[]): string {
  const rows = measures.map(
    ({ strength, pages, top, certain, precisionOfCertain }) =>
      `${strength.padEnd(12)}${String(pages).padStart(6)} pages, first right ${percent(top)}, certain ${percent(certain)}, of which right ${percent(precisionOfCertain)}`,
  );
  return `${rows.join('\n')}\n`;
}

function printPlainNames(measures: PlainNamesMeasure[]): string {
  const rows = measures.map(
    ({ setting, title, pages, certain, probable, taken, ownStillRight, ownPages }) =>
      [
        setting.padEnd(20),
        title.padEnd(29),
        `${pages} pages: certain ${certain}, probable ${probable}`,
        setting === 'other employers' ? `, taken for the network's ${taken}` : '',
        ownPages > 0 ? `, own Startup still first ${percent(ownStillRight / ownPages)}` : '',
      ].join(''),
  );
  return `${rows.join('\n')}\n`;
}

function printTagging(measures: TaggingMeasure[]): string {
  const rows = measures.map(
    ({ id, counts }) =>
      `${id.padEnd(22)}${(['passed', 'failed', 'not-applicable'] as const)
        .map((status) => `${String(counts[status]).padStart(5)} ${status}`)
        .join('')}`,
  );
  return `${rows.join('\n')}\n`;
}

/** Waits until it is written: the process ends right after. */
function write(text: string): Promise<void> {
  return new Promise((done) => process.stdout.write(text, () => done()));
}

function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}
