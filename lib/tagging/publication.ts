import { monthsLater } from '../offer/months-later.ts';
import type { Offer, OfferField } from '../offer/offer.ts';
import { type Finding, failed, notApplicable, passed } from './check.ts';
import type { OfferWords } from './offer-words.ts';

const MONTHS =
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre';
const SHORT_MONTHS = '(?:janv|fevr?|avr|juil|sept?|oct|nov|dec)(?:\\.|\\b)';
const DATE = `(?:\\d{1,2}(?:er)? ?(?:${MONTHS.replaceAll(' ', '|')}|${SHORT_MONTHS})(?: \\d{4})?|\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?|\\d{4}-\\d{2}-\\d{2}|(?:fin|debut|mi-?) ?(?:du mois )?(?:de |d')?(?:${MONTHS.replaceAll(' ', '|')})(?: \\d{4})?)`;

/**
 * Words for an offer that is published, sent or answered; products may be "visible" and answer too.
 */
const OF_THE_OFFER =
  '(?:\\b(?:annonce|offre(?! de services?\\b)|publication|(?<!services? )publiee?|candidat\\w+(?! des (?:communes|collectivites|territoires|entreprises|structures|associations|porteurs|projets|departements|regions|ecoles|etablissements))|postul\\w+|(?<!\\b(?:doivent|devront|peuvent|pourront|vont) )repon\\w+(?! aux? (?:usag|citoyen|demand))|dossiers?(?! (?:des|de l|d)\\b)|cv)\\b|(?<!\\b(?:application|site|service|plateforme|demarche|outil|produit|version|module|fonctionnalite|simulateur|teleservice|formulaire|carte|api|doit etre|doivent etre|mettre|mise)\\b[^.\\n]{0,30})\\b(?:en ligne|visible)\\b)';

/** Words for answering an offer, and for the team's reading of the answers. */
const WRITING = [
  '\\b(?:ecri(?:vez|s)|envoy(?:ez|e|er)|contact(?:ez|e)|repond(?:ez|s)|adress(?:ez|e|er)|transmet(?:tez|s)|parlez|appel(?:ez|le))[- ](?:nous|moi|votre|vos|ton|tes|un|une|deux|trois|quelques)\\b',
  '\\bnous (?:contacter|ecrire|repondre|envoyer|transmettre|adresser|faire signe|solliciter|rencontrer)\\b',
  '\\b(?:manifest|signal|proposez)[a-z]*-vous\\b|\\bse (?:manifester|signaler|proposer)\\b',
  '\\b(?:vos|les|tous les|toutes les) (?:messages?|profils?|propositions?|courriels?|mails?)(?: [a-z]+){0,3}? (?:attendu|recu|arrive|lu|etudie|examine)e?s?\\b|\\bpropositions? a (?:transmettre|envoyer|adresser)\\b',
  '\\b(?:on|nous) (?:lit|lisons|lira|lirons|etudie|etudions|examine|examinons|regarde|regardons)\\b',
].join('|');

/** One character that does not begin a word about the work: the date would then be the work's. */
const NOT_OF_THE_WORK =
  '(?:(?!\\bmissions?\\b|\\bcontrat\\b|\\bpostes?\\b|\\bvacances?\\b|\\bequipe\\b|\\bprestations?\\b|\\blivr\\w+|\\bprojets?\\b)[^.\\n])';

const ENGLISH_MONTHS =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const ENGLISH_DATE = `(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${ENGLISH_MONTHS}(?:,? \\d{4})?|${ENGLISH_MONTHS} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|(?:end|beginning|middle|mid)[ -](?:of )?${ENGLISH_MONTHS}(?: \\d{4})?|\\d{4}-\\d{2}-\\d{2})`;

/** Words for an English offer that is published, sent or answered; "we offer" is not one. */
const OF_THE_ENGLISH_OFFER =
  '(?:(?:\\b(?:this|the|our|job) |(?<![a-z] ))\\boffer\\b|\\b(?:ad|advert|advertisement|posting|listing|applications?|apply|applying|candidates|resumes?|cvs?)\\b)';
const NOT_OF_THE_ENGLISH_WORK =
  '(?:(?!\\bmissions?\\b|\\bcontracts?\\b|\\bprojects?\\b|\\bproducts?\\b|\\bservices?\\b|\\bwork\\b|\\bstart\\w*|\\bbegin\\w*|\\bdeliver\\w*|\\breleas\\w*|\\bavailable\\b|\\bmust\\b)[^.\\n])';

