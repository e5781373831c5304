import { madeChoices } from '../answer/made-choices.ts';
import { boardAddressesOf } from '../boards/addresses.ts';
import { choicesShape, withChoice } from '../choices/choices.ts';
import type { SettingsStatus } from '../messages/messages.ts';
import { type Settings, settingsShape } from '../settings/settings.ts';
import type { BackgroundServices, Handlers } from './services.ts';

/** How long to wait for open pages to apply new settings, in ms. */
const TELLING_LIMIT = 1_000;

/** The settings page's messages. */
export type SettingsHandlers = Pick<
  Handlers,
  'settings-status' | 'change-settings' | 'undo-choice' | 'refresh' | 'erase'
>;

/** Answers the settings page. */
export function settingsHandlers(
  services: Pick<
    BackgroundServices,
    'store' | 'directory' | 'scripts' | 'tabs' | 'tabQueues' | 'wait' | 'clearSession' | 'warn'
  >,
): SettingsHandlers {
  const { store, directory, scripts, tabs, tabQueues, warn } = services;

  async function readStatus(): Promise<SettingsStatus> {
    const [settings, state, choices, known] = await Promise.all([
      store.read(settingsShape),
      directory.status(),
      store.read(choicesShape),
      directory.current(),
    ]);
    const made = madeChoices(choices, known);
    return { settings, directory: state, choices: made, problems: await store.problems() };
  }

  /**
   * Applies new settings to the open pages, which do not listen for settings themselves. Done
   * before the settings page is answered: if the background is stopped in between, nothing was
   * answered and the settings page asks again.
   */
  async function tellPages({ boards }: Settings): Promise<void> {
    const open = await tabs.watched();
    const reported = open.map(async ({ id, url }) => {
      const board = boardAddressesOf(new URL(url));
      if (board && boards[board.id]) return scripts.renew(id);
      await scripts.dismiss(id);
      return tabQueues.run(id, () => tabs.record(id, null));
    });
    // A page that is busy or frozen applies them later: the person does not wait for it.
    await Promise.race([Promise.all(reported), services.wait(TELLING_LIMIT)]);
  }
  const notReported = warn('the open pages could not be told of the new settings');

  return {
    'settings-status': readStatus,

    async 'change-settings'({ settings }) {
      const all = await store.update(settingsShape, (before) => ({
        ...before,
        ...settings,
        boards: { ...before.boards, ...settings.boards },
      }));
      await tellPages(all).catch(notReported);
      return readStatus();
    },

    async 'undo-choice'(offer) {
      await store.update(choicesShape, (choices) => withChoice(choices, offer, []));
      await tellPages(await store.read(settingsShape)).catch(notReported);
      return readStatus();
    },

    async refresh() {
      await directory.refresh();
      return readStatus();
    },

    async erase() {
      await Promise.all([store.erase(), services.clearSession()]);
      directory.forget();
      await tellPages(settingsShape.parse(undefined)).catch(notReported);
      return readStatus();
    },
  };
}
