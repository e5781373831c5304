import type { browser } from 'wxt/browser';

/** The extension's pages that open in a tab. */
type ExtensionPage =
  | '/report.html'
  | '/offers.html'
  | '/welcome.html'
  | '/draft.html'
  | `/feedback.html?tab=${number}`;

/** The part of the browser that opens pages. */
type Browser = Pick<typeof browser, 'tabs'> & {
  runtime: { getURL(path: ExtensionPage): string };
  /** Firefox for Android has no windows. */
  windows?: Pick<typeof browser.windows, 'update'>;
};

/**
 * Opens a page of the extension, or brings it to the front where it is open already.
 *
 * @param fragment what the page is to show, with its "#"; a page that is open gets it too
 */
export async function openPage(
  { runtime, tabs, windows }: Browser,
  page: ExtensionPage,
  fragment = '',
): Promise<undefined> {
  const url = runtime.getURL(page);
  const [tab] = await tabs.query({ url });
  if (tab?.id === undefined) {
    await tabs.create({ url: url + fragment });
    return;
  }
  await tabs.update(tab.id, { active: true, ...(fragment && { url: url + fragment }) });
  await windows?.update(tab.windowId, { focused: true });
}
