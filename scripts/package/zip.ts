import { unzipSync, type Zippable, zipSync } from 'fflate';

/** One file of a package. */
export interface PackagedFile {
  /** Relative to the package's root, with `/` between folders. */
  path: string;
  bytes: Uint8Array;
}

/**
 * The date that every file of a package carries, in local time as zip files keep it: a real one
 * would make each build differ from the one before.
 */
const FIXED_DATE = new Date(1980, 0, 1);

/**
 * Packs files so that the same files always give the same bytes, whatever the machine, the day
 * and the order in which they come.
 * @throws Error when two files have the same path.
 */
export function zipOf(files: readonly PackagedFile[]): Uint8Array {
  const sorted = [...files].sort((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : 0,
  );
  const entries: Zippable = {};
  for (const { path, bytes } of sorted) {
    if (path in entries) throw new Error(`"${path}" would stand twice in the package`);
    // `os: 0` keeps the packing system out of the file.
    entries[path] = [bytes, { level: 9, mtime: FIXED_DATE, os: 0, attrs: 0 }];
  }
  return zipSync(entries);
}

/**
 * The files of a zip, in its own order.
 * @throws Error when it is no zip.
 */
export function filesOf(zip: Uint8Array): PackagedFile[] {
  return Object.entries(unzipSync(zip)).map(([path, bytes]) => ({ path, bytes }));
}
