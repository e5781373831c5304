import { FEEDBACK_PAGE } from '../browsers/driver.ts';
import { clickInPanel, readPanel } from '../browsers/panel.ts';
import { waitUntil } from '../console/wait.ts';
import { recorded, type Series, setStorage } from './studio.ts';

const PAGES = [
  [
    'feedback',
    'An answer is reported: what is wrong, what would be right, and all that would be told.',
    'welcome-to-the-jungle/offer-incubator-only',
    [1280, 1290],
    [360, 1740],
  ],
  [
    'feedback-unread',
    'The same for a page that could not be read.',
    'welcome-to-the-jungle/broken-empty-sections',
    [1280, 1400],
    [360, 1980],
  ],
] as const;

/** The page on which an answer is reported. */
export const FEEDBACK_SERIES: readonly Series[] = PAGES.map(([name, about, page, ...sizes]) => ({
  name,
  about,
  sizes,
  async open({ browser, size, theme }) {
    await setStorage(browser, { settings: { opening: 'card', theme } });
    const behind = await browser.newTab();
    await behind.setSize(1280, 900);
    await behind.open(recorded(page).url);
    await waitUntil('the panel', () => readPanel(behind));
    await waitUntil('the way to the report', () => clickInPanel(behind, 'Signaler cette réponse'));
    const tab = await browser.openedPage(FEEDBACK_PAGE);
    await tab.setSize(...size);
    await waitUntil('the lines of the report', () =>
      tab.run(() => document.querySelector('.told li') !== null, null),
    );
    return { tab, leave: () => behind.close() };
  },
}));
