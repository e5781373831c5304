import { fold } from '../offer/fold.ts';
import { surroundingsOf } from './clause.ts';

/**
 * The role that the words around a name give it.
 * - `told`: the text says it explicitly: X hires ("X recrute"), or X is a Startup d'État
 *   ("la Startup d'État X").
 * - `team`: the offer is for its team ("rejoindre l'équipe X", "pour X" in a title).
 * - `presented`: the text describes it ("X est un service qui…", a heading with its name).
 * - `mentioned`: the text only names it.
 * - `aside`: an example, a tool, a partner, an origin: the offer is not for it.
 */
export type Role = 'told' | 'team' | 'presented' | 'mentioned' | 'aside';

const PRODUCT_NOUN =
  '(?:start ?ups?|start up|produits?|projets?|services?|plateformes?|outils?|sites?|applications?|appli|solutions?|logiciels?|investigation)';
const NOUN_TAIL =
  '(?: (?:d etat|de territoires?|numeriques?|publics?|publiques?|en ligne|web|internet|mobile|open source)){0,4}';
const ARTICLE = '(?: (?:le|la|l|les|un|une|des?|du|d|notre|son|sa|ses)){0,4}';
const NAMED = '(?: (?:nommee?|appelee?|intitulee?|denommee?|baptisee?))?';
const TEAM = `(?:equipes?|team)(?: (?:actuelle|produit|technique|tech|data|design|metier|dev|projet|support|autonome|pluridisciplinaire|de developpement|en charge))?${ARTICLE}(?: (?:${PRODUCT_NOUN}|apis?)${NOUN_TAIL})?${ARTICLE}`;

const BEFORE_RECRUITS = new RegExp(`(?:^| )${TEAM}$`);
const BEFORE_STARTUP = new RegExp(
  `(?:^| )(?:start ?up|start up)(?: d etat| de territoires?)${NAMED}$`,
);
const BEFORE_TEAM = new RegExp(
  `(?:^| )(?:rejoi\\w+|integr(?:er|ez|erez|eras|era)|renforcer|au sein|sein d\\w*|chez|aupres|equipes?|travaill\\w+ (?:sur|pour)|contribu\\w+ (?:a|au|aux)|participer (?:a|au)|developpe(?:r|z|rez|ment)|deploie\\w*|deployer|deploiement|accelerer|faire (?:connaitre|grandir)|produit|projet|lancement|responsable|pour le compte|joining|join|team (?:behind|of|at))(?: (?:de|du|des|d|a|au|l equipe|equipe|produit|projet|dev|technique|the|our)){0,6}${ARTICLE}(?: ${PRODUCT_NOUN}${NOUN_TAIL})?${NAMED}$`,
);
const BEFORE_NOUN = new RegExp(`(?:^| )${PRODUCT_NOUN}${NOUN_TAIL}${NAMED}$`);
const BEFORE_TITLE = new RegExp(
  `(?:^| )(?:pour|for|chez|at|a|au|aux|sur|de|du|des|d|equipe|mission|poste)${ARTICLE}(?: ${PRODUCT_NOUN}${NOUN_TAIL})?$`,
);

/** Verbs that say that somebody hires. */
const RECRUITS =
  '(?:(?:est |is )?(?:re)?(?:crut|cherch)\\w*|embauche\\w*|s agrandit|renforce|agrandit|etoffe|souhaite (?:recruter|renforcer|etoffer|s agrandir)|a besoin|ouvre un|propose un poste|is (?:hiring|looking for|recruiting))(?= |$)';

/** "X recrute", "X, la plateforme des données, recrute": the words between commas describe X. */
const AFTER_RECRUITS = new RegExp(`^(?: , [^,]{1,90}(?: , [^,]{1,90}){0,2} ,)? ?${RECRUITS}`);

const AFTER_PRESENTED =
  /^(?:[a-z ]{0,12})?(?:est (?:un|une|le|la|l|ne|nee|porte|porté|ainsi|donc|developp\w+|aujourd|actuellement|en|une)|vise|a pour|permet\w*|propose|aide|facilite|accompagne|offre|s inscrit|s adresse|se donne|simplifie|c est|a ete (?:lance|cree|concu|developpe)\w*|a vu le jour|lance[e]? en|ne en|nee en|fait partie|repond|constitue|regroupe|rassemble|donne|met|compte|start ?up|start up|is an?)(?: |$)/;

