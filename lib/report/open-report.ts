import type { browser } from 'wxt/browser';

/** The part of the browser that opens the report. */
type Browser = Pick<typeof browser, 'tabs'> & {
  runtime: { getURL(path: '/report.html'): string };
  /** Firefox for Android has no windows. */
  windows?: Pick<typeof browser.windows, 'update'>;
};

/** Brings the report to the front, in whatever window it is open already, or opens it. */
export async function openReport({ runtime, tabs, windows }: Browser): Promise<void> {
  const url = runtime.getURL('/report.html');
  const [tab] = await tabs.query({ url });
  if (tab?.id === undefined) {
    await tabs.create({ url });
    return;
  }
  await tabs.update(tab.id, { active: true });
  await windows?.update(tab.windowId, { focused: true });
}
