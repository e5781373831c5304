import type { Migration } from './migration.ts';

/**
 * Until version 4 the panel was either open or folded to the window's edge, on both boards alike.
 * From version 5 on it has three forms, remembered for each board. Where it was open it becomes the
 * card; where it was folded it becomes the strip, since the edge tab is now only for those who
 * choose it.
 */
export const panelForms: Migration = {
  to: 5,
  migrate(stored) {
    const after = { ...stored };
    const { settings, panel } = stored;
    if (isRecord(settings) && (settings.opening === 'open' || settings.opening === 'collapsed')) {
      after.settings = { ...settings, opening: settings.opening === 'open' ? 'card' : 'strip' };
    }
    if (isRecord(panel) && 'collapsed' in panel) {
      const { collapsed, ...others } = panel;
      const form = typeof collapsed !== 'boolean' ? null : collapsed ? 'strip' : 'card';
      const forms = { 'welcome-to-the-jungle': form, 'choisir-le-service-public': form };
      after.panel = { ...others, forms };
    }
    return after;
  },
  example: {
    before: {
      settings: { theme: 'dark', opening: 'collapsed' },
      panel: { collapsed: false, side: 'left' },
    },
    after: {
      settings: { theme: 'dark', opening: 'strip' },
      panel: {
        side: 'left',
        forms: { 'welcome-to-the-jungle': 'card', 'choisir-le-service-public': 'card' },
      },
    },
  },
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
