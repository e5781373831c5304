import type { Step } from './step.ts';
import type { ListVerdict, Verdict } from './verdict.ts';

/** What the loop of an analysis needs of its page and of the background. */
export interface AnalysisPage {
  /** Asks the background what to do, again while it is being started; rejects when nobody answers. */
  ask(): Promise<Step>;
  /** Hands what came of an offer to the background, in the same way; true once it is kept. */
  hand(url: string, verdict: Verdict): Promise<boolean>;
  /** Reads an offer's page; never rejects. */
  read(url: string): Promise<Verdict>;
  /** The same for a list's page. */
  readList(url: string): Promise<ListVerdict>;
  handList(url: string, verdict: ListVerdict): Promise<boolean>;
  wait(ms: number): Promise<void>;
}

/**
 * Reads the offers of an analysis, one after the other, for as long as the background says so: it
 * decides on order, pace and end. Ends when nobody answers, and leaves everything as it stands: an
 * offer that was not handed over is asked for again.
 */
export async function runAnalysis(page: AnalysisPage): Promise<void> {
  for (;;) {
    const step = await page.ask().catch(() => null);
    if (!step || step.do === 'end') return;
    if (step.do === 'wait') {
      await page.wait(step.ms);
      continue;
    }
    const { url } = step;
    const handed =
      step.do === 'list'
        ? page.handList(url, await page.readList(url))
        : page.hand(url, await page.read(url));
    if (!(await handed.catch(() => false))) return;
  }
}
