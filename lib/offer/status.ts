import { fold } from './fold.ts';
import type { Offer } from './offer.ts';

/**
 * Statuses of the network: `independent` (freelance), `service` (employee of a
 * contractor), `admin` (public agent); apprentices and interns are public agents too,
 * with a line of their own.
 */
export const STATUSES = ['independent', 'service', 'admin', 'apprentice', 'intern'] as const;
export type Status = (typeof STATUSES)[number];

/** In a title also a Startup's name may say "1 stage" or "alternance": the words around decide. */
const INTERN_TITLE =
  /^(?:offre de )?stages?\b|\ben stage\b|\bstagiaires?\b|(?<!\d )\bstage$|\bstage (?:\w+ )?\d+ mois/;
const APPRENTICE_TITLE =
  /\b(?:en|contrat d) ?(?:alternance|apprentissage)\b(?! automatique)|\bapprenti(?: ?e)?s?\b|\balternants?(?: e)?\b|(?<!bonne )\balternance$/;

const INTERN = /\bstag(?:e|es|iaire|iaires)\b/;
const APPRENTICE =
  /\b(?:alternan\w+|apprenti(?: ?e)?s?|contrat d apprentissage|contrat de professionnalisation)\b/;
const INDEPENDENT =
  /\b(?:free ?lances?|(?<!autorites? (?:administratives? )?)independant\w*|contractor|auto ?entrepreneu\w*|portage salarial|tjm)\b/;
const MISSION = /^\W*(?:mission)\b/;
/** A contractor's own employee: the company that holds the public contract hires. */
const SERVICE =
  /\b(?:salari\w+ (?:de|chez|du|d une?) (?:la |l |le )?(?:titulaire|societe|prestataire|entreprise|esn|cooperative)|cdi (?:chez|au sein de) (?:le |la |l |notre |un )?(?:titulaire|prestataire|societe)|embauch\w+ par (?:le |la |l )?(?:titulaire|prestataire|societe)|societe de prestation|titulaire d[eu] (?:marche|la prestation))\b/;
const PUBLIC =
  /\b(?:contractuel\w*|fonctionnaires?|titulaires et aux contractuels|agents? publics?|fonction publique|detachement|cdd|cdi de droit public|categorie a)\b/;

/**
 * Under which status the offer would be held. The board's contract decides, then the title,
 * then the text; on the public service's own board a post is a public agent's. Null when
 * nothing says it, or when the text says two.
 */
export function statusOf(offer: Offer): Status | null {
  const contract = fold(offer.contract ?? '');
  const title = fold(offer.title);
  if (APPRENTICE.test(contract) || APPRENTICE_TITLE.test(title)) return 'apprentice';
  if (INTERN.test(contract) || INTERN_TITLE.test(title)) return 'intern';
  if (offer.board === 'choisir-le-service-public') return 'admin';
  const text = fold(
    offer.zones
      .filter(({ name }) => name !== 'about' && name !== 'employer')
      .map(({ text }) => text)
      .join('\n'),
  );
  if (INDEPENDENT.test(contract) || INDEPENDENT.test(title)) return 'independent';
  const service = SERVICE.test(text);
  if (/\bcdi\b/.test(contract) && service) return 'service';
  if (/\b(?:cdd|cdi|full time|temporary)\b/.test(contract))
    return PUBLIC.test(text) || !service ? 'admin' : 'service';
  const independent = INDEPENDENT.test(text);
  const agent = PUBLIC.test(text);
  if (independent && !agent) return 'independent';
  if (agent && !independent && !service) return 'admin';
  if (service && !agent) return 'service';
  return MISSION.test(title) ? 'independent' : null;
}