/** Words before an example, a tool, a partner or an origin. */
const ASIDE_CUES = [
  // examples and comparisons
  'comme|tels? que|telles? que|par exemple|exemples?|notamment|parmi|inspir\\w+|cf|voir|like',
  'exemple de produit du reseau|similaires? (?:a|au)|a l instar (?:de|du)|succes (?:de|du|des)',
  '(?:notre|nos|sa|son|leur) (?:\\w+ )?(?:voisin\\w*|soeurs?|freres?|cousin\\w*|ainee?|cadette?|partenaires?|consoeurs?|homologues?|clients?|fournisseu\\w*|hotes?|interlocut\\w+)',
  'aussi|egalement|autres?|equipes? (?:de|d) autres|startups d etat|start ups d etat',
  'a la difference (?:de|du)|contrairement (?:a|au|aux)|sur le modele (?:de|du)|ainsi que',
  '(?:soeurs?|freres?|cousine?s?|jumel\\w+|spin off|fork|declinaison|concurrent\\w*|clone|variante|extension|equivalent\\w*) (?:de|du|des|d)',
  // where people write, or once worked
  'anciennement(?: chez)?|ecri\\w+ (?:nous )?sur|contact\\w+ (?:nous )?sur|discut\\w+ sur',
  // origins, and earlier work
  'heriti?e?r?e?s? (?:de|du|d)|issue?s? (?:de|du|d)|suite (?:a|au|aux|de|du)|succede a',
  '(?:ne|nee|nes|nees|sortie?s?|incube\\w*|heberge\\w*|passe\\w*) (?:de chez|de|du|d|dans|au sein (?:de|du|d)|chez|par)',
  '(?:ex|ancienne?s?) equipes? (?:de|du|d)',
  'ancien(?:ne)?s?(?: (?:membres?|salarie\\w*|developp\\w+))? (?:de|du|d|chez)',
  'successeur (?:de|du)|remplac\\w+|capitalis\\w+ sur|(?:prend|prendre|prenant|pris) (?:le relais|la suite|la place) (?:de|du|d)',
  'complet\\w*|prolong\\w*|reprend\\w*|en complement (?:de|du|d)',
  'avons (?:deja )?(?:construit|realise|concu|livre|developpe|cree|lance|accompagne)',
  // tools
  'utilis\\w+|via|grace (?:a|au|aux)|au moyen (?:de|du|d)|appui\\w* sur|appuy\\w+ sur|bas\\w+ sur',
  'construite? sur|travaille sur|publi\\w+ sur|parai\\w+ sur|disponibles? sur|en ligne sur',
  'consult\\w+ sur|heberg\\w+ (?:sur|par)|api|apis|adosse\\w* (?:a|au|aux)',
  '(?:a|ont|avons|avez) (?:choisi|retenu|adopte)',
  // partners, and what a product is connected to
  'interfac\\w+ avec|connect\\w+ (?:a|au|avec)|interconn\\w+ (?:a|avec)|parl\\w+ (?:a|au|avec)',
  'raccord\\w+ (?:\\w+ )?(?:a|au|aux)|branch\\w+ (?:a|au|sur)',
  'communiqu\\w+ avec|dialogu\\w+ avec|partag\\w+ (?:\\w+ ){1,3}avec|voisine?s? d\\w*',
  'partenaires?(?: d\\w*)?|partenariat avec|collaboration avec|lien (?:avec|fort avec|etroit avec)',
  'liens? avec|synergie avec|coordination avec|distincte?s? d\\w*',
].join('|');

const BEFORE_ASIDE = new RegExp(
  `(?:^| )(?:${ASIDE_CUES})(?: (?:les|des|de|d|l)? ?(?:equipes?|services?|outils?|produits?|plateformes?|startups?)(?: d etat)?)?${ARTICLE}$`,
);

/** "Après X", "Avant X": X is something earlier or later. */
const BEFORE_TIME = new RegExp(`(?:^| )(?:apres|avant)${ARTICLE}$`);

