import { guideAddresses } from '../lib/guides/addresses.ts';
import { note, readOptions, runScript } from './console/script.ts';
import { checkGuides, type GuideFinding } from './guides/check.ts';

/** A page that does not answer in this time does not answer, in milliseconds. */
const TIME_OUT = 30_000;

/** `npm run guides:check`: are the guides' addresses still there? For maintainers, on the internet. */
runScript(async (options) => {
  const values = readOptions(
    {
      usage: 'npm run guides:check -- [options]',
      about:
        'Asks every address of lib/guides/data/guides.json, once, and says which have moved or gone. Exit status 1 when one has.',
      options: { json: { type: 'boolean', help: 'prints the findings as JSON' } },
    },
    options,
  );
  if (values === null) return 0;
  const findings = await checkGuides(guideAddresses(), (url) =>
    fetch(url, { signal: AbortSignal.timeout(TIME_OUT), headers: { accept: 'text/html' } }),
  );
  const wrong = findings.filter(({ status }) => status !== 'there');
  process.stdout.write(
    values.json
      ? `${JSON.stringify(findings, null, 2)}\n`
      : findings.map((finding) => `${line(finding)}\n`).join(''),
  );
  if (wrong.length > 0) {
    note(
      `${wrong.length} of ${findings.length} are to be looked at: correct lib/guides/data/guides.json and its "checked" date`,
    );
  }
  return wrong.length > 0 ? 1 : 0;
});

function line({ status, url, ids, detail }: GuideFinding): string {
  return [status.padEnd(14), url, detail && `(${detail})`, `– ${ids.join(', ')}`]
    .filter(Boolean)
    .join(' ');
}
