import { describe, expect, it, test } from 'vitest';
import { boardAddressesOf } from '../../../lib/boards/addresses.ts';
import { BOARD_MATCH_PATTERNS } from '../../../lib/boards/hosts.ts';
import { ADDRESSES } from '../../../lib/boards/registry.ts';

const WTTJ = 'https://www.welcometothejungle.com';
const CSP = 'https://choisirleservicepublic.gouv.fr';

/** "offer reference network" in one line. */
function read(address: string): string {
  const url = new URL(address);
  const reading = boardAddressesOf(url)?.readAddress(url);
  if (!reading) return 'no board';
  const path = url.pathname.toLowerCase();
  const hasPart = boardAddressesOf(url)?.parts.some((part) => path.includes(part)) ?? false;
  if (reading.page !== 'other' && !hasPart) return 'a page that the watcher would miss';
  const { page, reference, network } = reading;
  return [page, reference, network ? 'network' : null].filter((part) => part !== null).join(' ');
}

describe('Welcome to the Jungle', () => {
  test.each([
    ['/fr/companies/communaute-beta-gouv/jobs/dev-senior_paris', 'offer dev-senior_paris network'],
    ['/fr/companies/communaute-beta-gouv/jobs/dev_paris?q=a&o=b#x', 'offer dev_paris network'],
    ['/en/companies/communaute-beta-gouv/jobs/dev/', 'offer dev network'],
    ['/companies/communaute-beta-gouv/jobs/dev', 'offer dev network'],
    ['/fr/companies/communaute-beta-gout/jobs/dev', 'offer dev network'],
    ['/fr/companies/Communaute-Beta-Gouv/jobs/Dev', 'offer Dev network'],
    ['/fr/companies/un-ministere/jobs/dev_lyon', 'offer dev_lyon'],
    ['/fr/companies/communaute-beta-gouv-bis/jobs/dev', 'offer dev'],
    ['/fr/companies/communaute-beta-gouv/jobs', 'list network'],
    ['/fr/companies/communaute-beta-gouv', 'list network'],
    ['/companies/un-ministere/', 'list'],
    ['/fr/jobs?query=dev', 'list'],
    ['/fr/pages/emploi-developpeur-symfony', 'list'],
    ['/fr/pages/emploi-developpeur-paris-75000?page=2', 'list'],
    ['/fr/pages/emploi-', 'other'],
    ['/fr/pages/guide-emploi-dev', 'other'],
    ['/fr/pages/emploi-dev/salaires', 'other'],
    ['/jobs', 'list'],
    ['/fr/companies/communaute-beta-gouv/team', 'other'],
    ['/fr/companies/communaute-beta-gouv/jobs/dev/apply', 'other'],
    ['/fr/articles/companies', 'other'],
    ['/', 'other'],
    ['/fr', 'other'],
    ['//jobs', 'other'],
  ])('%s: %s', (path, expected) => expect(read(WTTJ + path)).toBe(expected));

  it('gives the company’s slug', () => {
    const url = new URL(`${WTTJ}/fr/companies/un-ministere/jobs/dev`);
    expect(boardAddressesOf(url)?.readAddress(url).organisation).toBe('un-ministere');
  });
});

describe('Choisir le service public', () => {
  test.each([
    ['/offre-emploi/chef-de-projet-reference-2026-2395447/', 'offer 2026-2395447'],
    ['/offre-emploi/chef-de-projet-reference-2026-2395447', 'offer 2026-2395447'],
    ['/offre-emploi/agent-d-tat-reference-DEF_15-00064919/?x=1', 'offer DEF_15-00064919'],
    ['/offre-emploi/x-reference-MINT_BA033ATB-23778/', 'offer MINT_BA033ATB-23778'],
    ['/offre-emploi/O056261001001569/', 'offer O056261001001569'],
    ['/offre-emploi/2026-2395447', 'offer 2026-2395447'],
    ['/offre-emploi/a-reference-b-reference-2026-1/', 'offer 2026-1'],
    ['/offre-emploi/x-reference-A%20B/', 'offer A B'],
    ['/offre-emploi/x-reference-A%E0%A4/', 'offer A%E0%A4'],
    ['/nos-offres/', 'list'],
    ['/nos-offres', 'list'],
    ['/nos-offres/filtres/organisme/10668/', 'list'],
    ['/nos-offres/filtres/organisme/10668/page/2/', 'list'],
    ['/nos-offres-a-venir/', 'other'],
    ['/offre-emploi/', 'other'],
    ['/offre-emploi/x/y/', 'other'],
    ['/', 'other'],
    ['/actualites/offre-emploi/2026-1/', 'other'],
  ])('%s: %s', (path, expected) => expect(read(CSP + path)).toBe(expected));
});

describe('hosts', () => {
  test.each([
    ['https://welcometothejungle.com/fr/companies/x/jobs/y', 'offer y'],
    ['https://www.choisirleservicepublic.gouv.fr/offre-emploi/2026-1/', 'offer 2026-1'],
    ['https://app.welcometothejungle.com/companies/x/jobs/y', 'no board'],
    ['https://uk.welcometothejungle.com/jobs', 'no board'],
    ['https://choisirleservicepublic.gouv.fr.exemple.com/offre-emploi/2026-1/', 'no board'],
    ['https://place-emploi-public.gouv.fr/offre-emploi/x-reference-2022-1/', 'no board'],
    ['https://beta.gouv.fr/startups/', 'no board'],
  ])('%s: %s', (address, expected) => expect(read(address)).toBe(expected));

  it('of the manifest are all of a board, and every board has one', () => {
    const hosts = BOARD_MATCH_PATTERNS.map((pattern) => new URL(pattern.replace('*', '')).hostname);
    const boards = hosts.map(
      (host) => Object.values(ADDRESSES).find((board) => board.hosts.includes(host))?.id,
    );
    expect(boards).toEqual(Object.values(ADDRESSES).map(({ id }) => id));
  });
});