/** "capitalise sur les nombreux apprentissages de X": a few words may come in between. */
const DRAWS_ON =
  /(?:^| )(?:capitalis\w+ sur|inspir\w+ d\w*|herit\w+ d\w*|issue?s? d\w*|succed\w+ a|succes d\w*)(?: \w+){1,5}$/;

/**
 * A preposition, comparison or relative pronoun that governs the name: the next
 * words are not about X.
 */
const GOVERNED =
  /(?:^| )(?:de|d|du|des|a|au|aux|avec|par|sur|sous|pour|chez|comme|apres|avant|vers|via|contre|sans|dans|en|dont|que|qu|ou|entre|depuis|selon|derriere|of|with|from|by)(?: (?:le|la|l|les|un|une|notre|son|sa|ses|cette|ce|the)){0,4}$/;

/**
 * Words without a determiner or a subject, before a name that ends its clause: "Petite sœur
 * de X, …", "Sans X, …", "…, adossée à X, …". X is what something else is compared to,
 * comes from or depends on.
 */
const ADJUNCT =
  /^(?!(?:le|la|l|les|un|une|notre|nos|votre|cette|ce|ces|c|son|sa|ses|il|elle|nous|vous|tu|on|je|qui|et|mais|ou|car|donc|ainsi|ici|enfin|desormais|aujourd|actuellement|startup|start|the|our)(?: |$))(?!(?:\w+ ){0,5}(?:est|sont|etait|sera|recrut\w*|recherch\w*|cherch\w*)(?: |$))(?!(?:\w+ ){0,7}(?:et|ou|and)$)\w+(?: \w+){0,6}$/;

/**
 * A sentence that opens with a participle: "Logée chez Pix, une Startup d’État…", "Financée par le
 * même fonds que X et Y, cette Startup…". The sentence is about the subject that follows, not
 * about X and Y. Left out: participles that place a person ("Intégrée à l’équipe X, vous…") and
 * those of what a team makes.
 */
const FRONTED =
  /^(?:\w+ment |deja )?(?:co)?(?:loge|heberge|finance|soutenu|accueilli|abrite|inspire|adosse|epaule|aide|accompagne|suivi|ne|issu|sorti)e?s?(?: \w+){1,12}$/;

/** Words that address the candidate: the sentence is then about the person who is looked for. */
const SPEAKS_TO = /\b(?:vo(?:us|s|tre)|tu|ton|ta|personne|poste|\w{4,}(?:eur|euse|rice))\b/;

/** Words that make such an adjunct the place of work. */
const PLACE_OF_WORK =
  /(?:^| )(?:au sein|sein|coeur|chez|pour|equipe\w*|compte|developp\w+|deploiement|deployer|mission\w*|poste|offre|objectif|objet|but|ambition|presentation|propos|avenir|utilisat\w+|usagers|produit|projet|service|startup|plateforme)(?: |$)/;

/** "X (en toutes lettres), une des startups d'État du ministère". */
const AFTER_STARTUP =
  /^(?: , )?(?:(?:c |qui )?est )?(?:devenue? |d abord |desormais |aujourd hui )?(?:(?:une?|la|notre|cette|des?|jeune|nouvelle|autre|premiere|\w+eme) )*(?:\w+ )?(?:start ?ups?|start ups?) (?:d etat|de territoires?)|^(?: , |is )(?:an? |the )?(?:new )?(?:french )?state startup/;

/**
 * "…est notre interlocutrice", "…nous prête un serveur": the sentence relates
 * X to the offer's team.
 */
const SPEAKS_OF_US =
  /^(?:\w+ ){0,2}?(?:nous|notre|nos|l heberge\w*|l accueill\w*|les heberge\w*) (?!produit|service|startup|start up|plateforme|outil|solution|projet|permet|aide|sommes)/;

/** "X a ouvert la voie": the sentence tells what X did, not what it is. */
const TELLS_OF_BEFORE = /^(?:a|avait|a deja|has|had) (?!ete |pour |vu le |permis |been )/;

/** "L'objectif de X est…", "Avec X, chacun peut…" at the start of a sentence. */
const PURPOSE_OF =
  /(?:(?:^| )(?:objectif|objet|mission|but|ambition|vocation|promesse|finalite|origine|principe|role)(?: principale?)?(?: (?:de|du|des|d|l|la|le|les))+|^avec(?: (?:l|la|le|les))?)$/;

