import { execFileSync } from 'node:child_process';

/** The words on each sheet of a PDF file; none where no program can tell them. */
export async function wordsOnSheets(file: string): Promise<string[]> {
  try {
    return (
      execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
        // Firefox writes "ff" as one letter, and spaces may be those that do not break.
        .normalize('NFKC')
        .split('\f')
        .slice(0, -1)
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
