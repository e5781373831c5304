import type { Step } from './step.ts';
import type { Verdict } from './verdict.ts';

/** What the loop of an analysis needs of its page and of the background. */
export interface AnalysisPage {
  /** Asks the background what to do; rejects, or gives nothing, when it does not answer. */
  ask(): Promise<Step | null | undefined>;
  /** Hands what came of an offer to the background; true once it is kept. */
  hand(url: string, verdict: Verdict): Promise<boolean | null | undefined>;
  /** Reads an offer's page; never rejects. */
  read(url: string): Promise<Verdict>;
  wait(ms: number): Promise<void>;
}

/** A background that is being started again answers by then. */
const TRIES = 4;
const BETWEEN_TRIES_IN_MS = 1_000;

/**
 * Reads the offers of an analysis, one after the other, for as long as the background says so:
 * order, pace and end are its own. Gives up when the background stays silent, and leaves
 * everything as it stands: what was not handed over is asked for again.
 */
export async function runAnalysis(page: AnalysisPage): Promise<void> {
  for (;;) {
    const step = await persist(page, () => page.ask());
    if (!step || step.do === 'end') return;
    if (step.do === 'wait') {
      await page.wait(step.ms);
      continue;
    }
    const verdict = await page.read(step.url);
    // Said again rather than read again: the site is asked once.
    if (!(await persist(page, () => page.hand(step.url, verdict)))) return;
  }
}

/** The answer to a question, asked again while nobody answers; null when nobody ever does. */
async function persist<Answer>(
  page: AnalysisPage,
  ask: () => Promise<Answer | null | undefined>,
): Promise<Answer | null> {
  for (let round = 1; ; round += 1) {
    const answer = await ask().catch(() => null);
    if (answer != null) return answer;
    if (round === TRIES) return null;
    await page.wait(BETWEEN_TRIES_IN_MS);
  }
}
