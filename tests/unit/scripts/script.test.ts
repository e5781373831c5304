import { describe, expect, it } from 'vitest';
import {
  type CommandDescription,
  outcomeOf,
  readOptions,
  ScriptError,
  UsageError,
} from '../../../scripts/console/script.ts';

const COMMAND: CommandDescription<'firefox' | 'only'> = {
  usage: 'npm start -- [options]',
  about: 'Starts.',
  options: {
    firefox: { type: 'boolean', help: 'uses Firefox' },
    only: { type: 'string', value: '<step>', help: 'one step' },
  },
};

describe('options of a command', () => {
  it('reads flags and values', () => {
    expect(readOptions(COMMAND, ['--firefox', '--only', 'lint'])).toMatchObject({
      firefox: true,
      only: 'lint',
    });
  });

  it.each([
    ['an unknown option', ['--fierfox'], "Unknown option '--fierfox': see npm start -- --help"],
    ['a word', ['firefox'], "Unexpected argument 'firefox'"],
    ['a missing value', ['--only'], "Option '--only <value>' argument missing"],
  ])('refuses %s in one line', (_what, options, message) => {
    const read = () => readOptions(COMMAND, options);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]+$/);
  });

  // npm takes an option without "--" before it for its own.
  it.each(['npm run x', 'npm run x [-- options]', 'npm run x -- [options]'])(
    'of "%s" leads to its help',
    (usage) =>
      expect(() => readOptions({ ...COMMAND, usage }, ['--wat'])).toThrow(
        'see npm run x -- --help',
      ),
  );
});

describe('how a command ends', () => {
  const failingWith = (error: Error) => outcomeOf(() => Promise.reject(error));

  it('is the status that it gives', async () => {
    expect(await outcomeOf(async () => 1)).toEqual({ status: 1, line: null });
  });

  it('is one line and a status for what was foreseen', async () => {
    expect(await failingWith(new UsageError('which one?'))).toEqual({
      status: 2,
      line: 'repere: which one?',
    });
    expect(await failingWith(new ScriptError('not there'))).toEqual({
      status: 1,
      line: 'repere: not there',
    });
  });

  it('is the error itself for a defect', async () => {
    await expect(failingWith(new TypeError('no function'))).rejects.toThrow(TypeError);
  });
});
