import { fold } from '../offer/fold.ts';

/**
 * What the words around a name make of it.
 * - `told`: the text says it outright: X hires ("X recrute"), or X is a Startup d'État ("la
 *   Startup d'État X").
 * - `team`: the offer is for its team ("rejoindre l'équipe X", "pour X" in a title).
 * - `presented`: the text tells what it is ("X est un service qui…", a heading of that name).
 * - `mentioned`: nothing says more.
 * - `aside`: an example, a tool, a partner, an origin: not what the offer is for.
 */
export type Role = 'told' | 'team' | 'presented' | 'mentioned' | 'aside';

/** How much text on each side is looked at, in UTF-16 units. */
const BEFORE = 90;
const AFTER = 70;

const PRODUCT_NOUN =
  '(?:start ?ups?|start up|produits?|projets?|services?|plateformes?|outils?|sites?|applications?|appli|solutions?|logiciels?|investigation)';
const NOUN_TAIL =
  '(?: (?:d etat|de territoires?|numeriques?|publics?|publiques?|en ligne|web|internet|mobile|open source))*';
const ARTICLE = '(?: (?:le|la|l|les|un|une|des?|du|d|notre|son|sa|ses))*';
const NAMED = '(?: (?:nommee?|appelee?|intitulee?|denommee?|baptisee?))?';

const BEFORE_RECRUITS = new RegExp(
  `(?:^| )equipe(?: (?:actuelle|produit|technique|dev|projet|support|autonome|pluridisciplinaire|de developpement|en charge))?${ARTICLE}(?: ${PRODUCT_NOUN}${NOUN_TAIL})?${ARTICLE}$`,
);
const BEFORE_STARTUP = new RegExp(
  `(?:^| )(?:start ?up|start up)(?: d etat| de territoires?)${NAMED}$`,
);
const BEFORE_TEAM = new RegExp(
  `(?:^| )(?:rejoin\\w*|integr(?:er|ez|erez|eras|era)|renforcer|au sein|sein d\\w*|chez|auprès|aupres|equipes?|travaill\\w+ (?:sur|pour)|contribu\\w+ (?:a|au|aux)|participer (?:a|au)|developpe(?:r|ment)|deploie\\w*|deployer|deploiement|accelerer|faire (?:connaitre|grandir)|produit|projet|lancement|responsable|pour le compte)(?: (?:de|du|des|d|a|au|l equipe|equipe|produit|projet|dev|technique))*${ARTICLE}(?: ${PRODUCT_NOUN}${NOUN_TAIL})?${NAMED}$`,
);
const BEFORE_NOUN = new RegExp(`(?:^| )${PRODUCT_NOUN}${NOUN_TAIL}${NAMED}$`);
const BEFORE_TITLE = new RegExp(
  `(?:^| )(?:pour|chez|a|au|aux|sur|de|du|des|d|equipe|mission|poste)${ARTICLE}(?: ${PRODUCT_NOUN}${NOUN_TAIL})?$`,
);

const AFTER_RECRUITS =
  /^(?:(?:est )?(?:re)?(?:crut|cherch)\w*|embauche\w*|s agrandit|renforce|agrandit|etoffe|souhaite (?:recruter|renforcer|etoffer|s agrandir)|a besoin|ouvre un|propose un poste)(?: |$)/;
const AFTER_PRESENTED =
  /^(?:[a-z ]{0,12})?(?:est (?:un|une|le|la|l|ne|nee|porte|porté|ainsi|donc|developp\w+|aujourd|actuellement|en|une)|vise|a pour|permet\w*|propose|aide|facilite|accompagne|offre|s inscrit|s adresse|se donne|simplifie|c est|a ete (?:lance|cree|concu|developpe)\w*|a vu le jour|lance[e]? en|ne en|nee en|fait partie|repond|constitue|regroupe|rassemble|donne|met|compte|start ?up|start up)(?: |$)/;

/** What stands before an example, a tool, a partner or an origin. */
const ASIDE_CUES = [
  // examples
  'comme|tels? que|telles? que|par exemple|exemples?|notamment|parmi|inspir\\w+|cf|voir',
  'exemple de produit du reseau|similaires? (?:a|au)|a l instar (?:de|du)|succes (?:de|du|des)',
  'aussi|egalement|autres?|equipes? (?:de|d) autres|startups d etat|start ups d etat',
  // where one writes, or once worked
  'anciennement(?: chez)?|ecri\\w+ (?:nous )?sur|contact\\w+ (?:nous )?sur|discut\\w+ sur',
  // origins, and what was done before
  'heriti?e?r?e?s? (?:de|du|d)|issue?s? (?:de|du|d)|suite (?:a|au|aux|de|du)|succede a',
  'ancien(?:ne)?s?(?: (?:membres?|salarie\\w*|developp\\w+))? (?:de|du|d|chez)',
  'successeur (?:de|du)|remplac\\w+|capitalis\\w+ sur',
  'avons (?:deja )?(?:construit|realise|concu|livre|developpe|cree|lance)',
  // tools
  'utilis\\w+|via|grace (?:a|au|aux)|au moyen (?:de|du|d)|appui\\w* sur|appuy\\w+ sur|bas\\w+ sur',
  'construite? sur|travaille sur|publi\\w+ sur|parai\\w+ sur|disponibles? sur|en ligne sur',
  'consult\\w+ sur|heberg\\w+ (?:sur|par)|api|apis',
  '(?:a|ont|avons|avez) (?:choisi|retenu|adopte)',
  // what a product is connected to, and partners
  'interfac\\w+ avec|connect\\w+ (?:a|au|avec)|interconn\\w+ (?:a|avec)|parl\\w+ (?:a|au|avec)',
  'communiqu\\w+ avec|dialogu\\w+ avec|partag\\w+ (?:\\w+ ){1,3}avec|voisine?s? d\\w*',
  'partenaires?|partenariat avec|collaboration avec|lien (?:avec|fort avec|etroit avec)',
  'liens? avec|synergie avec|coordination avec',
].join('|');

