import type { Migration } from './migration.ts';

/**
 * Until version 3 `network-list` held references of Choisir le service public only. From version 4
 * on each entry begins with its board, so that two boards can have the same reference.
 */
export const networkListWithBoards: Migration = {
  to: 4,
  migrate(stored) {
    const { 'network-list': list } = stored;
    if (!Array.isArray(list)) return stored;
    const withBoard = (entry: unknown) =>
      // References contain no space: an entry with one is up to date.
      typeof entry === 'string' && !entry.includes(' ')
        ? `choisir-le-service-public ${entry}`
        : entry;
    return { ...stored, 'network-list': list.map(withBoard) };
  },
  example: {
    before: { settings: { theme: 'dark' }, 'network-list': ['2026-1', 'DEF_15-1', 7] },
    after: {
      settings: { theme: 'dark' },
      'network-list': ['choisir-le-service-public 2026-1', 'choisir-le-service-public DEF_15-1', 7],
    },
  },
};