/** The end of an offer's publication in its text: a date, and words that say what it ends. */
const END_OF_PUBLICATION = new RegExp(
  [
    // "Date limite de candidature : 15 décembre 2026", "Fin de publication le 15/12/2026"
    `\\b(?:fin|limite|cloture|expiration|retrait|echeance|depublication|depot)\\b[^.\\n]{0,60}?\\b(?:publication|candidatures?|annonce|offre|reponses?|postuler|dossiers?)\\b[^.\\n]{0,30}?${DATE}`,
    `\\b(?:date limite|deadline|cloture|fin de publication|depublication|dead-line)\\b${NOT_OF_THE_WORK}{0,20}?${DATE}`,
    // "Annonce publiée jusqu'au…", "Candidatures ouvertes jusqu'au…", "Postulez avant le…"
    `${OF_THE_OFFER}${NOT_OF_THE_WORK}{0,80}?\\b(?:jusqu'?(?:au|a)|avant|au plus tard|d'ici|clos\\w*|cloture\\w*|retiree?|depubliee?|expire\\w*|close)\\b[^.\\n]{0,20}?${DATE}`,
    // "Annonce ouverte du 1er au 30 novembre", "Candidatures à envoyer pour le 15 décembre"
    `${OF_THE_OFFER}${NOT_OF_THE_WORK}{0,40}?\\bdu \\d{1,2}(?:er)?(?: [a-z]+\\.?)?(?: \\d{4})? au ${DATE}`,
    `\\b(?:candidatures?|dossiers?|cv|reponses?)\\b${NOT_OF_THE_WORK}{0,40}?\\bpour le (?:[a-z]+di |dimanche )?${DATE}`,
    // "Écrivez-nous avant le 15 décembre", "On lit tout ce qui arrive avant le 5 janvier"
    `(?:${WRITING})${NOT_OF_THE_WORK}{0,60}?\\b(?:jusqu'?(?:au|a)|avant|au plus tard|d'ici)\\b[^.\\n]{0,15}?${DATE}`,
    // "Nous fermons les candidatures le 3 janvier"
    `\\b(?:ferm|clo[st]|arret|retir|depubli)[a-z]* (?:les |l'|la |cette |notre )?(?:candidatures?|annonces?|offre|publication)\\b[^.\\n]{0,10}? le ${DATE}`,
    // "Dernier jour pour répondre : le 8 janvier"
    `\\bderniers? (?:jours?|delai)\\b[^.\\n]{0,20}?\\b(?:repondre|candidater|postuler|ecrire|nous [a-z]+)\\b[^.\\n]{0,10}?${DATE}`,
    // "Offer open until 30 June 2027", "Apply before 15 January"
    `${OF_THE_ENGLISH_OFFER}${NOT_OF_THE_ENGLISH_WORK}{0,80}?\\b(?:until|till|before|by|no later than|closes?|closing|expires?)\\b[^.\\n]{0,20}?${ENGLISH_DATE}`,
    // "Closing date for applications: 15/01/2027", "Application deadline: end of June"
    `(?<!\\b(?:delivery|project|work|mission|contract|product|release) )\\b(?:deadline|closing date|expiry date)\\b${NOT_OF_THE_ENGLISH_WORK}{0,30}?(?:${ENGLISH_DATE}|${DATE})`,
    // "jusqu'au 15 décembre pour candidater"
    `\\b(?:jusqu'?(?:au|a)|avant) (?:le )?${DATE} (?:inclus )?pour (?:candidater|postuler|repondre|nous (?:ecrire|repondre|contacter|envoyer)|se (?:signaler|manifester))`,
  ].join('|'),
);

/** Checks that the offer of a mission says how long it is published. */
export function endDate(offer: Offer, words: OfferWords): Finding {
  const told = words.find(END_OF_PUBLICATION);
  const data = offer.structuredData?.validThrough ?? null;
  return told || data ? passed(told ?? data) : failed(null, 'Annonce publiée jusqu’au [date]');
}

/** The number of months after which offers are to be unpublished. */
const MONTHS_ONLINE = 2;

/** Checks that the offer is not older than two months. */
export function age({ datePosted }: Offer, today: string): Finding {
  if (!datePosted) return notApplicable();
  const end = monthsLater(datePosted, MONTHS_ONLINE);
  return today > end
    ? failed(datePosted, 'Dépublier l’offre, ou la publier à nouveau si elle est encore ouverte.')
    : passed(datePosted);
}

/** The fields compared, and their French names. */
const COMPARED: readonly (readonly [
  OfferField & ('title' | 'employer' | 'datePosted' | 'location'),
  string,
])[] = [
  ['title', 'titre'],
  ['employer', 'employeur'],
  ['datePosted', 'date de publication'],
  ['location', 'lieu'],
];

/** Checks that the page has structured data, and that it does not contradict what people see. */
export function structuredData({ structuredData: data }: Offer): Finding {
  if (data === undefined) return notApplicable();
  if (data === null) {
    return failed(
      null,
      'À signaler au site d’emploi : la page n’a pas de données structurées JobPosting.',
    );
  }
  const differing = COMPARED.filter(([field]) => data.differing.includes(field));
  const [first] = differing;
  if (!first) return passed(data.title);
  const changes = differing.map(
    ([field, name]) => `${name} : « ${data[field]} » devrait être « ${data.page[field]} »`,
  );
  return failed(data[first[0]], `Données structurées, ${changes.join(' ; ')}`);
}
