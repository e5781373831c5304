import { madeChoices } from '../answer/made-choices.ts';
import { choicesShape, withChoice } from '../choices/choices.ts';
import type { SettingsStatus } from '../messages/messages.ts';
import { settingsShape } from '../settings/settings.ts';
import { tellPages } from './open-pages.ts';
import type { BackgroundServices, Handlers } from './services.ts';

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
  const { store, directory } = services;

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

  return {
    'settings-status': readStatus,

    async 'change-settings'({ settings }) {
      const all = await store.update(settingsShape, (before) => ({
        ...before,
        ...settings,
        boards: { ...before.boards, ...settings.boards },
      }));
      await tellPages(services, all);
      return readStatus();
    },

    async 'undo-choice'(offer) {
      await store.update(choicesShape, (choices) => withChoice(choices, offer, []));
      await tellPages(services, await store.read(settingsShape));
      return readStatus();
    },

    async refresh() {
      await directory.refresh();
      return readStatus();
    },

    async erase() {
      await Promise.all([store.erase(), services.clearSession()]);
      directory.forget();
      await tellPages(services, settingsShape.parse(undefined));
      return readStatus();
    },
  };
}
