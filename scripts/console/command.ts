import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { messageOf } from './script.ts';

/** The project's folder. */
export const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');

/** How a command ended, and all that it printed. */
export interface CommandResult {
  /** Null when it could not be started, was stopped, or ran out of time. */
  status: number | null;
  output: string;
}

/** How to run a command. */
export interface CommandOptions {
  environment?: Record<string, string>;
  /** Stops the command after this time. */
  timeoutInMs?: number;
  /** Shows what it prints while it runs, on standard error. */
  show?: boolean;
}

/**
 * Runs a command in the project's folder, with the packages' commands and the project's own
 * Node first on the path. Never throws: a command that cannot be started says so in `output`.
 */
export function runCommand(
  command: string,
  options: readonly string[],
  { environment = {}, timeoutInMs, show = false }: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, options, {
      cwd: PROJECT_FOLDER,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Packages' commands are .cmd files on Windows, which only its shell starts.
      shell: process.platform === 'win32',
      ...(timeoutInMs === undefined ? {} : { timeout: timeoutInMs }),
      env: { ...process.env, ...colours(show), ...environment, PATH: commandPath() },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (show) process.stderr.write(text);
      });
    }
    child.on('error', (error) => resolve({ status: null, output: messageOf(error) }));
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** A command that prints into a pipe does not see whether a person reads it. */
function colours(show: boolean): Record<string, string> {
  if (!show) return { NO_COLOR: '1' };
  return process.stderr.isTTY ? { FORCE_COLOR: '1' } : {};
}

function commandPath(): string {
  const packages = join(PROJECT_FOLDER, 'node_modules', '.bin');
  const path = [dirname(process.execPath), packages, process.env.PATH];
  return path.filter(Boolean).join(delimiter);
}