/** "…partage ses locaux avec l'équipe X": the team is another one than the offer's. */
const BESIDE_TEAM =
  /(?:^| )(?:avec|par|comme|depuis|ex|ancienne|(?:ne|nee|nes|nees|sortie?s?|issue?s?)(?: \w+)?|heberge\w*(?: \w+)?)(?: l| la| les| une| des)?$/;

/** The words of a link to other Startups: "une fiche", "d'autres équipes". */
const SOME =
  /^(?:une?|d autres|des|certain\w*|quelques|ces|plusieurs (?:fiches|equipes|startups?))(?: |$)/;

/** A sentence that gives examples of Startups or further reading. */
const TO_COMPARE =
  /(?:^| )(?:exemples?|ressembl\w+|similaires?|d autres|precedent\w*|inspir\w+|comparez)(?: |$)/;

/** The role of a Startup that a link leads to, from the link's words and those around it. */
export function linkRoleOf(text: string, start: number, end: number): Role {
  const { before, clause, after } = surroundingsOf(text, start, end);
  const words = fold(text.slice(start, end));
  const [sentence = ''] = text.slice(end, end + 90).split(/[.!?\n]/, 1);
  if (SOME.test(words) || TO_COMPARE.test(`${before} ${words} ${fold(sentence)}`)) return 'aside';
  if (/(?:^| )(?:une?|des|d autres)$/.test(clause)) return 'aside';
  const origin = clause.replace(BEFORE_STARTUP, '');
  if (BEFORE_ASIDE.test(origin) || DRAWS_ON.test(origin)) return 'aside';
  if (origin !== clause || AFTER_RECRUITS.test(after) || AFTER_STARTUP.test(after)) return 'told';
  if (BEFORE_RECRUITS.test(clause) || BEFORE_TEAM.test(clause)) return 'team';
  if (OWN_PRODUCT.test(words) || OUR_WORK.test(`${before} ${words} ${fold(sentence)}`))
    return 'team';
  return AFTER_PRESENTED.test(after) || BEFORE_NOUN.test(clause) ? 'presented' : 'mentioned';
}

/** "La plateforme", "notre site": link words that can only mean the product of the post. */
const OWN_PRODUCT = new RegExp(
  `^(?:la|le|l|notre|votre|ce|cette|our|the) ${PRODUCT_NOUN}${NOUN_TAIL}$`,
);

/**
 * A sentence about what the team makes or the candidate will make: a product
 * it links to is that one.
 */
const OUR_WORK = new RegExp(
  `(?:^| )(?:notre ${PRODUCT_NOUN}|que nous (?:editons|developpons|construisons|portons|faisons)|vous travaill\\w+ sur|tu travaill\\w+ sur)`,
);

/** The role of a name, from the words around it. */
export function roleOf(text: string, start: number, end: number, inTitle: boolean): Role {
  const { before, clause, after } = surroundingsOf(text, start, end);
  const isGoverned = GOVERNED.test(clause);
  const isTeam = BEFORE_RECRUITS.test(clause);
  const origin = clause.replace(BEFORE_STARTUP, '');
  const isAside = BEFORE_ASIDE.test(origin) || BEFORE_TIME.test(origin) || DRAWS_ON.test(origin);
  const isFronted = !inTitle && before === clause && after.includes(' , ') && FRONTED.test(clause);
  if (isFronted && !SPEAKS_TO.test(after)) return 'aside';
  const hires = AFTER_RECRUITS.test(after) && (!isGoverned || isTeam) && !isBesideTeam(clause);
  if (hires && (isTeam || !isAside)) return 'told';
  if (inTitle && isInList(text, start)) return 'aside';
  if (isAside) return 'aside';
  if (origin !== clause) return 'told';
  if (!inTitle && SPEAKS_OF_US.test(after.trimStart())) return 'aside';
  if (isTeam && isBesideTeam(clause)) return 'aside';
  const isOfWork = isTeam || BEFORE_TEAM.test(clause);
  const isAdjunct =
    !inTitle && after.startsWith(' , ') && ADJUNCT.test(clause) && !opensWith(text, start);
  if (isAdjunct && !isOfWork && !PLACE_OF_WORK.test(clause)) {
    return PURPOSE_OF.test(clause) ? 'presented' : 'aside';
  }
  const isPurpose = PURPOSE_OF.test(clause);
  if (AFTER_STARTUP.test(after) && (!isGoverned || isOfWork || isPurpose)) return 'told';
  if (isTeam) return 'team';
  if (inTitle && (before === '' || BEFORE_TITLE.test(clause))) return 'team';
  if (isOfWork || /^team(?: |$)/.test(after)) return 'team';
  if (isHeading(text, start, end) || (opensText(text, start) && !TELLS_OF_BEFORE.test(after))) {
    return 'presented';
  }
  if (AFTER_PRESENTED.test(after) || PURPOSE_OF.test(before)) {
    return isGoverned && !PURPOSE_OF.test(before) ? 'mentioned' : 'presented';
  }
  if (BEFORE_NOUN.test(clause)) return 'presented';
  return 'mentioned';
}

