import { note, readOptions, runScript } from './console/script.ts';
import { buildExtension } from './extension/build.ts';

/** `npm run build`: the extension for both browsers, under .output/. */
async function main(options: string[]): Promise<number> {
  const values = readOptions(
    {
      usage: 'npm run build',
      about: 'Builds the extension for Chromium and for Firefox, under .output/.',
      options: {},
    },
    options,
  );
  if (values === null) return 0;
  for (const browser of ['chromium', 'firefox'] as const) {
    note((await buildExtension(browser)).trim());
  }
  return 0;
}

await runScript(main);
