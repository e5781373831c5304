import { readFileSync } from 'node:fs';
import { parseReport } from '../lib/feedback/parse.ts';
import { PROJECT_FOLDER, runCommand } from './console/command.ts';
import {
  messageOf,
  note,
  readOptions,
  runScript,
  ScriptError,
  UsageError,
} from './console/script.ts';
import { caseOf } from './report-to-case/case.ts';
import { writeCase } from './report-to-case/write.ts';

/** `npm run report-to-case -- FILE`: a report that somebody sent becomes a test. */
runScript(async (options) => {
  const [file, ...rest] = options[0]?.startsWith('-') ? [undefined, ...options] : options;
  const values = readOptions(
    {
      usage: 'npm run report-to-case -- FILE',
      about:
        'Makes a test of a report ("Signaler cette réponse") that was copied into FILE: the smallest page of its board with the words it quotes, and the answer that would be right, under tests/reported/. Enters an alias where the report says that the words are another name. "-" reads the report from standard input.',
      options: {},
    },
    rest.filter((option) => option !== undefined),
  );
  if (values === null) return 0;
  if (!file) throw new UsageError('give the FILE that holds the report; see --help');
  const lines = parseReport(textOf(file));
  if (lines.length === 0) throw new ScriptError(`${file} holds no line of a report ("fault: …")`);
  const files = await writeCase(
    PROJECT_FOLDER,
    caseOf(lines, new Date().toISOString().slice(0, 10)),
  );
  await runCommand('biome', ['check', '--write', ...files]);
  process.stdout.write(files.map((path) => `${path}\n`).join(''));
  note(
    'next: npx vitest run tests/unit/reported-cases.test.ts, which fails until the answer is right',
  );
  return 0;
});

/** @throws ScriptError in one line when the file cannot be read */
function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new ScriptError(`${file} cannot be read: ${messageOf(error)}`);
  }
}
