// Runs a task of the project: `node scripts/run.mjs <task> [options]` runs scripts/<task>.ts.
//
// Plain JavaScript without any dependency, for Node 20 and later: on a fresh clone it is
// the first thing that runs. It installs the packages when they are missing or differ from
// package-lock.json, then hands over to the Node that the project brings as a package of its
// lock file (it runs TypeScript as it is). Its own notes go to standard error: standard output is the
// task's.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oldest Node that runs this file. */
const OLDEST_NODE = 20;
/** The oldest Node that runs the tasks, where the project brings none of its own. */
const OLDEST_TASK_NODE = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const isWindows = process.platform === 'win32';
const lock = readLock(join(root, 'package-lock.json'));
const ownNode = lock === null ? null : findOwnNode(lock);

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
 * The package of the lock file that holds Node for this system: where it stands, and its program
 * in it. Null where there is none for it.
 */
function findOwnNode(lock) {
  for (const name of Object.keys(lock['']?.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const { os, cpu, bin } = lock[place] ?? {};
    const isForHere = [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch);
    if (isForHere && bin?.node) return { place, bin: bin.node };
  }
  return null;
}

/**
 * Whether node_modules holds what package-lock.json asks for: npm leaves a copy of what it
 * installed there. Compared by content, since a checkout touches every file's date. Packages
 * for other systems stand in the first and not in the second.
 */
function packagesAreInstalled() {
  const installed = readLock(join(modules, '.package-lock.json'));
  if (installed === null) return false;
  return Object.entries(lock).every(([place, entry]) => {
    if (place === '') return true;
    const found = installed[place];
    if (found !== undefined) return found.version === entry.version;
    return entry.optional === true && place !== ownNode?.place;
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
  // Optional is what is for one system only, and the project's own Node is of that kind.
  const options = ['--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!npm('ci', ...options)) {
    fail('npm ci failed (its reason is above): check the network and run the command again');
  }
}

/** The Node to run the task with: the project's own where it brings one for this system. */
function taskNode() {
  if (ownNode !== null) {
    const binary = join(root, ownNode.place, ownNode.bin);
    if (existsSync(binary)) return binary;
    note(`the project's own Node is not at ${binary}: "npm ci --include=optional" brings it`);
  }
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_TASK_NODE) return process.execPath;
  return fail(
    `there is no Node of the project for ${process.platform} ${process.arch} here: install Node ${OLDEST_TASK_NODE} or later`,
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
if (lock === null) fail(`${join(root, 'package-lock.json')} cannot be read: restore it`);
if (!packagesAreInstalled()) installPackages();
runTask(script, options);
