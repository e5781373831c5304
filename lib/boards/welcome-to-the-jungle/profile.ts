import type { BoardProfile, PanelLayout } from '../board.ts';
import { NETWORK_ORGANISATIONS } from './addresses.ts';

/** What is known of Welcome to the Jungle (the network's list seen October 2026). */
export const profile: BoardProfile = {
  name: 'Welcome to the Jungle',
  networkList: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs',
  // From any page the site goes to an offer without loading one.
  watched: ['https://www.welcometothejungle.com/*'],
  networkPages: /* @__PURE__ */ companyPages('', '/*'),
  networkOffers: /* @__PURE__ */ companyPages('/jobs/*'),
  usualStatus: null,
};

/** Pages below the network's own, in every language of the site. */
function companyPages(...below: readonly string[]): string[] {
  return NETWORK_ORGANISATIONS.flatMap((company) =>
    ['', '/*'].flatMap((language) =>
      below.map(
        (path) => `https://www.welcometothejungle.com${language}/companies/${company}${path}`,
      ),
    ),
  );
}

/**
 * Seen on a whole page of 2025-09: a column of 908 px at most, and the company's of 392 px beside it from
 * 980 px on. Related offers, questions and answers stand below at full width: they are not the offer.
 */
export const panelLayout: PanelLayout = {
  text: '[data-testid=job-metadata-block], #the-position-section, [data-testid=job-section-description]',
  around: '[data-testid=job-metadata-block] ~ h2',
  apply: '[data-testid*=button-apply]',
};
