import { type Finding, failed, passed } from './check.ts';
import { DAYS_A_WEEK, isElsewhere, isWeekly } from './mission.ts';
import { type Found, HIDDEN, type OfferWords } from './offer-words.ts';

/*
 * The four wordings of employment that missions should avoid, each with the words to write
 * instead. A wording counts only when it is about the offer itself: products may be about
 * recruiting, teams and days too.
 */

/** "Responsable" and its object: "responsable du produit", "responsable produit". */
const RESPONSABLE =
  /\b(?:co-?)?responsables? (?:d'|du |des |de (?:la |l')?)[^\s.,;:!?)]+|\bresponsables? (?:produit|deploiement|communication|partenariats?|design|data|donnees|developpement|support|marketing|seo|operations?|acquisition|relations?|accompagnement|animation|formation|communaute|contenus?|projets?)\b/;

/** Words before it that make it the role that the offer is for. */
const ROLE_BEFORE =
  /(?:^|\b(?:vous|tu) (?:etes|serez|es|seras|devenez|interviendrez comme|interviens comme)|\bpersonne (?:est|sera)|\b(?:qui|il|elle|donc) sera|\b(?:freelance|prestataire|titulaire|independant\S*) (?:est|sera)|\b(?:recherch|recrut|cherch)\w*|\ben (?:tant que|qualite de)|\b(?:role|poste|mission|fonctions?)(?: de| :)|\bcomme)(?: (?:personne|seule?|seul\W{1,2}e|le|la|l'|une?|un\W{1,2}e|son|sa|notre|nos|des|deux|futur\S*|nouveau|nouvelle|ou|directement|pleinement|aussi|egalement|entierement)){0,12} ?$/;

const LIST_MARK = /^[\s*•·–>-]*$/;

/** "Responsable de" → "Chargé de". */
export function wordingResponsable(words: OfferWords): Finding {
  const found =
    words.find(
      RESPONSABLE,
      ({ before }) => !/\b(?:avec|et|aupres d\w|de)(?: (?:le|la|un|une|notre|son))? $/.test(before),
      ['title'],
    ) ??
    words.find(
      RESPONSABLE,
      ({ before, after, match }) =>
        // "Responsable de produit : Camille" is a member of the team, not the person looked for.
        (LIST_MARK.test(before) ? !/^ ?[:(]/.test(after) : ROLE_BEFORE.test(before)) &&
        !/\btraitement/.test(match[0]),
      ['missions', 'profile', 'process'],
    );
  if (!found) return passed(null);
  const object = found.quote.replace(/^(?:co-?)?responsables?\s+/i, '');
  return failed(found, `Chargé·e ${linked(object)}`);
}

/** The object after "chargé·e", with its "de": "du produit", "de produit", "d’accompagnement". */
function linked(object: string): string {
  if (/^(?:d['’]|de\b|du\b|des\b)/i.test(object)) return object;
  return /^[aeiouyhàâéèêëîïôœ]/i.test(object) ? `d’${object}` : `de ${object}`;
}

/** The offer's own recruiting: its steps, its heading, "nous recrutons". */
const RECRUITING: readonly [RegExp, (found: Found) => boolean][] = [
  [
    /\b(?:process(?:us)?|procedures?|modalites|etapes?|deroule(?:ment)?|parcours|entretiens?|campagne|calendrier|phases?|demarche|cadre|contexte)(?: \w+)? (?:de |du |d'un |de ce |de notre )?recrutements?\b/,
    ({ before, after }) => !ABOUT_A_PRODUCT.test(before) && !OTHERS_RECRUITING.test(after),
  ],
  [
    /\b(?:notre|nos|ce|cette offre de|offre de|annonce de|avis de|en cours de|objet[ :"«“]{1,3}) ?recrutements?\b/,
    ({ before, after }) => !ABOUT_A_PRODUCT.test(before) && !OTHERS_RECRUITING.test(after),
  ],
  // A heading: "Recrutement", "4. Le recrutement :".
  [
    /\b(?:le )?recrutements?\b/,
    ({ before, after }) =>
      /^[\W\d]*$/.test(before) &&
      /^(?:\W*$| ?:(?! ?(?:outils?|plateformes?|services?)\b)| (?:en (?:cours|continu|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|rapide|immediat|urgent)\b)/.test(
        after,
      ),
  ],
  [
    /\b(?:le )?recrutement (?:se (?:fait|fera|deroule|passe)|comporte|sera|est (?:ouvert|prevu))/,
    () => true,
  ],
  [
    /\brecrutement (?:d'une?\b(?! equipe)|de la personne|du ou de la|de deux|de trois|pour (?:cette|la) mission)\b/,
    ({ before }) => !ABOUT_A_PRODUCT.test(before),
  ],
  [
    /\b(?:nous|on) (?:recrutons|recrute|allons recruter|souhaitons recruter|cherchons a recruter)\b|\b(?:envisage|prevu|question) de recruter\b/,
    () => true,
  ],
  [
    /\brecrute(?:nt)?\b(?=(?: actuellement| aujourd'hui| egalement)? ?(?:[:(!]|\.(?!\w)|une?\b|des\b|deux\b|trois\b|le\b|la\b|l'|son\b|sa\b|ses\b|leurs?\b|\d|$))/,
    ({ before, offset, zone }) =>
      (zone === 'title' || (zone === 'missions' && offset < OPENING)) && !OTHERS.test(before),
  ],
  [
    /\b(?:la personne|le profil|la ou le \w+|le\/la \w+|(?:le |la )candidate?) (?:ainsi )?recrutee?\b|\bvous (?:serez|etes) recrute/,
    () => true,
  ],
];

/** The length of a text's introduction, in UTF-16 units. */
const OPENING = 1_200;

/** Words before it that describe what a product does for others. */
const ABOUT_A_PRODUCT =
  /\b(?:outils?|plateformes?|services?|logiciels?|produits?|sites?|applications?|permet\w*|facilit\w*|simplifi\w*|amelior\w*|aide(?:r|nt)?|accompagn\w*|fluidifi\w*|pour les|aux|des employeurs|employeurs?|entreprises?|candidats?|collectivites|ministeres|participation|particip\w+ (?:au|aux|a)|contribu\w+|assurer|piloter|a l'aise|connaiss\w+|experiences?|maitris\w+|sourcing|pilotage|gerer|gestion|strategie)\b/;

/** Words after it that make it the recruiting of others. */
const OTHERS_RECRUITING = /^ (?:des|de ses|de leurs|dans les|en alternance|inclusif|public|sans)\b/;

/** The people who hire in the description of a product. */
const OTHERS =
  /\b(?:qui|entreprises?|employeurs?|structures?|associations?|collectivites|communes?|ministeres?|administrations?|etablissements?|ecoles?|recruteu\w+|lorsqu\w*|quand|si) ?\S{0,12}$|\b[ld]es [a-z]+s $/;

/** "Recrutement" → "Sélection de profil". */
export function wordingRecrutement(words: OfferWords): Finding {
  for (const [pattern, accepts] of RECRUITING) {
    const found = words.find(pattern, accepts);
    if (found) return failed(found, recruitingAdvice(found.quote));
  }
  return passed(words.find(/\bselection (?:de|du|des) profils?\b/));
}

/** The quoted words with another verb or noun for the recruiting, and the article that fits it. */
function recruitingAdvice(quote: string): string {
  const capital = /^\p{Lu}/u.test(quote);
  const words = quote
    .toLowerCase()
    .replace('recrutements', 'sélections de profils')
    .replace(/d(?:u|e ce) recrutement/, 'de la sélection de profil')
    .replace(/\bun recrutement/, 'une sélection de profil')
    .replace(/\bce recrutement/, 'cette sélection de profil')
    .replace(/\ble recrutement/, 'la sélection de profil')
    .replace('recrutement', 'sélection de profil')
    .replace(/(?<=sélection de profil est )(?:ouvert|prévu)(?!e)/, '$&e')
    .replace('recrutée', 'retenue')
    .replace(/recruté(?!e)/, 'retenu')
    .replace('recruter', 'rechercher')
    .replace(/recrut(?=e|ons)/, 'recherch');
  return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

const DETERMINER = "(?:l'|la |une |notre |cette |son |leur |nos |votre )";
const TEAM = `${DETERMINER}(?:\\w+ ){0,2}?(?:equipe|team)\\b`;

/** The offer proposes to join a team. */
const JOINING = new RegExp(
  `\\brejoi(?:ndre|ndrez|ndras|ndra|ns|nt|gnez|gne|gnons|gnant) (?:${TEAM}|notre (?:communaute|collectif|aventure)|l'aventure|une aventure|l[ae] (?:communaute|collectif|start[- ]?up)|(?:les|nos) equipes|(?:le reseau )?beta(?:\\.gouv|gouv)|une start[- ]?up|nous\\b|l'incubateur|${HIDDEN}+)|\\brejoi(?:ns|gnez)-nous\\b|\\bnous rejoi(?:ndre|ndrez|ndras|gnez|gnant|ns)\\b|\\bvenez (?:nous )?rejoindre\\b|\\bl'equipe [^.\\n]{0,40}que (?:vous|tu) rejoi\\w+|\\bintegr(?:er|erez|eras|era|ez|es|e) (?:${TEAM}|notre (?:communaute|collectif)|la (?:communaute|start[- ]?up))|\\b(?:votre|ton) integration (?:a|dans|au sein de) ${TEAM}|\\bs'integrer (?:a|dans|au sein de) ${TEAM}|\\b(?:vous|tu|t|il|elle|personne) ?(?:serez|seras|sera) integree?\\S* (?:a|au sein de|dans) ${TEAM}|\\bagrandi(?:r|t|ssons|ssent) (?:${TEAM})|\\b(?:l'|notre |cette |son )equipe(?: \\S+){0,5}? s'agrandi(?:t|r)|\\bs'agrandi(?:t|r) et|\\bva s'agrandir|\\bjoin(?:ing)? (?:us\\b|(?:the|our|a) (?:\\w+ )?team\\b)`,
);

/** Words before it for people who join a team through a product, or who joined one in the past. */
const OTHERS_JOINING =
  /\b(?:permet\w*|propos\w+|invit\w+|aid(?:e|ent|er|ant)|accompagn\w+|incit\w+|amen\w+|form\w+) (?:\S+ ){0,3}?(?:aux?|les|des|leurs|a l\S*|d'autres|de futur\S*)\b|\b(?:a|ont|ayant|avait|avoir|est|vient de|viennent de) $|\b(?:agents|medecins|eleves|jeunes|usagers|utilisat\w+|agriculteurs|benevoles|salaries|enseignants) (?:\S+ ){0,3}$/;

/** "Rejoindre, intégrer, agrandir l’équipe" → "aider, soutenir, participer à". */
export function wordingTeam(words: OfferWords): Finding {
  const found = words.find(JOINING, ({ before }) => !OTHERS_JOINING.test(before));
  if (!found) return passed(null);
  const team = /(?:l['’]|notre |cette |la |son |votre )\S{0,30}\s?[ée]quipe/i.exec(
    found.quote,
  )?.[0];
  return failed(found, `aider, soutenir ${team ?? 'l’équipe'}, participer à ses travaux`);
}

/** Words around a count of days that make it flexible. */
const FLEXIBLE =
  /\b(?:en moyenne|on average|average|about|around|approximately|up to|at least|at most|between|env\b|environ|flexibles?|flexibilite|estime\w*|estimation|indicati\w+|approximativ\w+|jusqu'?a|minimum|maximum|au moins|au plus|moyenne de|a convenir|librement|modulables?|variables?|autour de|adaptables?|ajustables?|negociables?|a (?:adapter|ajuster|definir|discuter|negocier)|entre [^|.]{1,30} et \||idealement|selon (?:le |votre |vos |les |l')?(?:profil|besoins?|disponibilites|activite|charge|semaines?))(?!\w)|[~≈±]/;

/** "À 3 jours par semaine" → "3 jours en moyenne par semaine, flexible". */
export function wordingFixedDays(words: OfferWords): Finding {
  let average: Found | null = null;
  for (const found of words.all(DAYS_A_WEEK)) {
    const [, range, days = '', softened] = found.match;
    const around = `${found.before}|${softened}|${found.after}`;
    if (!isWeekly(found.quote) || /^(?:6|7|six|sept)$/.test(days)) continue;
    if (isElsewhere(found)) continue;
    if (range || FLEXIBLE.test(around)) {
      average ??= found;
      continue;
    }
    const number = /\d+(?:[.,]\d+)?|\p{L}+/u.exec(found.quote)?.[0] ?? days;
    const unit = /^(?:1|une?)$/i.test(number) ? 'jour' : 'jours';
    return failed(found, `${number} ${unit} en moyenne par semaine, flexible`);
  }
  return passed(average);
}
