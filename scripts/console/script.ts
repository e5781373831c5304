import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A mistake in how a command was called: one line on standard error, exit status 2. */
export class UsageError extends Error {}

/** A failure that was foreseen and says what to do: one line on standard error, exit status 1. */
export class ScriptError extends Error {}

/** An option of a command, for its parsing and for its help. */
export interface OptionDescription {
  type: 'boolean' | 'string';
  /** What its value stands for, in the help: "<step>". */
  value?: string;
  help: string;
}

/** What a command's `--help` shows. */
export interface CommandDescription<Name extends string> {
  /** "npm start -- [options]". */
  usage: string;
  about: string;
  options: Record<Name, OptionDescription>;
  /** Environment variables that it reads. */
  environment?: Record<string, string>;
}

/** The values of a command's options: a text, or whether it was given. */
export type OptionValues<Name extends string> = Partial<Record<Name, string | boolean>>;

/**
 * Reads a command's options. Null when the help was asked for (and printed).
 * @throws UsageError on an unknown option or a missing value, with one line that says which.
 */
export function readOptions<Name extends string>(
  command: CommandDescription<Name>,
  options: string[],
): OptionValues<Name> | null {
  const config: ParseArgsConfig['options'] = { help: { type: 'boolean' } };
  for (const [name, option] of Object.entries<OptionDescription>(command.options)) {
    config[name] = { type: option.type };
  }
  let values: Record<string, unknown>;
  try {
    values = parseArgs({ args: options, options: config, strict: true }).values;
  } catch (error) {
    const reason = messageOf(error).split('. ')[0]?.replace(/\.$/, '');
    // Without "--" in between, npm would take the option for its own.
    throw new UsageError(`${reason}: see ${command.usage.replace(/ (?:--|\[).*$/, '')} -- --help`);
  }
  if (values.help === true) {
    process.stdout.write(helpText(command));
    return null;
  }
  return values as OptionValues<Name>;
}

/**
 * Options and files as Node parses them, for a command whose help is written by hand.
 * @throws UsageError in one line that says what is wrong, and where help is
 */
export function parseOptions<Config extends ParseArgsConfig>(config: Config, help: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${messageOf(error).split('. ')[0]}; see ${help}`);
  }
}

function helpText<Name extends string>(command: CommandDescription<Name>): string {
  const options: Record<string, OptionDescription> = {
    ...command.options,
    help: { type: 'boolean', help: 'shows this' },
  };
  const rows = Object.entries(options).map(
    ([name, option]) => [`--${name} ${option.value ?? ''}`.trim(), option.help] as const,
  );
  const environment = Object.entries(command.environment ?? {});
  const width = Math.max(...[...rows, ...environment].map(([name]) => name.length)) + 2;
  const table = (lines: readonly (readonly [string, string])[]) =>
    lines.map(([name, help]) => `  ${name.padEnd(width)}${help}\n`).join('');
  return [
    `Usage: ${command.usage}\n\n${command.about}\n\nOptions:\n${table(rows)}`,
    environment.length > 0 ? `\nEnvironment:\n${table(environment)}` : '',
  ].join('');
}

/** The words of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The first line of an error's words: what drives a browser adds its own log after it. */
export function firstLineOf(error: unknown): string {
  return messageOf(error).split('\n')[0] ?? '';
}

/** A line of progress, on standard error: standard output is for a command's result. */
export function note(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** How a script ended. */
export interface ScriptOutcome {
  status: number;
  /** What went wrong, for standard error; null when nothing did. */
  line: string | null;
}

/**
 * Runs a script's main function: the status that it returns, or one line for a foreseen failure. Anything
 * else is thrown on and keeps its stack, since it is a defect.
 */
export async function outcomeOf(main: () => Promise<number>): Promise<ScriptOutcome> {
  try {
    return { status: await main(), line: null };
  } catch (error) {
    if (error instanceof UsageError || error instanceof ScriptError) {
      return { status: error instanceof UsageError ? 2 : 1, line: `repere: ${error.message}` };
    }
    throw error;
  }
}

/** The status of a shell's command that a closed pipe ended: 128 and the number of SIGPIPE. */
const CLOSED_PIPE = 141;

/** Runs a script's main function on the command's options, and ends the process as it says. */
export async function runScript(main: (options: string[]) => Promise<number>): Promise<never> {
  // Who reads the output may have seen enough ("… | head -3"): that is no defect, and wants no stack.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(CLOSED_PIPE);
  });
  const { status, line } = await outcomeOf(() => main(process.argv.slice(2)));
  if (line !== null) note(line);
  process.exit(status);
}
