import type { CDPSession } from '@playwright/test';
import type { PageTime } from './driver.ts';

/**
 * Measures in Chromium the scripts that a tab's page runs from now on, until the function that
 * it gives is called, which ends the session.
 */
export async function measureScripts(session: CDPSession): Promise<() => Promise<PageTime>> {
  // Processor time: what other programs do meanwhile does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await scriptDuration(session);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8', 'v8.execute'] },
  });
  return async () => {
    const duration = (await scriptDuration(session)) - before;
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return { duration, ...scriptTimeIn(events) };
  };
}

async function scriptDuration(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** The part of Chromium's trace events that is read here; times in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur: number;
  /** Of the processor. */
  tdur?: number;
  args?: { name?: string };
}

/** Where Chromium runs scripts: as they load, when they are called, when promises are settled. */
const SCRIPT_EVENTS = new Set([
  'EvaluateScript',
  'FunctionCall',
  'v8.callFunction',
  'RunMicrotasks',
]);

/** What a script may force, and the page pays for at its next frame otherwise. */
const LAYOUT_EVENTS = new Set(['UpdateLayoutTree', 'Layout']);

/**
 * The processor time of the scripts of all pages in a trace, and that of layout, each moment
 * counted once, in milliseconds.
 */
function scriptTimeIn(events: readonly TraceEvent[]): Omit<PageTime, 'duration'> {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const pages = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  let sum = 0;
  let layout = 0;
  for (const thread of pages) {
    const own = events.filter((event) => event.ph === 'X' && threadOf(event) === thread);
    const scripts = outermost(own.filter(({ name }) => SCRIPT_EVENTS.has(name)));
    const layouts = outermost(own.filter(({ name }) => LAYOUT_EVENTS.has(name)));
    const forced = layouts.filter(({ ts }) =>
      scripts.some((script) => script.ts <= ts && ts < script.ts + script.dur),
    );
    for (const { tdur = 0 } of scripts) sum += tdur;
    for (const { tdur = 0 } of forced) sum -= tdur;
    for (const { tdur = 0 } of layouts) layout += tdur;
  }
  return { all: sum / 1000, layout: layout / 1000 };
}

/** The events that stand in no other one of these. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = 0;
  return events
    .toSorted((one, other) => one.ts - other.ts || other.dur - one.dur)
    .filter(({ ts, dur }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}
