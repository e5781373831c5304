import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { experienceIn, payIn, toldIn } from '../../../lib/boards/facts.ts';
import { CSP_OFFER, cspPage, read, WTTJ_OFFER, wttjPage } from '../../support/html.ts';

const spaced = (text: string | null | undefined) => text?.replace(/\s/g, ' ');

describe('a pay in structured data', () => {
  const amount = (value: object, currency = 'EUR') => ({ currency, value });
  test.each<[string, unknown, string | null]>([
    [
      'two bounds',
      amount({ minValue: 42_000, maxValue: 60_000, unitText: 'YEARLY' }),
      '42 000 à 60 000 € par an',
    ],
    ['one amount', amount({ value: 450, unitText: 'DAY' }), '450 € par jour'],
    [
      'two that are one',
      amount({ minValue: 3_000, maxValue: 3_000, unitText: 'MONTH' }),
      '3 000 € par mois',
    ],
    [
      'amounts that are texts',
      amount({ minValue: '38000', maxValue: '45000' }),
      '38 000 à 45 000 €',
    ],
    ['an end alone', amount({ maxValue: 60_000, unitText: 'YEAR' }), '60 000 € par an'],
    ['another currency', amount({ value: 90_000, unitText: 'YEAR' }, 'CHF'), '90 000 CHF par an'],
    ['a plain number', { currency: 'EUR', value: 40_000, unitText: 'YEAR' }, '40 000 € par an'],
    ['nothing', undefined, null],
    ['a text', 'selon profil', null],
    ['nothing paid', amount({ minValue: 0, maxValue: 0 }), null],
    ['no number', amount({ minValue: 'NaN', maxValue: {} }), null],
    ['more than anybody has', amount({ value: 1e300 }), null],
  ])('%s', (_, salary, expected) => expect(spaced(payIn(salary)) ?? null).toBe(expected));
});

describe('the experience in structured data', () => {
  test.each<[unknown, string | null]>([
    [{ monthsOfExperience: 48 }, '4 ans'],
    [{ monthsOfExperience: '12' }, '1 an'],
    [{ monthsOfExperience: 6 }, '6 mois'],
    [{ monthsOfExperience: 18 }, '18 mois'],
    [{ monthsOfExperience: 0 }, null],
    ['Trois ans  au moins', 'Trois ans au moins'],
    [{}, null],
    [[], null],
  ])('%j', (requirements, expected) => expect(experienceIn(requirements)).toBe(expected));
});

describe('what was told', () => {
  test.each<[string | null, string | null]>([
    ['42K à 60K €', '42K à 60K €'],
    ['Salaire : 42K à 60K €', '42K à 60K €'],
    ['Expérience\u00a0: > 4 ans', '> 4 ans'],
    ['Salaire : Non spécifié', null],
    ['Non renseignée', null],
    ['Not specified', null],
    ['-', null],
    ['', null],
    [null, null],
    // Words that only look like a label, or like nothing told.
    ['12:30', '12:30'],
    ['Nonante euros', 'Nonante euros'],
  ])('%j', (words, expected) => expect(toldIn(words)).toBe(expected));

  it('never says more than stands there', () => {
    fc.assert(fc.property(fc.string(), (words) => (toldIn(words) ?? '').length <= words.length));
  });
});

describe('Welcome to the Jungle’s header', () => {
  const chip = (name: string, words: string) => `<div><i name="${name}"></i>${words}</div>`;
  const facts = (chips: string, head = '') => {
    const html = wttjPage({ head }).replace('</h2>', `</h2><div>${chips}</div>`);
    const { salary, remote, experience, contract, location } = read(WTTJ_OFFER, html).offer ?? {};
    return { salary, remote, experience, contract, location };
  };

  // The markup of 2025-09.
  it('tells pay, remote work and experience without their labels', () => {
    expect(
      facts(
        chip('contract', 'CDI') +
          chip('location', '<span><span>Paris</span></span>') +
          chip(
            'remote',
            '<span>Télétravail fréquent</span><span><i name="information_outline"></i></span>',
          ) +
          chip('salary', '<span>Salaire : </span>42K à 60K €') +
          chip('suitcase', '<span>Expérience : </span>&gt; 4 ans'),
      ),
    ).toEqual({
      contract: 'CDI',
      location: 'Paris',
      remote: 'Télétravail fréquent',
      salary: '42K à 60K €',
      experience: '> 4 ans',
    });
  });

  it('tells them beside each other too, and by pictures', () => {
    expect(
      facts(
        '<svg alt="Contract"></svg>CDD<span> (6 mois)</span><svg alt="Salary"></svg>Salaire : Non spécifié<svg alt="Remote"></svg>Télétravail total',
      ),
    ).toMatchObject({ contract: 'CDD (6 mois)', salary: null, remote: 'Télétravail total' });
  });

  it('leaves the rest to structured data', () => {
    const posting = {
      '@type': 'JobPosting',
      title: 'Dev',
      baseSalary: { currency: 'EUR', value: { minValue: 400, maxValue: 500, unitText: 'DAY' } },
      jobLocationType: 'TELECOMMUTE',
      experienceRequirements: { monthsOfExperience: 24 },
      validThrough: '2026-12-31T00:00:00Z',
    };
    const head = `<script type="application/ld+json">${JSON.stringify(posting)}</script>`;
    const { offer } = read(WTTJ_OFFER, wttjPage({ head }));
    expect(offer).toMatchObject({
      salary: '400 à 500 € par jour',
      remote: 'Télétravail',
      experience: '2 ans',
      validThrough: '2026-12-31',
      sources: { salary: 'structured-data', validThrough: 'structured-data' },
    });
  });
});

describe('Choisir le service public’s facts', () => {
  const cell = (label: string, words: string) =>
    `<li class="table-cell"><span><strong>${label}</strong></span> <span>${words}</span></li>`;
  const pay = (staff: string, officials: string) =>
    `<li class="table-cell"><div class="salaire"><span><strong>Rémunération</strong></span>
<span>Fourchette indicative pour les contractuels</span> <span class="offer-result">${staff}</span>
<span>Fourchette indicative pour les fonctionnaires</span> <span class="offer-result">${officials}</span></div></li>`;
  const offerWith = (cells: string, rest = '') =>
    read(CSP_OFFER, cspPage({ rest: `<ul class="table">${cells}</ul>${rest}` })).offer;

  test.each([
    ['38 à 45 k€ brut/an', 'Non renseignée', '38 à 45 k€ brut/an'],
    ['Non renseignée', 'Non renseignée', null],
    ['40 000 €', '40 000 €', '40 000 €'],
    ['40 000 €', '38 000 €', '40 000 € (contractuels), 38 000 € (fonctionnaires)'],
  ])('pay: %s, %s', (staff, officials, salary) => {
    expect(offerWith(pay(staff, officials))?.salary).toBe(salary);
  });

  test.each([
    ['Oui', 'Télétravail possible'],
    ['Non', 'Pas de télétravail'],
    ['Deux jours par semaine', 'Deux jours par semaine'],
    ['Non renseigné', null],
  ])('remote work: %s', (words, remote) => {
    expect(offerWith(cell('Télétravail possible', words))?.remote).toBe(remote);
  });

  it('experience, and the last day to apply', () => {
    const hero =
      '<div class="strate-hero-offer"><p>Date limite de candidature : 01/11/2026</p></div>';
    expect(offerWith(cell('Expérience souhaitée', 'Débutant'), hero)).toMatchObject({
      experience: 'Débutant',
      validThrough: '2026-11-01',
      sources: { experience: 'text', validThrough: 'text' },
    });
  });
});
