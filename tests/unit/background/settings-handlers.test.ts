import { expect, test } from 'vitest';
import { FakeBackground } from './world.ts';

test('settings that are changed are told back, and the others stay', async () => {
  const { handlers, place } = new FakeBackground();
  const change = handlers['change-settings'];
  await change({ type: 'change-settings', settings: { theme: 'dark' } }, place());
  const { settings } = await change(
    { type: 'change-settings', settings: { recruiter: true } },
    place(),
  );
  expect(settings).toMatchObject({ theme: 'dark', recruiter: true });
});

test('a refresh that fails is told with its reason', async () => {
  const { handlers, place } = new FakeBackground();
  const { directory } = await handlers.refresh({ type: 'refresh' }, place());
  expect(directory.lastFailure?.reason).toBe('network');
  expect(directory.startups).toBe(2);
});

test('erasing forgets what was stored and what was found, and open pages hear of it', async () => {
  const background = new FakeBackground();
  const { handlers, area } = background;
  const boards = { 'choisir-le-service-public': false, 'welcome-to-the-jungle': false };
  await handlers['change-settings'](
    { type: 'change-settings', settings: { boards } },
    background.place(),
  );
  area.values.choices = [{ board: 'choisir-le-service-public', reference: '1', startup: 'x' }];
  const { settings } = await handlers.erase({ type: 'erase' }, background.place());
  expect(Object.values(settings.boards)).toEqual([true, true]);
  expect(area.values.choices).toBeUndefined();
  expect(area.values.settings, 'written anew: the pages listen for that').toBeDefined();
  expect(background.sessionsCleared).toBe(1);
});
