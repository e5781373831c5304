import type { Migration } from './migration.ts';

/**
 * Version 1 (0.1.0 of November 2026) stored a version beside each value, under the value's key and
 * "$". From version 2 on there is one for everything, so that a step can move values between keys.
 */
export const oneVersion: Migration = {
  to: 2,
  migrate: (stored) =>
    Object.fromEntries(Object.entries(stored).filter(([key]) => !key.endsWith('$'))),
  example: {
    before: {
      settings: { theme: 'dark' },
      settings$: { v: 1 },
      choices: [{ board: 'choisir-le-service-public', reference: '2026-1', startup: 'pix' }],
    },
    after: {
      settings: { theme: 'dark' },
      choices: [{ board: 'choisir-le-service-public', reference: '2026-1', startup: 'pix' }],
    },
  },
};
