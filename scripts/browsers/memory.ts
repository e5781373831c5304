import type { CDPSession } from '@playwright/test';
import type { TabMemory } from './driver.ts';

/** What a tab of Chromium holds once its garbage is collected; ends the session. */
export async function tabMemory(session: CDPSession): Promise<TabMemory> {
  // Twice: what the first round freed may have held something else.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { documents, nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { documents, nodes, listeners: jsEventListeners };
}
