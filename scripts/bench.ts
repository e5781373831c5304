import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { NameIndex } from '../lib/matching/name-index.ts';
import { CONTENDERS } from './bench/contenders.ts';
import { benchNames, benchText, madeUpNames, TEXT_SIZE } from './bench/input.ts';
import { note, readOptions, runScript } from './console/script.ts';

const COMMAND = {
  usage: 'npm run bench [-- options]',
  about:
    'Compares ways to find all names of the directory in a text: cold (build and first match, each in a fresh process), then warm; and how ours grows with names and text.',
  options: {
    rounds: { type: 'string', value: '<number>', help: 'fresh processes a contender (11)' },
  },
} as const;

const SCALES = [1, 10, 100];

runScript(async (options) => {
  const values = readOptions(COMMAND, options);
  if (!values) return 0;
  const rounds = Number(values.rounds ?? 11);
  const names = benchNames();
  const { text, source } = benchText(TEXT_SIZE);
  const lines = [
    `${names.length} names, ${text.length} characters of ${source}`,
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`,
    '',
    '| contender | cold, ms | × ours | warm, ms | × ours | places | how |',
    '|---|---:|---:|---:|---:|---:|---|',
  ];
  // Round by round, so that a busy moment of the machine falls on all of them.
  const colds = Array.from({ length: rounds }, (_, round) => {
    note(`round ${round + 1} of ${rounds}…`);
    return CONTENDERS.map(({ name }) => cold(name));
  });
  const results = CONTENDERS.map(({ name, note: how, build }, index) => {
    const runs = colds.flatMap((round) => round[index] ?? []);
    const find = build(names);
    return {
      name,
      how,
      cold: median(runs.map(({ milliseconds }) => milliseconds)),
      warm: warm(() => find(text)),
      found: runs[0]?.found ?? 0,
    };
  });
  const [ours] = results;
  if (!ours) return 1;
  for (const { name, how, cold: first, warm: again, found } of results) {
    lines.push(
      `| ${name} | ${first.toFixed(2)} | ${(first / ours.cold).toFixed(1)} | ${again.toFixed(2)} | ${(again / ours.warm).toFixed(1)} | ${found} | ${how} |`,
    );
  }
  lines.push('', '| names | text | warm, ms | × 1x |', '|---:|---:|---:|---:|', ...scaling());
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
});

/** A contender's first answer, in a process of its own. */
function cold(name: string): { milliseconds: number; found: number } {
  const script = join(import.meta.dirname, 'bench', 'cold.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', script, name], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** Median time of a call once the engine knows it; slow ones get fewer rounds. */
function warm(call: () => unknown): number {
  const end = performance.now() + 1_500;
  const times: number[] = [];
  while (times.length < 5 || (performance.now() < end && times.length < 300)) {
    const start = performance.now();
    call();
    times.push(performance.now() - start);
  }
  return median(times.slice(Math.floor(times.length / 3)));
}

function scaling(): string[] {
  const real = benchNames();
  const made = madeUpNames(real.length * 99);
  const time = (names: readonly string[], text: string) => {
    const index = new NameIndex(names.map((name) => ({ text: name, value: name })));
    return warm(() => index.find(text));
  };
  const { text } = benchText(TEXT_SIZE);
  const base = time(real, text);
  const row = (names: number, size: number, milliseconds: number) =>
    `| ${names}x | ${size}x | ${milliseconds.toFixed(2)} | ${(milliseconds / base).toFixed(1)} |`;
  return [
    ...SCALES.map((scale) =>
      row(scale, 1, time([...real, ...made.slice(0, real.length * (scale - 1))], text)),
    ),
    ...SCALES.slice(1).map((scale) => row(1, scale, time(real, benchText(TEXT_SIZE * scale).text))),
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
