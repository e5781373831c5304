import type { BackgroundServices } from './services.ts';

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
