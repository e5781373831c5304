import { boardAddressesOf } from '../boards/addresses.ts';
import type { SettingsStatus } from '../messages/messages.ts';
import { type Settings, settingsShape } from '../settings/settings.ts';
import type { Handlers, World } from './world.ts';

/** What the settings page asks. */
export type SettingsHandlers = Pick<
  Handlers,
  'settings-status' | 'change-settings' | 'refresh' | 'erase'
>;

/** Answers what the settings page asks. */
export function settingsHandlers(
  world: Pick<
    World,
    'store' | 'directory' | 'scripts' | 'tabs' | 'turns' | 'clearSession' | 'warn'
  >,
): SettingsHandlers {
  const { store, directory, scripts, tabs, turns, warn } = world;

  async function readStatus(): Promise<SettingsStatus> {
    const [settings, state] = await Promise.all([store.read(settingsShape), directory.status()]);
    return { settings, directory: state, problems: await store.problems() };
  }

  /**
   * Has the pages that are open show what holds from now on: nothing in them listens for settings.
   * Told before the answer: where the background is stopped in between, nothing is answered, and
   * the settings page asks again. (What the browser is asked is taken in its order: the answer,
   * which is read from storage afterwards, comes when these calls were taken.)
   */
  async function tellPages({ boards }: Settings): Promise<void> {
    for (const { id, url } of await tabs.watched()) {
      const board = boardAddressesOf(new URL(url));
      // A page that is busy or frozen takes its time: nobody waits for it.
      if (board && boards[board.id]) scripts.renew(id);
      else {
        scripts.dismiss(id);
        await turns.take(id, () => tabs.record(id, null));
      }
    }
  }
  const notTold = warn('the open pages could not be told of the new settings');

  return {
    'settings-status': readStatus,

    async 'change-settings'({ settings }) {
      const all = await store.update(settingsShape, (before) => ({
        ...before,
        ...settings,
        boards: { ...before.boards, ...settings.boards },
      }));
      await tellPages(all).catch(notTold);
      return readStatus();
    },

    async refresh() {
      await directory.refresh();
      return readStatus();
    },

    async erase() {
      await Promise.all([store.erase(), world.clearSession()]);
      directory.forget();
      await tellPages(settingsShape.parse(undefined)).catch(notTold);
      return readStatus();
    },
  };
}
