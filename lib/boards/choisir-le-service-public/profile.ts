import type { BoardProfile, PanelLayout } from '../board.ts';

/** What is known of Choisir le service public (the network's list seen November 2026). */
export const profile: BoardProfile = {
  name: 'Choisir le service public',
  networkList: 'https://choisirleservicepublic.gouv.fr/nos-offres/filtres/organisme/10668/',
  watched: [
    'https://choisirleservicepublic.gouv.fr/offre-emploi/*',
    'https://choisirleservicepublic.gouv.fr/nos-offres/*',
  ],
  networkPages: [],
  networkOffers: [],
  // It publishes posts of public agents alone.
  usualStatus: 'admin',
};

/**
 * As the classes of October 2026 say: the missions in 6 of 12 columns after 2 empty ones; the facts above
 * and the employer's text below as wide as the page.
 */
export const panelLayout: PanelLayout = {
  text: '.strate-two-columns:not(.about-agency) :is(h2, h3, p, li)',
  around:
    '.strate-hero-offer :is(h1, .number, .ic, .fr-tag, .table-cell), .about-agency :is(h2, p, li), .strate-accordions :is(button, p)',
  apply: '.strate-hero-offer .fr-btn--lg',
};
