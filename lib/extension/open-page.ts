import type { browser } from 'wxt/browser';

/** The extension's pages that open in a tab. */
type ExtensionPage = '/report.html' | '/welcome.html' | `/feedback.html?tab=${number}`;

/** The part of the browser that opens pages. */
type Browser = Pick<typeof browser, 'tabs'> & {
  runtime: { getURL(path: ExtensionPage): string };
  /** Firefox for Android has no windows. */
  windows?: Pick<typeof browser.windows, 'update'>;
};

/** Opens a page of the extension, or brings it to the front where it is open already. */
export async function openPage(
  { runtime, tabs, windows }: Browser,
  page: ExtensionPage,
): Promise<undefined> {
  const url = runtime.getURL(page);
  const [tab] = await tabs.query({ url });
  if (tab?.id === undefined) {
    await tabs.create({ url });
    return;
  }
  await tabs.update(tab.id, { active: true });
  await windows?.update(tab.windowId, { focused: true });
}
