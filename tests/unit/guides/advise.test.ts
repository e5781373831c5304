import { describe, expect, it, test } from 'vitest';
import { advise } from '../../../lib/guides/advise.ts';
import data from '../../../lib/guides/data/guides.json' with { type: 'json' };
import { PROFESSIONS, type Profession } from '../../../lib/offer/professions.ts';
import { STATUSES, type Status } from '../../../lib/offer/status.ts';
import { type OfferSketch, offerOf } from '../../support/offers.ts';

const DOCUMENTATION = 'https://doc.incubateur.net/communaute/';
const CSP = 'choisir-le-service-public';
const WTTJ = 'welcome-to-the-jungle';

/** An offer of each profession, on the board where a post is a public agent's. */
const TITLES: [string, Profession | null, string, string][] = [
  ['Développeuse', 'Développement', '#developpeur-developpeuse', 'developpeur.se'],
  [
    'Chargé·e de déploiement',
    'Déploiement',
    '#charge-chargee-de-deploiement',
    'le-charge-de-deploiement-dans-le-programme-beta.gouv',
  ],
  ['Designer', 'Design', '#guides-par-etape', 'comprendre-le-role-du-design'],
  [
    'Product manager',
    'Produit',
    '#gestionnaire-de-produit-product-manager',
    'gestionnaire-de-produit-po-pm',
  ],
  ['Coach', 'Coaching', '#coachs', 'coach.e'],
  ['Data scientist', 'Data', '#guides-par-etape', 'les-differents-metiers'],
  ['Intrapreneuse', 'Intraprenariat', '#guides-par-etape', 'intrapreneur'],
  ['Community manager', 'Animation', '#guides-par-etape', 'les-differents-metiers'],
  ['Support', 'Support', '#guides-par-etape', 'les-differents-metiers'],
  ['Juriste', 'Autre', '#guides-par-etape', 'les-differents-metiers'],
];

describe('by profession', () => {
  test.each(TITLES)('%s (%s): interview guide %s, page %s', (title, profession, anchor, page) => {
    const advice = advise(offerOf({ title }));
    expect(advice.profession).toBe(profession);
    const [interview] = advice.guides;
    expect(interview).toMatchObject({ topic: 'interview', id: `interview-${anchor.slice(1)}` });
    expect(interview?.url).toMatch(new RegExp(`/guide-dentretiens-par-profil${anchor}$`));
    const work = advice.guides.filter(({ topic }) => topic === 'profession');
    expect(work.map(({ url }) => url.split('/').at(-1))).toEqual([page]);
  });

  it('every profession has its anchor and its page', () => {
    expect(Object.keys(data.professions)).toEqual([...PROFESSIONS]);
    for (const { page } of Object.values(data.professions)) expect(data.pages).toHaveProperty(page);
  });
});

describe('by status', () => {
  const base = 'les-differents-statuts';
  test.each<[Status | null, OfferSketch, string[]]>([
    [
      'independent',
      { board: WTTJ, contract: 'Freelance' },
      ['independants-freelances', 'observatoire-revenus#la-grille-indicative-des-tjm-observes'],
    ],
    [
      'service',
      { board: WTTJ, contract: 'CDI', zones: { missions: 'Vous serez salarié du titulaire.' } },
      ['salaries-des-societes-de-prestation'],
    ],
    ['admin', { board: CSP }, ['fonctionnaires-et-contractuels-de-la-fonction-publique']],
    [
      'apprentice',
      { board: CSP, contract: 'Apprentissage : contrat d’apprentissage' },
      ['fonctionnaires-et-contractuels-de-la-fonction-publique'],
    ],
    [
      'intern',
      { board: CSP, contract: 'Stage' },
      ['fonctionnaires-et-contractuels-de-la-fonction-publique'],
    ],
    [null, { board: WTTJ }, [base]],
  ])('%s', (status, sketch, pages) => {
    const advice = advise(offerOf(sketch));
    expect(advice.status).toBe(status);
    const links = advice.guides.filter(({ topic }) => topic === 'status');
    expect(links.map(({ url }) => url.split('/').at(-1))).toEqual(pages);
    for (const { url } of links) expect(url).toContain(`/${base}`);
  });

  it('every status has its page', () => {
    expect(Object.keys(data.statuses).sort()).toEqual([...STATUSES].sort());
  });
});

describe('every guide', () => {
  const sketches: OfferSketch[] = TITLES.flatMap(([title]) => [
    { title },
    { title, board: WTTJ, contract: 'Freelance' },
  ]);
  const resources = new Set(Object.values(data.resources).map(({ url }) => url));

  test.each(sketches)('of $title ($contract) is https, known, and there once', (sketch) => {
    const { guides } = advise(offerOf(sketch));
    for (const { url, label } of guides) {
      expect(new URL(url).href).toBe(url);
      expect(url.startsWith(DOCUMENTATION) || resources.has(url)).toBe(true);
      expect(url).toMatch(/^https:/);
      expect(label).toMatch(/^\S.*\S$/);
    }
    expect(new Set(guides.map(({ url }) => url)).size).toBe(guides.length);
    expect(new Set(guides.map(({ id }) => id)).size).toBe(guides.length);
  });

  it('comes in the order in which it helps, the candidates’ guide among them', () => {
    const topics = advise(offerOf({ title: 'Dev' })).guides.map(({ topic }) => topic);
    const order = ['interview', 'status', 'profession', 'candidates', 'resource'];
    expect([...new Set(topics)]).toEqual(order);
  });

  it('says when the documentation was last looked at', () => {
    expect(data.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const page of Object.values(data.pages)) expect(page.certainty).toMatch(/^(high|good)$/);
  });
});
