// Runs a task of the project: `node scripts/run.mjs <task> [options]` runs scripts/<task>.ts.
//
// Plain JavaScript without any dependency, for Node 20 and later: on a fresh clone it is
// the first thing that runs. It installs the packages when they are missing or differ from
// package-lock.json, then hands over to the Node that the project brings as a package (it
// runs TypeScript as it is). Its own notes go to standard error: standard output is the
// task's.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const isWindows = process.platform === 'win32';

/** Ends with one line on standard error. */
function fail(message, status = 1) {
  process.stderr.write(`repere: ${message}\n`);
  process.exit(status);
}

function note(message) {
  process.stderr.write(`repere: ${message}\n`);
}

/** The packages of a lock file, or null when there is no readable one. */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for: npm leaves a copy of what it
 * installed there. Compared by content, since a checkout touches every file's date. Packages
 * for other systems stand in the first and not in the second.
 */
function packagesAreInstalled() {
  const wanted = readLock(join(root, 'package-lock.json'));
  if (wanted === null) fail(`${join(root, 'package-lock.json')} cannot be read: restore it`);
  const installed = readLock(join(modules, '.package-lock.json'));
  if (installed === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/** Runs npm in the project, all its output on standard error; true when it succeeded. */
function npm(...options) {
  // Under `npm run` the very npm that the user called is known; else the one of the PATH.
  const script = process.env.npm_execpath;
  const [command, first] =
    script?.endsWith('.js') && existsSync(script) ? [process.execPath, [script]] : ['npm', []];
  const result = spawnSync(command, [...first, ...options], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: isWindows && command === 'npm',
  });
  if (result.error) fail(`npm cannot be started (${result.error.message}): install Node with npm`);
  return result.status === 0;
}

function installPackages() {
  note('installing the packages (npm ci), once: about half a minute');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  if (!npm('ci', ...quiet)) {
    fail('npm ci failed (its reason is above): check the network and run the command again');
  }
}

/**
 * The Node to run the task with: the project's own. npm can be set not to run the script
 * that puts it in place; it is then run here.
 */
function taskNode() {
  const folder = join(modules, 'node');
  const binary = join(folder, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  const setup = join(folder, 'installArchSpecificPackage.js');
  if (existsSync(setup)) {
    note("putting the project's own Node in place, once");
    spawnSync(process.execPath, [setup], { cwd: folder, stdio: ['ignore', 2, 2] });
    if (existsSync(binary)) return binary;
  }
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return fail(
    `the project's own Node is not at ${binary}: run "npm ci" with scripts allowed, or use Node 24 or later`,
  );
}

/** Hands the terminal over to the task, and ends as it ends. */
function runTask(script, options) {
  const node = taskNode();
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH];
  const child = spawn(node, [script, ...options], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path.filter(Boolean).join(delimiter) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal's Ctrl-C reaches the task by itself: twice would be a hurry.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`${script} cannot be started: ${error.message}`));
  child.on('exit', (status, signal) => {
    process.exit(signal === null ? status : 128 + (constants.signals[signal] ?? 0));
  });
}

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  fail(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or later`);
}
const [task, ...options] = process.argv.slice(2);
const script = join(root, 'scripts', `${task}.ts`);
if (!task || !/^[a-z]+(-[a-z]+)*$/.test(task) || !existsSync(script)) {
  fail(`no task ${task ? `"${task}"` : 'was named'}: usage is run.mjs <task> [options]`, 2);
}
if (!packagesAreInstalled()) installPackages();
runTask(script, options);