const BEFORE_ASIDE = new RegExp(
  `(?:^| )(?:${ASIDE_CUES})(?: (?:les|des|de|d|l)? ?(?:equipes?|services?|outils?|produits?|plateformes?|startups?)(?: d etat)?)?${ARTICLE}$`,
);

/** "capitalise sur les nombreux apprentissages de X": some words may stand between. */
const DRAWS_ON =
  /(?:^| )(?:capitalis\w+ sur|inspir\w+ d\w*|herit\w+ d\w*|issue?s? d\w*|succed\w+ a|succes d\w*)(?: \w+){1,5}$/;

/** "X (en toutes lettres), une des startups d'État du ministère". */
const AFTER_STARTUP =
  /^(?:(?:c |qui )?est )?(?:devenue? )?(?:une?|la|notre|cette)(?: (?:des?|jeune|nouvelle|autre|premiere|\w+eme))*(?: \w+)? (?:start ?ups?|start ups?) (?:d etat|de territoires?)/;

/** "L'objectif de X est…", "Avec X, chacun peut…" at the start of a sentence. */
const PURPOSE_OF =
  /(?:(?:^| )(?:objectif|mission|but|ambition|vocation|promesse|finalite|origine|principe|role)(?: principale?)?(?: (?:de|du|des|d|l|la|le|les))+|^avec(?: (?:l|la|le|les))?)$/;

/** A name's surroundings, and the role they give it. */
export function roleOf(text: string, start: number, end: number, inTitle: boolean): Role {
  const before = leftWords(text, start);
  const after = rightWords(text, end);
  if (AFTER_RECRUITS.test(after)) return 'told';
  if (inTitle && isInList(text, start)) return 'aside';
  const origin = before.replace(BEFORE_STARTUP, '');
  if (BEFORE_ASIDE.test(origin) || DRAWS_ON.test(origin)) return 'aside';
  if (origin !== before || AFTER_STARTUP.test(after)) return 'told';
  if (BEFORE_RECRUITS.test(before)) return 'team';
  if (inTitle && (before === '' || BEFORE_TITLE.test(before))) return 'team';
  if (BEFORE_TEAM.test(before)) return 'team';
  if (isHeading(text, start, end) || opensText(text, start)) return 'presented';
  if (AFTER_PRESENTED.test(after) || PURPOSE_OF.test(before)) return 'presented';
  if (BEFORE_NOUN.test(before)) return 'presented';
  return 'mentioned';
}

/** In a title, one of several things in brackets is a skill: "Dev fullstack (Grist, Python)". */
function isInList(title: string, start: number): boolean {
  const open = title.lastIndexOf('(', start);
  if (open < 0) return false;
  const close = title.indexOf(')', open);
  const bracket = title.slice(open + 1, close < 0 ? undefined : close);
  return start < open + 1 + bracket.length && /[,;/]/.test(bracket);
}

/** The folded words before a place, in its sentence and on its line. */
function leftWords(text: string, start: number): string {
  const slice = text.slice(Math.max(0, start - BEFORE), start);
  // A sentence's end cuts: what stands before it is not about this name.
  const cut = Math.max(
    slice.lastIndexOf('\n'),
    slice.lastIndexOf('. '),
    slice.lastIndexOf('! '),
    slice.lastIndexOf('? '),
  );
  return fold(slice.slice(cut + 1));
}

/** The folded words after a place, on its line. */
function rightWords(text: string, end: number): string {
  const [line = ''] = text.slice(end, end + AFTER).split('\n', 1);
  // "X (ex Y) recrute", "X, startup d'État…": a bracket is skipped.
  return fold(line.replace(/^\s*\([^)]*\)/, ''));
}

/** The line after a heading is a paragraph; the one after a list's item is another item. */
const PARAGRAPH = 80;

/** A heading holds little more than the name, in UTF-16 units. */
const HEADING_REST = 24;

/** A short line that is little more than the name, with a paragraph below. */
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

/** The first words of the whole text: what it is about. */
function opensText(text: string, start: number): boolean {
  return start < 30 && fold(text.slice(0, start)).split(' ').length <= 3;
}
