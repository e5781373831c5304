import type { browser } from 'wxt/browser';

/** The extension's pages that are opened in tabs of their own. */
type ExtensionPage = '/report.html' | '/welcome.html';

/** The part of the browser that opens them. */
type Browser = Pick<typeof browser, 'tabs'> & {
  runtime: { getURL(path: ExtensionPage): string };
  /** Firefox for Android has no windows. */
  windows?: Pick<typeof browser.windows, 'update'>;
};

/** Brings a page of the extension to the front, in whatever window it is open already, or opens it. */
export async function openPage(
  { runtime, tabs, windows }: Browser,
  page: ExtensionPage,
): Promise<void> {
  const url = runtime.getURL(page);
  const [tab] = await tabs.query({ url });
  if (tab?.id === undefined) {
    await tabs.create({ url });
    return;
  }
  await tabs.update(tab.id, { active: true });
  await windows?.update(tab.windowId, { focused: true });
}
