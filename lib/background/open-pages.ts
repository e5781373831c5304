import { boardAddressesOf } from '../boards/addresses.ts';
import type { Settings } from '../settings/settings.ts';
import type { BackgroundServices } from './services.ts';

/** How long to wait for open pages to apply new settings, in ms. */
const TELLING_LIMIT = 1_000;

/** The pages that are open, and what reaches them. */
type OpenPages = Pick<BackgroundServices, 'tabs' | 'scripts'>;

/** Has the pages that were answered answered again: what is known of the Startups has changed. */
export async function renewAnswered({ tabs, scripts }: OpenPages): Promise<void> {
  const open = await tabs.watched();
  await Promise.all(
    open.map(async ({ id }) => {
      if (await tabs.found(id)) await scripts.renew(id);
    }),
  );
}

/**
 * Applies new settings, choices or kept offers to the open pages, which do not listen to storage
 * themselves. Done before the person's page is answered: if the background is stopped in between,
 * nothing was answered and that page asks again. Never rejects.
 */
export async function tellPages(
  {
    tabs,
    scripts,
    tabQueues,
    wait,
    warn,
  }: OpenPages & Pick<BackgroundServices, 'tabQueues' | 'wait' | 'warn'>,
  { boards }: Settings,
): Promise<void> {
  const tell = async () => {
    const open = await tabs.watched();
    const told = open.map(async ({ id, url }) => {
      const board = boardAddressesOf(new URL(url));
      if (board && boards[board.id]) return scripts.renew(id);
      await scripts.dismiss(id);
      return tabQueues.run(id, () => tabs.record(id, null));
    });
    // A page that is busy or frozen applies them later: the person does not wait for it.
    await Promise.race([Promise.all(told), wait(TELLING_LIMIT)]);
  };
  await tell().catch(warn('the open pages could not be told of the new settings'));
}

/**
 * The browser gave sites to the extension: the pages of theirs that are open get their answer without being
 * loaded again, and the directory is asked for if it was withheld.
 */
export async function takeGrantedSites({
  tabs,
  scripts,
  directory,
}: OpenPages & Pick<BackgroundServices, 'directory'>): Promise<void> {
  const open = await tabs.watched();
  await Promise.all(
    open.map(async ({ id }) => {
      // One that had its watcher before the site was withheld has only to look again.
      if (!(await scripts.renew(id))) await scripts.takeOver(id);
    }),
  );
  if (await directory.siteGranted()) await renewAnswered({ tabs, scripts });
}
