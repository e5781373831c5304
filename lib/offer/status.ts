import { fold } from './fold.ts';
import type { Offer } from './offer.ts';
import type { Status } from './statuses.ts';

export { STATUSES, type Status } from './statuses.ts';

/** A Startup's name in the title may contain "1 stage" or "alternance": the words around decide. */
const INTERN_TITLE =
  /^(?:offre de )?stages?\b|\ben stage\b|\bstagiaires?\b|(?<!\d )\bstage$|\bstage (?:\w+ )?\d+ mois/;
const APPRENTICE_TITLE =
  /\b(?:en|contrat d) ?(?:alternance|apprentissage)\b(?! automatique)|\bapprenti(?: ?e)?s?\b|\balternants?(?: e)?\b|(?<!bonne )\balternance$/;

const INTERN = /\bstag(?:e|es|iaire|iaires)\b/;
const APPRENTICE =
  /\b(?:alternan\w+|apprenti(?: ?e)?s?|contrat d apprentissage|contrat de professionnalisation)\b/;
const INDEPENDENT = /\b(?:free ?lances?|contractor|auto ?entrepreneu\w*|portage salarial|tjm)\b/;
/**
 * In a title the word means the person looked for; texts also have independent
 * bodies, parts and users.
 */
const INDEPENDENT_TITLE = /\bindependante?s?\b/;
const INDEPENDENT_TEXT =
  /\b(?:ouverte?s?|accessible|reservee?s?|proposee?s?|possible|en|comme|tant qu|statuts?|contrats?|profils?|prestataires?|consultante?s?|personnes|entrepreneu\w+|freelances? ou|cdd(?: \w+){0,2} ou)(?: (?:a|aux?|un|une|e|d|des?|les?|pour|ou|toutes?|tous|personnes?|travailleu\w+|entrepreneu\w+|statut|profils?)){0,8} independante?s?\b|\b(?:recrut|recherch|cherch)\w+(?: \w+){0,8} independante?s?\b|\bnous sommes(?: \w+){0,2} independante?s\b/;

/**
 * A mission through a company that holds a public contract; other words tell the person's status.
 */
const MISSION_TITLE =
  /^(?:(?:h f|freelance) )?mission\b(?! (?:locale|interministerielle|transition))|\bmission (?:chez|beta|a beta|pour beta|au sein)\b/;
const MISSION_TEXT =
  /\bmissions? (?:de )?prestations?\b|\btitulaires? d(?:u|e ce|e notre|un) (?:marche|accord cadre)|\btitulaire de la prestation\b/;

/**
 * The companies that employ people for missions; products often mention
 * companies and employees too.
 */
const CONTRACTOR =
  '(?:titulaires?|prestataires?|esn|ssii|scop|(?:societes?|entreprises?|cooperatives?|agences?|cabinets?) (?:de (?:prestations?|conseil|services?)|titulaires?|prestataires?|attributaires?|qui porte))';
const LED_BY = '(?:(?:de|du|des|d|chez|par|avec|au sein|la|l|le|les|une?|notre|cette) ){0,5}';
const HIRED =
  '(?:salari\\w+(?: e)?|embauch\\w+(?: e)?|recrutee?(?: e)?|engagee?(?: e)?|cdi|cdd|contrat)(?: en (?:cdi|cdd))?';

/** An employee of the contractor: the company that holds the public contract hires. */
const EMPLOYED = new RegExp(
  [
    `\\b${HIRED} (?:de|du|des|d|chez|par|avec|au sein) ${LED_BY}${CONTRACTOR}\\b`,
    `\\b(?:vous serez|vous etes|tu seras|tu es|personne (?:sera|est)) salariee?(?: e)? (?:de|du|d|chez|par) ${LED_BY}(?:societe|entreprise|cooperative|agence)\\b`,
    '\\b(?:esn|ssii|scop|cooperative|cabinet|societe|entreprise|titulaire)(?: \\w+){0,5} (?:vous|te|t) (?:embauch|recrut|engag|salari)\\w+',
    '\\bsocietes? de prestation\\b',
  ].join('|'),
);

