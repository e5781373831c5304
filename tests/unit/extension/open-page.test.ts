import { expect, test, vi } from 'vitest';
import { openPage } from '../../../lib/extension/open-page.ts';

type Browser = Parameters<typeof openPage>[0];

/** A browser with these tabs of the report, and what it was asked for. */
function browserWith(open: { id: number; windowId: number }[], hasWindows = true) {
  const [create, activate, focus] = [vi.fn(), vi.fn(), vi.fn()];
  const url = 'extension://repere/report.html';
  const given = {
    runtime: { getURL: () => url },
    tabs: {
      query: async (query: { url: string }) => (query.url === url ? open : []),
      create,
      update: activate,
    },
    ...(hasWindows && { windows: { update: focus } }),
  } as unknown as Browser;
  return { given, create, activate, focus, url };
}

test('the report that is open comes to the front, in its own window', async () => {
  const { given, create, activate, focus } = browserWith([{ id: 4, windowId: 2 }]);
  await openPage(given, '/report.html');
  expect(activate).toHaveBeenCalledWith(4, { active: true });
  expect(focus).toHaveBeenCalledWith(2, { focused: true });
  expect(create).not.toHaveBeenCalled();
});

test('without windows, its tab comes to the front', async () => {
  const { given, activate } = browserWith([{ id: 4, windowId: 2 }], false);
  await openPage(given, '/report.html');
  expect(activate).toHaveBeenCalledWith(4, { active: true });
});

test('what it is to show goes to the page that is open: no second one', async () => {
  const { given, create, activate, url } = browserWith([{ id: 4, windowId: 2 }]);
  await openPage(given, '/offers.html', '#offer=a');
  expect(activate).toHaveBeenCalledWith(4, { active: true, url: `${url}#offer=a` });
  expect(create).not.toHaveBeenCalled();
});

test('one that is not open is opened', async () => {
  const { given, create, activate, url } = browserWith([]);
  await openPage(given, '/report.html');
  expect(create).toHaveBeenCalledWith({ url });
  expect(activate).not.toHaveBeenCalled();
});