/**
 * True when the words around a name can only describe a product, even if a person has the same
 * name: "le service X", "l'équipe X", "la Startup d'État X", "X est un outil". "L'équipe de Clara"
 * and "Clara recrute" may be about a person.
 */
export function isSaidOfProduct(text: string, start: number, end: number): boolean {
  const { clause, after } = surroundingsOf(text, start, end);
  return (
    BEFORE_NOUN.test(clause) ||
    BEFORE_STARTUP.test(clause) ||
    // "L’équipe : Clara, Paul" are people.
    (/ ?(?:equipe|team)$/.test(clause) && !opensWith(text, start)) ||
    /^team(?: |$)/.test(after) ||
    AFTER_STARTUP.test(after) ||
    OF_A_PRODUCT.test(after)
  );
}

/**
 * Whether a bracket or a colon directly precedes the name, and so separates it
 * from the words before.
 */
function opensWith(text: string, start: number): boolean {
  return /[:([]\s?[«"“]?\s?$/.test(text.slice(Math.max(0, start - 4), start));
}

/** Whether the words around a name call it a Startup d'État: "la Startup d'État X", "X, Startup d'État". */
export function isCalledStartup(text: string, start: number, end: number): boolean {
  const { clause, after } = surroundingsOf(text, start, end);
  return BEFORE_STARTUP.test(clause) || AFTER_STARTUP.test(after);
}

/** "X est un service…", "X, l'outil qui…" */
const OF_A_PRODUCT = new RegExp(
  `^(?: , |est |is )(?:une?|le|la|l|an?|the) (?:\\w+ )?${PRODUCT_NOUN}`,
);

/** Whether the words before "équipe X" make it another team than the offer's. */
function isBesideTeam(clause: string): boolean {
  const team = BEFORE_RECRUITS.exec(clause);
  return team !== null && BESIDE_TEAM.test(clause.slice(0, team.index));
}

/** In a title, one of several things in brackets is a skill: "Dev fullstack (Grist, Python)". */
function isInList(title: string, start: number): boolean {
  const open = title.lastIndexOf('(', start);
  if (open < 0) return false;
  const close = title.indexOf(')', open);
  const bracket = title.slice(open + 1, close < 0 ? undefined : close);
  return start < open + 1 + bracket.length && /[,;/]/.test(bracket);
}

/** The least length of a paragraph, in UTF-16 units: it tells a heading from an item of a list. */
const PARAGRAPH = 80;

/** How much a heading holds besides the name at most, in UTF-16 units. */
const HEADING_REST = 24;

/** Whether the name fills most of a short line with a paragraph below. */
function isHeading(text: string, start: number, end: number): boolean {
  if (end - start >= PARAGRAPH) return false;
  const before = text.slice(Math.max(0, start - HEADING_REST - 1), start);
  const after = text.slice(end, end + HEADING_REST + 1 + PARAGRAPH);
  const line = before.lastIndexOf('\n');
  const stop = after.indexOf('\n');
  if ((line < 0 && start > before.length) || stop < 0) return false;
  if (before.length - (line + 1) + stop > HEADING_REST) return false;
  const below = after.slice(stop + 1);
  return below.length >= PARAGRAPH && !below.slice(0, PARAGRAPH).includes('\n');
}

/** Whether the name is among the first words of the text, which say what it is about. */
function opensText(text: string, start: number): boolean {
  return start < 30 && fold(text.slice(0, start)).split(' ').length <= 3;
}
