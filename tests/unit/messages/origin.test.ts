import { expect, test } from 'vitest';
import { originOf, type Sender } from '../../../lib/messages/origin.ts';

const self = { id: 'repere', root: 'chrome-extension://repere/' };
const offer = 'https://www.welcometothejungle.com/fr/companies/x/jobs/y';
const inTab = { id: 'repere', tab: { id: 3 }, frameId: 0 };

test.each<[string, Sender, string | null]>([
  ['a script in an offer’s page', { ...inTab, url: offer }, 'board'],
  ['one on the other board', { ...inTab, url: 'https://choisirleservicepublic.gouv.fr/' }, 'board'],
  ['the popup', { id: 'repere', url: `${self.root}popup.html` }, 'extension'],
  ['the settings in a tab', { ...inTab, url: `${self.root}options.html` }, 'extension'],
  ['another extension', { ...inTab, id: 'other', url: offer }, null],
  ['another extension’s page', { id: 'other', url: `${self.root}popup.html` }, null],
  ['another site', { ...inTab, url: 'https://exemple.fr/' }, null],
  [
    'a site whose name is alike',
    { ...inTab, url: 'https://choisirleservicepublic.gouv.fr.x.fr/' },
    null,
  ],
  ['another extension’s root', { ...inTab, url: 'chrome-extension://other/popup.html' }, null],
  ['a frame inside a board’s page', { ...inTab, url: offer, frameId: 4 }, null],
  ['a board’s page without a tab', { id: 'repere', url: offer, frameId: 0 }, null],
  ['nobody', {}, null],
  ['an address that is none', { ...inTab, url: 'x' }, null],
])('%s: %s', (_, sender, expected) => expect(originOf(sender, self)).toBe(expected));
