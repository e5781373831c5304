import { BOARD_IDS, NOTHING_TOLD } from '../offer/offer.ts';
import { type PageReading, unreadPage } from '../offer/reading.ts';

const TITLE = 'Développeuse ou développeur pour le Registre des lavoirs';

const MISSIONS = `L’équipe du Registre des lavoirs, une Startup d’État de l’incubateur des territoires, recrute.
Notre produit, « Registre », aide les communes à tenir la liste de leurs lavoirs. Il est en phase de construction, porté par la
DINUM avec le ministère de la Culture et la région Bretagne. Vous rejoindrez l’équipe Pix à Rennes, en CDD de 12 mois (40 à 50 k€).`;

const PROFILE = 'Vous avez travaillé chez Démarches simplifiées, ou avec React et PostgreSQL.';

/**
 * An invented offer, answered before the first real one, which took 75 ms without it (2026-11): the directory is
 * indexed then, the patterns are compiled, and the panel's words are there. Its own words are of many kinds, so that many patterns are needed.
 */
export const REHEARSED: PageReading = {
  ...unreadPage('https://repere.example/'),
  board: BOARD_IDS[0],
  page: 'offer',
  networkByAddress: true,
  offer: {
    ...NOTHING_TOLD,
    board: BOARD_IDS[0],
    url: 'https://repere.example/',
    organisation: null,
    reference: null,
    title: TITLE,
    employer: 'Communauté beta.gouv',
    zones: [
      { name: 'title', text: TITLE },
      { name: 'employer', text: 'Communauté beta.gouv' },
      { name: 'missions', text: MISSIONS },
      { name: 'profile', text: PROFILE },
    ],
    links: [
      {
        address: 'https://beta.gouv.fr/startups/pix.html',
        text: 'Pix',
        zone: 'missions',
        offset: MISSIONS.indexOf('Pix'),
      },
    ],
    sources: {},
    structuredData: null,
  },
};
