import { expect, test } from 'vitest';
import { tabStatusOf } from '../../../lib/extension/tab-status.ts';
import type { BoardId } from '../../../lib/offer/offer.ts';
import { VIEWS } from '../components/views.ts';

const WTTJ = 'https://www.welcometothejungle.com/fr';
const CSP = 'https://choisirleservicepublic.gouv.fr';
const OFFER = `${WTTJ}/companies/communaute-beta-gouv/jobs/rdv`;
const LIST = `${CSP}/nos-offres/filtres/organisme/10668/`;
const BOARD_HOST = 'www.welcometothejungle.com';

interface Tab {
  address?: string;
  view?: boolean;
  off?: BoardId;
  withheld?: string[];
}

test.each<[string, Tab, string, BoardId | null]>([
  ['an offer that was read', { address: OFFER, view: true }, 'view', 'welcome-to-the-jungle'],
  ['an offer that was not', { address: OFFER }, 'unasked', 'welcome-to-the-jungle'],
  ['a list', { address: LIST }, 'list', 'choisir-le-service-public'],
  [
    'another page of a board',
    { address: `${CSP}/actualites/` },
    'no-offer',
    'choisir-le-service-public',
  ],
  ['another site', { address: 'https://example.org/' }, 'elsewhere', null],
  ['a page whose address the browser hides', {}, 'elsewhere', null],
  ['an address that is none', { address: 'about:blank' }, 'elsewhere', null],
  ['a page that may be a board’s', { withheld: [BOARD_HOST] }, 'withheld', null],
  ['only the directory withheld', { withheld: ['beta.gouv.fr'] }, 'elsewhere', null],
  [
    'another site, the boards withheld',
    { address: 'https://example.org/', withheld: [BOARD_HOST] },
    'elsewhere',
    null,
  ],
  // Chromium gives the page on which a person has clicked the button, and no other.
  [
    'an offer granted for once',
    { address: OFFER, view: true, withheld: [BOARD_HOST] },
    'view',
    'welcome-to-the-jungle',
  ],
  [
    'an offer of a board that is off',
    { address: OFFER, off: 'welcome-to-the-jungle' },
    'off',
    'welcome-to-the-jungle',
  ],
  [
    'one of them that a person had read',
    { address: OFFER, view: true, off: 'welcome-to-the-jungle' },
    'view',
    'welcome-to-the-jungle',
  ],
  [
    'a list of a board that is off',
    { address: LIST, off: 'choisir-le-service-public' },
    'off',
    'choisir-le-service-public',
  ],
  [
    'an offer of the board that is on',
    { address: OFFER, off: 'choisir-le-service-public' },
    'unasked',
    'welcome-to-the-jungle',
  ],
])('%s', (_, { address = '', view = false, off, withheld = [] }, expected, board) => {
  const given = view ? VIEWS.certain : null;
  const found = tabStatusOf({ address, view: given, isOn: (id) => id !== off, withheld });
  expect(found.status).toBe(expected === 'view' ? VIEWS.certain : expected);
  expect(found.board).toBe(board);
});
