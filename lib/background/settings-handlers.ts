import type { SettingsStatus } from '../messages/messages.ts';
import { settingsShape } from '../settings/settings.ts';
import type { Handlers, World } from './world.ts';

/** What the settings page asks. */
export type SettingsHandlers = Pick<
  Handlers,
  'settings-status' | 'change-settings' | 'refresh' | 'erase'
>;

/** Answers what the settings page asks. */
export function settingsHandlers(
  world: Pick<World, 'store' | 'directory' | 'clearSession'>,
): SettingsHandlers {
  const { store, directory } = world;

  async function readStatus(): Promise<SettingsStatus> {
    const [settings, state] = await Promise.all([store.read(settingsShape), directory.status()]);
    return { settings, directory: state, problems: await store.problems() };
  }

  return {
    'settings-status': readStatus,

    async 'change-settings'({ settings }) {
      await store.update(settingsShape, (before) => ({ ...before, ...settings }));
      return readStatus();
    },

    async refresh() {
      await directory.refresh();
      return readStatus();
    },

    async erase() {
      await Promise.all([store.erase(), world.clearSession()]);
      directory.forget();
      // Written anew, so that the open pages learn that a board is on again.
      const asNew = { [settingsShape.key]: settingsShape.parse(undefined) };
      await store.inTurn(() => store.write(asNew));
      return readStatus();
    },
  };
}
