import { beforeEach, describe, expect, test } from 'vitest';
import type { OfferView } from '../../../lib/answer/view.ts';
import { FakeBackground } from './services.ts';

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

test('one board that is switched says nothing of the other', async () => {
  const { handlers, place } = new FakeBackground();
  const change = handlers['change-settings'];
  for (const board of ['choisir-le-service-public', 'welcome-to-the-jungle']) {
    const boards = { [board]: false };
    await change({ type: 'change-settings', settings: { boards } }, place());
  }
  const { settings } = await handlers['settings-status']({ type: 'settings-status' }, place());
  expect(Object.values(settings.boards)).toEqual([false, false]);
});

test('a refresh that fails is told with its reason', async () => {
  const { handlers, place } = new FakeBackground();
  const { directory } = await handlers.refresh({ type: 'refresh' }, place());
  expect(directory.lastFailure?.reason).toBe('network');
  expect(directory.startups).toBe(2);
});

test('choices made by hand are listed with their offers’ titles, and taken back one by one', async () => {
  const background = new FakeBackground();
  const { handlers, place } = background;
  const other = { board: 'choisir-le-service-public', reference: '2026-2' };
  background.area.values.choices = [
    { board: 'welcome-to-the-jungle', reference: 'a/b', startup: 'pilotix', sharedWith: 'gone' },
    { ...other, startup: 'semaphorix', title: 'Développeuse' },
  ];
  const { choices } = await handlers['settings-status']({ type: 'settings-status' }, place());
  expect(choices.map(({ title, startups }) => [title, startups])).toEqual([
    [null, ['Pilotix', 'gone']],
    ['Développeuse', ['Sémaphorix']],
  ]);
  const undone = await handlers['undo-choice'](
    { type: 'undo-choice', board: 'welcome-to-the-jungle', reference: 'a/b' },
    place(),
  );
  expect(undone.choices).toEqual(choices.slice(1));
});

describe('the pages that are open hear of it before the answer comes back', () => {
  const CSP = { id: 1, url: 'https://choisirleservicepublic.gouv.fr/offre-emploi/a/' };
  const WTTJ = { id: 2, url: 'https://www.welcometothejungle.com/fr/jobs' };
  const boards = { 'choisir-le-service-public': false, 'welcome-to-the-jungle': true };
  let background: FakeBackground;
  beforeEach(() => {
    background = new FakeBackground();
    background.tabs = [CSP, WTTJ, { id: 3, url: 'https://beta.gouv.fr/' }];
  });
  const change = (settings: object) =>
    background.handlers['change-settings'](
      { type: 'change-settings', settings },
      background.place(),
    );

  test('settings that change: those of a board that is off fall silent', async () => {
    await change({ theme: 'dark' });
    expect(background.told).toEqual(['1: renew', '2: renew']);
    await change({ boards });
    expect(background.told.slice(2)).toEqual(['1: dismiss', '2: renew']);
    await change({ theme: 'light' });
    expect(background.told.slice(4)).toEqual(['1: dismiss', '2: renew']);
  });

  test('a tab whose board is off has nothing on record any more', async () => {
    const view = { url: CSP.url } as OfferView;
    background.found.set(1, view).set(2, view);
    await change({ boards });
    expect([...background.found.keys()]).toEqual([2]);
  });

  test('asked again by a page that had no answer, they are told again', async () => {
    await change({ theme: 'dark' });
    await change({ theme: 'dark' });
    expect(background.told).toHaveLength(4);
  });

  test('where storage has no room for them too', async () => {
    background.area.refuses = { set: true };
    await change({ boards });
    expect(background.told).toEqual(['1: dismiss', '2: renew']);
  });

  test('all that is erased: every board is on', async () => {
    await change({ boards });
    await background.handlers.erase({ type: 'erase' }, background.place());
    expect(background.told.slice(2)).toEqual(['1: renew', '2: renew']);
  });

  test('a page that is frozen hears of it later: nobody waits for it for long', async () => {
    background.frozen.add(1);
    const isOver = Promise.withResolvers<void>();
    background.waited = isOver.promise;
    const changed = change({ theme: 'dark' });
    await background.settled();
    expect(background.told).toEqual(['2: renew']);
    isOver.resolve();
    expect((await changed).settings.theme).toBe('dark');
  });

  test('a browser that does not give its tabs is no reason not to answer', async () => {
    background.tabsAreGone = true;
    expect((await change({ theme: 'dark' })).settings.theme).toBe('dark');
    expect(background.warnings).toHaveLength(1);
  });
});

test('erasing forgets what was stored and what was found', async () => {
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
  expect(background.sessionsCleared).toBe(1);
});
