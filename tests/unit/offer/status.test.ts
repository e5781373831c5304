import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../../lib/boards/registry.ts';
import type { Offer, ZoneName } from '../../../lib/offer/offer.ts';
import { type Status, statusOf } from '../../../lib/offer/status.ts';
import { offerOf } from '../../support/offers.ts';

const WTTJ = 'welcome-to-the-jungle';
const CSP = 'choisir-le-service-public';

interface Case {
  board?: Offer['board'];
  contract?: string;
  title?: string;
  text?: string;
  zone?: ZoneName;
}

function status({ board = WTTJ, contract, title = 'Dev', text = '', zone = 'missions' }: Case) {
  const offer = offerOf({ board, contract: contract ?? null, title, zones: { [zone]: text } });
  return statusOf(offer, PROFILES[offer.board].usualStatus);
}

describe('by the board’s contract', () => {
  test.each<[Case, Status | null]>([
    [{ contract: 'Freelance' }, 'independent'],
    [{ contract: 'FREELANCE' }, 'independent'],
    [{ contract: 'Indépendant / Freelance' }, 'independent'],
    [{ contract: 'CONTRACTOR' }, 'independent'],
    [{ contract: 'Stage' }, 'intern'],
    [{ contract: 'Alternance' }, 'apprentice'],
    [{ contract: 'Contrat d’apprentissage' }, 'apprentice'],
    [{ contract: 'CDD' }, 'admin'],
    [{ contract: 'CDI', text: 'Poste de contractuel de la fonction publique.' }, 'admin'],
    [{ contract: 'FULL_TIME', text: 'Poste d’agent public.' }, 'admin'],
    [{ contract: 'CDI', text: 'Vous serez salarié de la société titulaire.' }, 'service'],
    [
      { contract: 'CDI', text: 'Embauche par le titulaire : embauché·e par le prestataire.' },
      'service',
    ],
    [{ contract: 'Autres' }, null],
    [{}, null],
  ])('%o: %s', (offer, expected) => expect(status(offer)).toBe(expected));
});

describe('by the title, then the text', () => {
  test.each<[Case, Status | null]>([
    [{ title: 'Développeuse freelance' }, 'independent'],
    [{ title: 'Dev indépendant·e' }, 'independent'],
    [{ title: '[Mission] Designer' }, 'independent'],
    [{ title: '[Mission]Dev', text: 'Vous serez salariée de la société titulaire.' }, 'service'],
    [{ title: 'Stagiaire design' }, 'intern'],
    [{ title: 'STAGE - DÉVELOPPEMENT' }, 'intern'],
    [{ title: 'Apprenti·e dev' }, 'apprentice'],
    [{ title: 'Dev en alternance' }, 'apprentice'],
    [{ text: 'TJM selon la grille.' }, 'independent'],
    [{ text: 'En auto-entrepreneuriat ou en portage salarial.' }, 'independent'],
    [{ text: 'Ouvert aux fonctionnaires, en détachement.' }, 'admin'],
    [{ text: 'Salarié·e d’une société de prestation.' }, 'service'],
    [{ text: 'Freelance, ou contractuel de la fonction publique.' }, null],
    [{ text: 'Bonjour.' }, null],
    [{ text: 'Freelances bienvenus', zone: 'about' }, null],
    [{ title: 'Dev', text: 'Une mission au long cours.' }, null],
  ])('%o: %s', (offer, expected) => expect(status(offer)).toBe(expected));
});

describe('on the public service’s board', () => {
  test.each<[Case, Status]>([
    [{ board: CSP }, 'admin'],
    [{ board: CSP, contract: 'Emploi ouvert aux titulaires et aux contractuels' }, 'admin'],
    [{ board: CSP, text: 'Freelances, TJM' }, 'admin'],
    [{ board: CSP, contract: 'Contrat d’apprentissage' }, 'apprentice'],
    [{ board: CSP, title: 'Apprentie / Apprenti développement' }, 'apprentice'],
    [{ board: CSP, contract: 'Stage' }, 'intern'],
  ])('%o: %s', (offer, expected) => expect(status(offer)).toBe(expected));
});

// Defects: a word of a status is taken for it wherever it stands, even in a Startup's name.
test.each<[string, Case, Status | null]>([
  ['a Startup whose name says stage', { board: CSP, title: 'Dev pour 1 élève, 1 stage' }, 'admin'],
  ['a Startup about alternance', { board: CSP, title: 'Dev, La bonne alternance' }, 'admin'],
  ['an independent authority is no freelance', { text: 'Une autorité indépendante.' }, null],
])('%s', (_, offer, expected) => expect(status(offer)).toBe(expected));

describe('a company’s own employee, sent on a mission', () => {
  test.each<[Case, Status | null]>([
    [{ contract: 'CDI', text: 'Notre ESN vous embauche pour une mission longue.' }, 'service'],
    [{ contract: 'CDI', text: 'Nous sommes une ESN, à vos côtés chez beta.gouv.fr.' }, 'service'],
    [
      { contract: 'CDI', text: 'Vous rejoignez nos consultants, placés chez nos clients.' },
      'service',
    ],
    [{ contract: 'CDI', text: 'La mission passe par le titulaire du marché, Octo.' }, 'service'],
    [{ contract: 'CDI', title: '[Mission] Dev' }, 'service'],
    [{ contract: 'CDD', text: 'Embauché·e par notre société de conseil.' }, 'service'],
    [{ text: 'Vous serez salarié·e d’une coopérative qui porte le marché.' }, 'service'],
    [{ contract: 'CDI', text: 'Vous pilotez une ESN et suivez ses livraisons.' }, 'admin'],
    [{ contract: 'CDI', text: 'Contractuel de la fonction publique ; suivi d’une ESN.' }, 'admin'],
    [{ contract: 'CDI', text: 'Un service pour les salariés des entreprises.' }, 'admin'],
    [{ text: 'Un service pour les salariés de l’entreprise.' }, null],
  ])('%o: %s', (offer, expected) => expect(status(offer)).toBe(expected));
});

describe('an independent’s mission', () => {
  test.each<[Case, Status | null]>([
    [{ text: 'Poste ouvert pour un·e indépendant·e, trois mois renouvelables.' }, 'independent'],
    [{ text: 'Ouvert aux personnes indépendantes.' }, 'independent'],
    [{ text: 'Contrat d’indépendant de six mois.' }, 'independent'],
    [{ text: 'Contrat : indépendant, quatre jours sur cinq.' }, 'independent'],
    [{ title: '[Mission] PM', text: 'Par le titulaire du marché, Octo.' }, 'independent'],
    [{ title: '[Mission] Dev', text: 'Un outil pour les agents publics.' }, 'independent'],
    [{ text: 'Freelance. Voir les conditions contractuelles.' }, 'independent'],
    [{ text: 'Freelance. Nous sommes nombreux à être contractuels.' }, 'independent'],
    [{ text: 'Un CDD ou un·e indépendant·e.' }, null],
    [{ text: 'Un simulateur pour les indépendants.' }, null],
    [{ text: 'Un composant indépendant, réutilisable.' }, null],
    [{ contract: 'Autres', text: 'Par voie de mise à disposition ou de détachement.' }, 'admin'],
  ])('%o: %s', (offer, expected) => expect(status(offer)).toBe(expected));
});
