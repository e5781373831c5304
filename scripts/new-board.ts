import { PROJECT_FOLDER, runCommand } from './console/command.ts';
import { note, readOptions, runScript } from './console/script.ts';
import { boardFrom } from './new-board/board.ts';
import { writeBoard } from './new-board/write.ts';

/** `npm run new-board -- NAME`: the skeleton of a board's reader, with its recorded pages. */
runScript(async (options) => {
  const [name, ...rest] = options[0]?.startsWith('-') ? [undefined, ...options] : options;
  const values = readOptions(
    {
      usage: 'npm run new-board -- NAME [options]',
      about:
        'Writes what a new board needs, in lib/boards/NAME, tests/pages/NAME and entrypoints, and enters it where boards are listed. NAME is in lower case with hyphens. All of it works from the start, for an invented page: replace what is marked TODO by what the board serves.',
      options: {
        host: { type: 'string', value: '<host>', help: 'the host that serves its pages' },
      },
    },
    rest.filter((option) => option !== undefined),
  );
  if (values === null) return 0;
  const host = values.host as string | undefined;
  const files = await writeBoard(PROJECT_FOLDER, boardFrom(name, host, new Date()));
  await runCommand('biome', ['check', '--write', ...files]);
  process.stdout.write(files.map((file) => `${file}\n`).join(''));
  note('next: npm run types, then replace what is marked TODO, and npm test');
  return 0;
});