/** A consultancy that describes itself, on an offer of employment. */
const CONSULTANCY =
  /\b(?:esn|ssii|entreprises? de services? (?:du )?numeriques?|societes? de (?:conseil|prestations?|services?)|cabinets? de conseil|nos consultante?s?|intercontrats?|nos clients)\b/g;

/** Words before a company that show that the post deals with it, and is not its own. */
const DEALS_WITH =
  /\b(?:pilot\w+|suiv\w+|encadr\w+|manag\w+|liens?|relations?|coordin\w+|avec|gestion|gerer|externalis\w+|appel|recours|marches?|contrats?|equipes?)(?: \w+){0,4} ?$/;

/** A public agent's post. */
const PUBLIC_POST =
  /(?<!\b(?:cadres?|documents?|relations?|engagements?|liens?|bases?|modalites|clauses?|obligations?|conditions?|elements?|pieces?) )\bcontractuel(?:le)?s?\b|\bdetachement\b|\bcdd\b|\b(?:cdi|contrat) de droit public\b|\b(?:par voie de|en) mise a disposition\b|\bcategorie a\b|\b(?:poste|emploi|ouverte?|reservee?|statut|recrute\w*)(?: \w+){0,3} (?:agents? publics?|fonctionnaires?|titulaires? de la fonction publique)\b|\bfonctionnaires? (?:ou|et|en|par|mise)\b/g;
/** Words before it that describe colleagues. */
const COLLEAGUES = /\b(?:nous sommes|nombreux|nombreuses|collabora\w+|equipes?)(?: \w+){0,5} ?$/;
/** Words of the public service, which products for its agents use too. */
const PUBLIC = /\b(?:fonctionnaires?|agents? publics?|fonction publique)\b/;

/**
 * The status under which somebody would do the work. The board's contract decides, then the title,
 * then the text. Null when nothing tells the status, or when the text tells two.
 *
 * @param usual the status of all posts of the board, where it only publishes one kind
 */
export function statusOf(offer: Offer, usual: Status | null): Status | null {
  const contract = fold(offer.contract ?? '');
  const title = fold(offer.title);
  if (APPRENTICE.test(contract) || APPRENTICE_TITLE.test(title)) return 'apprentice';
  if (INTERN.test(contract) || INTERN_TITLE.test(title)) return 'intern';
  if (usual) return usual;
  const independentTitle = INDEPENDENT.test(title) || INDEPENDENT_TITLE.test(title);
  if (INDEPENDENT.test(contract) || INDEPENDENT_TITLE.test(contract) || independentTitle)
    return 'independent';
  const text = fold(
    offer.zones
      .filter(({ name }) => name !== 'about' && name !== 'employer')
      .map(({ text }) => text)
      .join('\n'),
  );
  const employed = EMPLOYED.test(text);
  const isMission = MISSION_TITLE.test(title);
  const agent = isTold(PUBLIC_POST, COLLEAGUES, text);
  if (/\b(?:cdd|cdi|full time|temporary)\b/.test(contract)) {
    if (employed) return 'service';
    const company = isMission || MISSION_TEXT.test(text) || isTold(CONSULTANCY, DEALS_WITH, text);
    return company && !agent && !/\bdroit public\b|\bfonction publique\b/.test(text)
      ? 'service'
      : 'admin';
  }
  const independent = INDEPENDENT.test(text) || INDEPENDENT_TEXT.test(text);
  if (independent) return agent ? null : 'independent';
  if (employed) return agent ? null : 'service';
  if (agent) return isMission ? null : 'admin';
  if (isMission || MISSION_TEXT.test(text)) return 'independent';
  return PUBLIC.test(text) ? 'admin' : null;
}

/** How much text before a word is searched for the person it describes, in UTF-16 units. */
const BEFORE = 60;

/**
 * Whether a folded text has a word at least once without the words before it
 * that give it to others.
 */
function isTold(words: RegExp, others: RegExp, text: string): boolean {
  for (const { index } of text.matchAll(words)) {
    if (!others.test(text.slice(Math.max(0, index - BEFORE), index))) return true;
  }
  return false;
}
