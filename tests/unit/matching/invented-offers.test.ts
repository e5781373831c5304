import { describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { readPage } from '../../../lib/boards/index.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { renderers } from '../../../scripts/evaluate/render.ts';
import { pageOf } from '../../../scripts/pages/parse.ts';

/**
 * An offer as a person wrote it, and what is to be answered. A Startup that is only possible is a
 * lead among the candidates: right where the offer is for nobody that it names, when the words
 * around leave room; "certain" of a wrong one never is.
 */
interface Invented {
  title: string;
  employer: string;
  /** Markdown. */
  text: string;
  /** Outcome, then the first Startup with its certainty. */
  expected: string;
}

const directory = bundledDirectory();
const resolver = new Resolver(directory);
const { choisirLeServicePublic, welcomeToTheJungle } = renderers(directory);

/** Offers that stand beside it on its page. */
const beside = {
  id: 'voisine',
  title: 'Juriste en droit public',
  text: 'Vous rédigez les marchés du service.',
  employer: 'Une préfecture',
};
const neighbours = { previous: beside, recommended: [beside, beside] };

function answerOn(
  board: 'choisir-le-service-public' | 'welcome-to-the-jungle',
  offer: Invented,
  number: number,
): string {
  const rendered = { id: `inventee-${number}`, ...offer };
  const { url, html } =
    board === 'choisir-le-service-public'
      ? choisirLeServicePublic(rendered, neighbours, number)
      : welcomeToTheJungle(rendered, neighbours, number, 'un-employeur');
  const { outcome, startups } =
    answer(readPage(pageOf(url, html)), resolver, directory.date)?.resolution ?? {};
  const [first] = startups ?? [];
  return first ? `${outcome}, ${first.id}: ${first.certainty}` : `${outcome}`;
}

/** All written for this table in November 2026; nobody is hiring here. */
const OFFERS: Record<string, Invented> = {
  'a Startup named from the title on': {
    title: 'Développeuse ou développeur full-stack – Euphrosyne',
    employer: 'Ministère de la Culture',
    text: `Les musées envoient leurs objets au laboratoire pour les dater. Euphrosyne range les résultats et les rend aux équipes de recherche.

Au sein de l’Atelier numérique, tu reprends un code écrit en TypeScript par deux personnes, et tu le tiens avec elles.`,
    expected: 'identified, euphrosyne: certain',
  },
  'a Startup hires in the first sentence': {
    title: 'Product manager',
    employer: 'Ministère de la Transition écologique',
    text: `La Startup d’État Docurba recrute sa prochaine product manager. Les plans d’urbanisme y passent de bureau en bureau sans se perdre.

Tu écoutes les communes, tu tries les demandes, tu dis non souvent.`,
    expected: 'identified, docurba: certain',
  },
  'only a link to its page': {
    title: 'Designer produit',
    employer: 'Cerema',
    text: `L’équipe, quatre personnes à Aix et à distance, aide [les collectivités à reprendre leurs friches](https://beta.gouv.fr/startups/urbanvitaliz.html).

Tu mènes les entretiens et dessines les écrans. Ce poste est du réseau beta.gouv.fr.`,
    expected: 'identified, urbanvitaliz: certain',
  },
  'a former name, told': {
    title: 'Chargé·e de déploiement',
    employer: 'Ministère de la Transition écologique',
    text: `La Startup d’État Histologe recherche une personne qui fasse le tour des départements. Histologe reçoit les signalements de logements indignes.

Vous formez les agents, vous comptez les dossiers, vous revenez avec leurs plaintes.`,
    expected: 'identified, histologe: certain',
  },
  'a name and its earlier name beside it': {
    title: 'Dev back-end pour Bhasile (anciennement Place d’Asile)',
    employer: 'Direction interministérielle du numérique',
    text: `Bhasile dit combien de places d’hébergement restent libres, et où. L’équipe travaille en Node et en SQL, avec la méthode de beta.gouv.fr.`,
    expected:
      'identified, gestion-et-pilotage-du-parc-d-hebergement-du-dispositif-national-d-acceuil: certain',
  },
  'an ordinary word, told and presented': {
    title: 'Développeuse Python – Camino',
    employer: 'Ministère de la Transition écologique',
    text: `Camino est une Startup d’État qui tient le registre des mines. L’équipe Camino cherche une personne pour la carte et ses couches.`,
    expected: 'identified, camino: certain',
  },
  'two Startups share the post': {
    title: 'Designer partagé·e entre Mutafriches et Bénéfriches',
    employer: 'ADEME',
    text: `Mutafriches et Bénéfriches, deux Startups d’État de l’ADEME, se partagent une personne au design : deux jours chez l’une, deux jours chez l’autre.`,
    expected: 'identified, benefriches: certain',
  },
  'one Startup, its neighbour as a partner': {
    title: 'Business developer',
    employer: 'Ministère de la Transition écologique',
    text: `QualiCharge est un service qui compte les bornes de recharge et leurs pannes. L’équipe QualiCharge recrute, en lien étroit avec transport.data.gouv.fr, qui publie ses données.

Tu convaincs les opérateurs de brancher leurs systèmes. Startup d’État depuis deux ans.`,
    expected: 'identified, qualicharge: certain',
  },
  'the tool of an unknown Startup': {
    title: 'Développeur front-end',
    employer: 'Ministère chargé de la Mer',
    text: `La Startup d’État Gabarine recrute. Ses formulaires s’appuient sur Démarche Numérique, ses comptes sur ProConnect, et les chiffres paraissent sur data.gouv.fr.`,
    expected: 'ambiguous, proconnect: possible',
  },
  'born of another product': {
    title: 'Intrapreneuse ou intrapreneur',
    employer: 'Ministères sociaux',
    text: `Une nouvelle Startup d’État se lance à la Fabrique numérique des ministères sociaux, sur l’accueil des internes. Issue de Medlé, dont elle reprend le socle, elle n’a pas encore de nom.`,
    expected: 'unidentified',
  },
  'Startups only in the text about the employer': {
    title: 'Administratrice systèmes',
    employer: 'Direction interministérielle du numérique',
    text: `Vous tenez les serveurs du département et les astreintes, un week-end sur six.

Le réseau beta.gouv.fr compte deux cents équipes, par exemple Tchap, Mobilic ou Signaux Faibles.`,
    expected: 'unidentified',
  },
  'described and not named': {
    title: 'Développeur ou développeuse Ruby',
    employer: 'Direction interministérielle du numérique',
    text: `Une Startup d’État aide les locataires à monter un dossier sans pièce superflue, et les propriétaires à s’y fier. Elle cherche sa troisième développeuse.`,
    expected: 'unidentified',
  },
  'an incubator hires for itself': {
    title: 'Coach produit à l’Incubateur des Territoires',
    employer: 'Agence nationale de la cohésion des territoires',
    text: `L’Incubateur des Territoires recrute une coach qui suive six équipes : Mon Suivi Social, Deveco et quatre plus jeunes.`,
    expected: 'ambiguous, deveco: possible',
  },
  'an incubator as the employer': {
    title: 'Data scientist',
    employer: 'Incubateur de la Justice',
    text: `Au ministère, une petite équipe donne aux greffes des délais qui tiennent. Une Startup d’État y naît ; elle a six mois pour montrer que cela sert.`,
    expected: 'unidentified',
  },
  'the subject of the work is a name of the directory': {
    title: 'Cheffe de projet vie chère',
    employer: 'Région d’outre-mer',
    text: `Vous animez l’observatoire des prix et le suivi de la vie chère avec les associations. Vous rendez compte au cabinet.`,
    expected: 'not-beta',
  },
  'plain words in the title, beside a Startup that hires': {
    title: 'Développeuse pour les carnets de bord des pêcheurs',
    employer: 'Affaires maritimes',
    text: `MonitorFish est une Startup d’État qui montre aux centres de surveillance où pêche qui. L’équipe MonitorFish veut lire les carnets de bord au port.`,
    expected: 'identified, monitorfish: certain',
  },
  'a town that uses a product': {
    title: 'Conseiller numérique – Aidants Connect',
    employer: 'Communauté de communes',
    text: `Vous recevez les habitants à la maison France services et faites leurs démarches avec eux, au moyen d’Aidants Connect. Vous tenez le planning des permanences.`,
    expected: 'not-beta',
  },
  'a department that settles on a product': {
    title: 'Chargé de projet numérique RDV Service Public',
    employer: 'Conseil départemental',
    text: `Le département a choisi RDV Service Public pour ses permanences sociales. Vous paramétrez l’outil, formez les secrétariats et tenez le support de premier niveau.

Vous êtes l’interlocutrice de l’éditeur, beta.gouv.fr.`,
    expected: 'ambiguous, rdv-service-public: possible',
  },
  'a school that answers with Pix': {
    title: 'Formatrice, référente Pix',
    employer: 'Académie',
    text: `Vous préparez les élèves aux certifications Pix et tenez la salle informatique. Vous êtes l’appui des collègues pour les usages du numérique.`,
    expected: 'not-beta',
  },
  'a contractor hires for one Startup': {
    title: 'Développeuse freelance – APLyPro',
    employer: 'Coopérative des Trois Rivières',
    text: `Notre coopérative tient le marché de développement du réseau beta.gouv.fr. Tu rejoins l’équipe APLyPro, qui paie aux lycéens leurs semaines de stage.`,
    expected: 'identified, valorisation.des.stages.pro: certain',
  },
  'a contractor shows its references': {
    title: 'Lead developer',
    employer: 'Coopérative des Trois Rivières',
    text: `Nos quarante salariés travaillent pour des villes, des associations et des Startups d’État : nous avons construit Acceslibre, Docurba et la carte des pistes cyclables de Lyon.

Tu choisis tes projets avec nous.`,
    expected: 'not-beta',
  },
  'a company that partners with a Startup': {
    title: 'Développeur Java',
    employer: 'Éditions du Tachygraphe',
    text: `Nos boîtiers équipent trente mille camions et parlent à Mobilic, la Startup d’État du temps de travail. Tu tiens cette interface et trois autres.`,
    expected: 'not-beta',
  },
  'a company of the beta test': {
    title: 'Product owner',
    employer: 'Kilomètre Zéro',
    text: `Notre startup lance sa bêta en avril. Vous réunissez les bêta-testeurs, vous classez leurs retours, vous vendez aux mairies et à l’État.`,
    expected: 'not-beta',
  },
  'a ministry with a bureau of its own': {
    title: 'Chef de projet maîtrise d’ouvrage',
    employer: 'Ministère de l’Agriculture',
    text: `Au bureau des systèmes d’information, vous suivez trois applications de contrôle sanitaire et leur exploitant. La connaissance de beta.gouv.fr est un plus.`,
    expected: 'not-beta',
  },
  'a policy post on the programme': {
    title: 'Adjointe au sous-directeur du numérique',
    employer: 'Ministère de la Transition écologique',
    text: `Vous préparez le budget, dont les crédits du programme Startups d’État, et représentez la direction aux comités de la DINUM.`,
    expected: 'not-beta',
  },
  'a lab that cites the network as a model': {
    title: 'Designer de politiques publiques',
    employer: 'Métropole',
    text: `Notre laboratoire s’inspire des méthodes de beta.gouv.fr : petites équipes, terrain, essais. Vous y menez quatre enquêtes par an sur les cantines, les crèches et les marchés.`,
    expected: 'not-beta',
  },
  'a word that is a name, in a sentence': {
    title: 'Développeur web',
    employer: 'Université',
    text: `Vous reprenez la messagerie, les docs et la visio du campus avec deux collègues. Agora des usagers chaque trimestre, première étape en avril.`,
    expected: 'not-beta',
  },
  'React and other skills': {
    title: 'Développeuse React, Grist et OpenFisca',
    employer: 'Direction interministérielle du numérique',
    text: `Tu viens grossir l’équipe des prototypes de beta.gouv.fr : un écran par semaine, jeté ou gardé. Nous utilisons React, Grist et OpenFisca.`,
    expected: 'ambiguous, grist.numerique.gouv.fr: possible',
  },
  'the product’s address in the text': {
    title: 'Responsable du support',
    employer: 'Ministère de l’Intérieur',
    text: `Chaque mois, un million de personnes lisent l’histoire d’un véhicule d’occasion sur histovec.interieur.gouv.fr. HistoVec, Startup d’État de la Fabrique numérique, veut leur répondre en deux jours.`,
    expected: 'identified, histovec: certain',
  },
  'capitals everywhere': {
    title: 'LA STARTUP D’ETAT ZACHARIE RECRUTE UN CHARGE DE DEPLOIEMENT',
    employer: 'Ministère de l’Agriculture',
    text: `Vous allez voir les chasseurs, les vétérinaires et les marchands de gibier. Vous leur montrez comment déclarer une carcasse en deux minutes.`,
    expected: 'identified, zacharie: certain',
  },
  'a name inside another name': {
    title: 'Développeuse cartographie – transport.data.gouv.fr',
    employer: 'Ministère chargé des Transports',
    text: `L’équipe transport.data.gouv.fr ouvre les horaires de tous les bus de France. Elle les publie aussi sur data.gouv.fr.`,
    expected: 'identified, transport: certain',
  },
  'a Startup under its own brand': {
    title: 'Développeur back-end – Pix',
    employer: 'GIP Pix',
    text: `Pix est un service public en ligne pour évaluer et certifier ses compétences numériques. L’équipe Pix cherche un développeur : code ouvert sur github.com/1024pix/pix, revue à deux.`,
    expected: 'identified, pix: certain',
  },
  'the culture pass under its own brand': {
    title: 'Data engineer (H/F)',
    employer: 'pass Culture',
    text: `Le pass Culture, d’abord Startup d’État, est une société publique depuis 2019. L’équipe data du pass Culture construit l’entrepôt et la recommandation de pass.culture.fr.`,
    expected: 'identified, pass-culture: certain',
  },
  'a network offer of which the name says the subject': {
    title: 'Développeuse pour l’accès aux droits des jeunes',
    employer: 'Direction interministérielle du numérique',
    text: `Aides Jeunes est une Startup d’État qui montre en cinq minutes les aides de chacun. L’équipe Aides Jeunes cherche une personne qui aime les barèmes.`,
    expected: 'identified, aides.jeunes: certain',
  },
  'an employee of a body with an incubator': {
    title: 'Technicienne support de proximité',
    employer: 'ADEME',
    text: `Vous préparez les postes de travail, tenez le stock et répondez au téléphone. Le service compte huit personnes à Angers.`,
    expected: 'not-beta',
  },
  'a town’s project manager for a product': {
    title: 'Cheffe de projet Territoires en Transitions',
    employer: 'Communauté d’agglomération',
    text: `Vous déployez Territoires en Transitions dans les communes, remplissez les référentiels et préparez l’audit. La plateforme Territoires en Transitions est votre outil de tous les jours.`,
    expected: 'not-beta',
  },
  'a hospital that orders through a product': {
    title: 'Acheteuse restauration',
    employer: 'Centre hospitalier',
    text: `Vous tenez la télédéclaration dans ma cantine et le suivi des produits durables. Ma cantine est une plateforme du ministère, dont vous êtes la correspondante.`,
    expected: 'not-beta',
  },
  'a prefecture that answers through a product': {
    title: 'Instructrice logement indigne',
    employer: 'Préfecture',
    text: `Vous recevez les signalements par Signal Logement, les affectez aux services et relancez les bailleurs. La pratique de Démarche Numérique est souhaitée.`,
    expected: 'not-beta',
  },
  'a contractor that hosts': {
    title: 'Ingénieure de production',
    employer: 'Nuages du Vercors',
    text: `Nous hébergeons trois cents sites, dont ceux de plusieurs Startups d’État : Trackdéchets, Zéro logement vacant, Mon Suivi Social. Vous tenez l’astreinte une semaine sur cinq.`,
    expected: 'not-beta',
  },
  'an agency proud of its clients': {
    title: 'Designer UX senior',
    employer: 'Atelier du Phare',
    text: `Parmi nos clients : la SNCF, beta.gouv.fr, deux mutuelles et une enseigne de jardinage. Tu mènes les ateliers et tu dessines avec eux.`,
    expected: 'not-beta',
  },
  'an integrator of the State’s login': {
    title: 'Développeur Node.js',
    employer: 'Logiciels Beaumanoir',
    text: `Notre logiciel de paie se connecte à ProConnect, à l’API Entreprise et à Démarche Numérique. Tu tiens ces trois branchements et leurs tests.`,
    expected: 'not-beta',
  },
  'a rival that compares itself': {
    title: 'Commercial secteur public',
    employer: 'Rendez-Vous Express',
    text: `Notre solution de prise de rendez-vous équipe deux cents mairies, en alternative à RDV Service Public. Vous ouvrez le quart nord-est.`,
    expected: 'not-beta',
  },
  'a former member of a Startup founds a company': {
    title: 'Développeuse fondatrice',
    employer: 'Chemin Vert',
    text: `Nous sommes trois anciens de la Startup d’État Trackdéchets et lançons une entreprise de traçabilité du bois. Tu serais la quatrième.`,
    expected: 'not-beta',
  },
  'experience in a Startup is a plus': {
    title: 'Product manager santé',
    employer: 'Mutuelle des Alpages',
    text: `Vous refondez l’espace adhérent. Une expérience dans une Startup d’État comme Mobilic ou DossierFacile serait appréciée.`,
    expected: 'not-beta',
  },
  'a Startup that recruits under its own name, no word of the network': {
    title: 'Data analyst',
    employer: 'La bonne alternance',
    text: `La bonne alternance est un service public qui rapproche les jeunes des entreprises. L’équipe recherche une personne qui sache lire un entonnoir et le raconter.`,
    expected: 'identified, la-bonne-alternance: certain',
  },
  'the successor of a closed product': {
    title: 'Développeur full-stack pour ProConnect',
    employer: 'Direction interministérielle du numérique',
    text: `ProConnect succède à MonComptePro et à AgentConnect. L’équipe ProConnect cherche une personne pour reprendre les fournisseurs d’identité. Opérateur de produits interministériels, beta.gouv.fr.`,
    expected: 'identified, proconnect: certain',
  },
  'a team of three products, none first': {
    title: 'Responsable du support des produits',
    employer: 'Opérateur de produits interministériels',
    text: `Tu réponds aux usagers de Tchap, de Resana et de France Transfert, et tu fais remonter ce qui casse.`,
    expected: 'unidentified',
  },
  'a company that bears plain words as its name': {
    title: 'Développeur web',
    employer: 'Bureaux vacants',
    text: `Bureaux vacants loue des étages à la semaine à ceux qui en cherchent. Tu tiens le site et l’application.`,
    expected: 'not-beta',
  },
  'a company that bears an ordinary word as its name': {
    title: 'Développeur web',
    employer: 'Orion',
    text: `Orion vend des télescopes. Tu tiens le site, la boutique et le catalogue avec deux collègues.`,
    expected: 'not-beta',
  },
  'work at the network’s own team': {
    title: 'Animatrice de la communauté beta.gouv.fr',
    employer: 'Direction interministérielle du numérique',
    text: `Tu accueilles les nouvelles personnes, tu prépares la rencontre du mois, tu tiens le guide. Les équipes de Tchap, de La bonne alternance et de Docs t’appelleront souvent.`,
    expected: 'ambiguous, la-bonne-alternance: possible',
  },
};

describe.each(['choisir-le-service-public', 'welcome-to-the-jungle'] as const)(
  'invented offers on %s',
  (board) => {
    test.each(Object.entries(OFFERS).map(([why, offer], number) => [why, offer, number] as const))(
      '%s',
      (_, offer, number) => expect(answerOn(board, offer, number)).toBe(offer.expected),
    );
  },
);
