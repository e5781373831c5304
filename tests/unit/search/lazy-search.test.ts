import { afterEach, expect, test, vi } from 'vitest';
import { createLazySearch } from '../../../lib/search/lazy-search.ts';
import { StartupSearch } from '../../../lib/search/search.ts';
import type { SearchableStartup } from '../../../lib/search/searchable.ts';

const PIX: SearchableStartup = {
  id: 'pix',
  name: 'Pix',
  formerNames: [],
  host: 'pix.fr',
  phase: 'acceleration',
  incubators: ['Éducation nationale'],
};

afterEach(() => {
  globalThis.repereStartupSearch = undefined;
});

/** The background: gives Startups, and has the script that searches come. */
function background() {
  return vi.fn(async () => {
    globalThis.repereStartupSearch = (startups) => new StartupSearch(startups);
    return [PIX];
  });
}

test('asks once for what it searches, at the first words', async () => {
  const fetchStartups = background();
  const search = createLazySearch(fetchStartups);
  expect(fetchStartups).not.toHaveBeenCalled();
  const both = await Promise.all([search('pix'), search('xqzwv kjh')]);
  expect(both.map((found) => found.map(({ id }) => id))).toEqual([['pix'], []]);
  await search('pi');
  expect(fetchStartups).toHaveBeenCalledOnce();
});

test('what does not come is asked for again by the next words', async () => {
  const fetchStartups = background();
  fetchStartups.mockRejectedValueOnce(new Error('stopped'));
  const search = createLazySearch(fetchStartups);
  await expect(search('pix')).rejects.toThrow('stopped');
  expect((await search('pix')).map(({ id }) => id)).toEqual(['pix']);
});

test('a page that did not take the script says so', async () => {
  const search = createLazySearch(async () => [PIX]);
  await expect(search('pix')).rejects.toThrow('did not come');
});
