import { describe, expect, test } from 'vitest';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { readingOf } from '../../support/offers.ts';

/**
 * Offers of the network that name Startups which they are not for, beside some that they are for, by
 * the kinds of docs/matching.md. All written for this table; nobody is hiring here.
 */
const resolver = new Resolver(bundledDirectory());

/** A title, a text, and what is named with assurance: ids, or nothing. */
type Case = [title: string, text: string, named: string | null];

/** The ids of what is named with assurance ("certain" or "probable") in an offer of the network's company. */
function named(title: string, missions: string): string | null {
  const sketch = { title, employer: 'Communauté beta.gouv.fr', zones: { missions } };
  const { outcome, startups } = resolver.resolve(readingOf(sketch, true), null, '2026-11-28');
  return outcome === 'identified' ? startups.map(({ id }) => id).join(' + ') : null;
}

const KINDS: Record<string, Case[]> = {
  'a longer name is another Startup’s': [
    [
      'Dev – Pix Collèges',
      'Pix Collèges ouvre en mars. L’équipe Pix Collèges compte trois personnes.',
      null,
    ],
    [
      'Designer',
      'La Startup d’État Docurba-Littoral recrute. Docurba-Littoral suit le trait de côte.',
      null,
    ],
    ['Dev', '« Acceslibre écoles » recrute. Le service aide les familles.', null],
    [
      'Dev',
      'Trackdéchets 2 est une Startup d’État toute neuve. Trackdéchets 2 repart de zéro.',
      null,
    ],
    [
      'Designer pour Histologe Outre-mer',
      'Vous dessinez pour Histologe Outre-mer, né en mai.',
      null,
    ],
    [
      'Développeuse',
      'Rejoignez l’équipe Envergo Montagne. Envergo Montagne aide les stations.',
      null,
    ],
    ['Product manager – Docurba Formation', 'Docurba Formation apprend le droit aux élus.', null],
    ['Dev – Mobilic ambulances', 'Mobilic ambulances compte les heures des ambulanciers.', null],
    [
      'Dev – DossierFacile Guyane',
      'DossierFacile Guyane est une Startup d’État. DossierFacile Guyane démarre.',
      null,
    ],
    ['Dev', 'L’équipe de Réfugiés.info Santé cherche un dev pour deux ans.', null],
    // An address may be a name as well.
    ['Dev – JeVeuxAider.gouv.fr Collèges', 'JeVeuxAider.gouv.fr Collèges ouvre en mars.', null],
    ['Dev', 'La Startup d’État JeVeuxAider.gouv.fr Vélo recrute.', null],
    ['Designer pour monentreprise.fr Outre-mer', 'Vous dessinez pour des gérants.', null],
    // These end where they do.
    ['Dev – JeVeuxAider.gouv.fr', 'L’équipe JeVeuxAider.gouv.fr recrute.', 'jeveuxaider'],
    ['JeVeuxAider.gouv.fr Développeur Ruby', 'Vous codez pour les associations.', 'jeveuxaider'],
    ['Dev', 'Rejoignez l’équipe JeVeuxAider.gouv.fr Vous codez.', 'jeveuxaider'],
    ['Dev Mobilic Senior', 'Vous développez Mobilic.', 'mobilic'],
    ['Mobilic (H/F)', 'Vous développez le registre.', 'mobilic'],
    ['Designer Docurba CDI', 'Docurba est un service pour les communes.', 'docurba'],
    ['Développeuse Trackdéchets Lyon', 'Vous développez Trackdéchets.', 'trackdechets'],
    ['DEV MOBILIC TEMPS PLEIN', 'Mobilic compte les heures.', 'mobilic'],
    ['Dev Docurba Python', 'L’équipe Docurba cherche un dev.', 'docurba'],
    ['Chargé de déploiement Mobilic – Île-de-France', 'Vous déployez Mobilic.', 'mobilic'],
    ['Dev', 'L’équipe Docurba recrute.\nVous rejoindrez cinq personnes à Paris.', 'docurba'],
  ],
  'who is the subject': [
    ['Dev', 'Galerne, née chez Docurba, recrute un dev.', null],
    ['Dev', 'Issue de l’équipe Mobilic, la jeune Startup d’État cherche un dev.', null],
    ['Dev', 'Contrairement à Docurba, notre produit vise les particuliers.', null],
    ['Dev', 'Galerne et son aînée Mobilic partagent un bureau. Galerne recrute.', null],
    ['Dev', 'Notre service prolonge Docurba et s’appuie sur DossierFacile.', null],
    ['Dev', 'Le code vient de Trackdéchets, dont nous sommes la cousine.', null],
    ['Dev', 'Envergo nous héberge. L’équipe Envergo nous prête une salle.', null],
    [
      'Dev',
      'Pour candidater, écrivez-nous. Notre voisine Mobilic recrute aussi ? Non : nous seuls.',
      null,
    ],
    ['Dev', 'Cousine germaine de Docurba, cette Startup d’État aide les maires.', null],
    [
      'Dev',
      'Dans le sillage de Mobilic, une Startup d’État veut compter les heures des marins.',
      null,
    ],
    ['Dev', 'Docurba, voisine de Mobilic, recherche une personne.', 'docurba'],
    ['Dev', 'Avec Mobilic, Docurba est lauréate d’un appel. Docurba recrute.', 'docurba'],
    ['Dev', 'L’équipe de Docurba, en lien avec Envergo, cherche un dev.', 'docurba'],
    ['Dev', 'Mobilic est une Startup d’État. L’équipe travaille près de Docurba.', 'mobilic'],
    ['Dev', 'Comme chaque année, Docurba recrute.', 'docurba'],
    ['Dev', 'Vous rejoindrez l’équipe de Docurba, la Startup d’État de l’urbanisme.', 'docurba'],
  ],
  'words without a determiner before a name and a comma': [
    ['Dev', 'Sans Mobilic, la nouvelle Startup d’État compte les heures.', null],
    [
      'Dev',
      'Imitant Docurba, Galerne est un service des ports. Docurba est un service voisin.',
      null,
    ],
    ['Dev', 'Hors Pix, la jeune Startup d’État teste les langues.', null],
    [
      'Dev',
      'Ex-équipe de Mobilic, nous lançons une Startup d’État. Mobilic nous prête un serveur.',
      null,
    ],
    ['Dev', 'Galerne, sortie de chez Docurba, recrute.', null],
    ['Dev', 'Rejoignez Docurba, la Startup d’État de l’urbanisme.', 'docurba'],
    ['Dev', 'Aujourd’hui Docurba, Startup d’État, recrute.', 'docurba'],
    ['Dev', 'Au sein de Docurba, vous codez. Docurba aide les communes.', 'docurba'],
  ],
  'a text that sets itself apart': [
    ['Dev', 'Mobilic couvre les routiers. Notre Startup d’État, elle, vise les marins.', null],
    ['Dev', 'L’équipe Docurba a trois ans d’avance. Le nôtre vise les ports.', null],
    [
      'Dev',
      'Une jeune Startup d’État naît pour les ports. Docurba répond à un autre besoin.',
      null,
    ],
    ['Dev', 'Mobilic couvre les routiers. L’équipe Mobilic recrute.', 'mobilic'],
  ],
  'a Startup that the directory does not have': [
    ['Dev pour Galerne', 'Vous travaillerez aux côtés de Mobilic.', null],
    ['Dev – Galerne', 'Galerne aide les ports. L’équipe Mobilic est au bout du couloir.', null],
    ['Galerne : dev', 'Galerne et Mobilic partagent une équipe support.', null],
    [
      'Dev',
      'Notre produit, Galerne, parle à Mobilic chaque nuit. Mobilic est un service de l’État.',
      null,
    ],
    ['Dev', 'La Startup d’État « Vent d’ouest » recrute. Docurba est un service voisin.', null],
    ['Dev', 'Le service « Vent d’ouest » aide les ports. DossierFacile aide les locataires.', null],
    ['Dev @Galerne', 'DossierFacile permet de louer. Notre cible est la même.', null],
    ['Dev', 'Produit encore sans nom à la DINUM. Mobilic est un service qui nous inspire.', null],
    [
      '[Galerne] Dev',
      'Docurba est un service pour les communes ; le nôtre est pour les ports.',
      null,
    ],
    [
      'Dev pour Mobilic',
      'Mobilic compte les heures. Le logiciel Zammad aide le support.',
      'mobilic',
    ],
    ['Dev – Kotlin', 'L’équipe Mobilic recrute. Mobilic compte les heures.', 'mobilic'],
    ['Dev – Marseille', 'La Startup d’État Mobilic recrute. Mobilic compte les heures.', 'mobilic'],
  ],
  people: [
    ['Dev', 'L’équipe de Léna recrute.', null],
    ['Dev', 'Zacharie vous accueillera. Zacharie est l’intrapreneur du produit.', null],
    ['Dev', 'Vous travaillerez avec Lisa, Aldo et Moana.', null],
    ['Dev', 'Écrivez à Zacharie ou à Lisa. Lisa cherche deux devs.', null],
    ['Dev', 'Chez nous, Aldo développe et Lisa dessine.', null],
    ['Dev', 'Rejoins Clara, Boris et Sami !', null],
    ['Dev', 'Zacharie recrute. Zacharie aide depuis trois ans les équipes.', null],
    ['Dev pour Zacharie', 'Zacharie est un service qui suit la venaison.', 'zacharie'],
    [
      'Dev',
      'La Startup d’État Zacharie recrute. Le service Zacharie suit la venaison.',
      'zacharie',
    ],
  ],
  'tools and examples': [
    ['Dev', 'Startup d’État en construction. Répondez sur Resana, ou par Tchap.', null],
    [
      'Dev',
      'Startup d’État de l’IGN. Nos cartes viennent de cartes.gouv.fr et de Panoramax.',
      null,
    ],
    ['Dev', 'Une Startup d’État, comme Mobilic ou Docurba avant elle.', null],
    ['Dev', 'Nous mesurons avec Ara, nous écrivons dans Docs, nous entrons par ProConnect.', null],
    ['Intégrateur ProConnect pour Galerne', 'Galerne passe à ProConnect.', null],
    ['Dev OpenFisca pour Aides Jeunes', 'Aides Jeunes compte avec OpenFisca.', 'aides.jeunes'],
    [
      'Connecteur API Entreprise pour Aides-territoires',
      'Aides-territoires lit l’API Entreprise.',
      'aides-territoires',
    ],
  ],
  'those that ended': [
    ['Dev – CandiLib', 'Vous développez un service du permis.', null],
    ['Dev', 'CandiLib place les candidats. CandiLib est un service rapide.', null],
    ['Dev', 'La Startup d’État CandiLib cherche un dev. CandiLib place les candidats.', 'candilib'],
  ],
  'two that share a post': [
    [
      'Designer pour Docurba et Envergo',
      'Deux jours chez l’une, deux chez l’autre.',
      'docurba + envergo',
    ],
    ['Dev Docurba/Mobilic', 'Les deux équipes vous attendent.', 'docurba + mobilic'],
    ['Coach', 'Docurba et Envergo recrutent.', 'docurba + envergo'],
    [
      'Dev',
      'Votre temps est partagé entre l’équipe Docurba et l’équipe Envergo.',
      'docurba + envergo',
    ],
    ['Coach', 'Les équipes de Docurba et d’Envergo racontent leur histoire.', null],
    ['Coach', 'Vous suivez Docurba et Envergo, entre autres.', null],
    ['Dev', 'Comme Docurba et Mobilic, notre équipe recrute.', null],
  ],
  'a sentence that opens with a participle is about who comes next': [
    ['Dev', 'Logée chez Pix, une Startup d’État de six personnes simplifie les aides.', null],
    ['Dev', 'Financée par le même fonds que Docurba et Mobilic, cette Startup recrute.', null],
    ['Dev', 'Hébergé par Tchap depuis mai, le produit aide les mairies.', null],
    ['Dev', 'Inspirée de Mobilic, la Startup d’État compte les heures des marins.', null],
    ['Dev', 'Adossée à la Startup d’État Docurba, une équipe de quatre personnes démarre.', null],
    ['Dev', 'Née au sein de Trackdéchets, la nouvelle Startup d’État suit les métaux.', null],
    ['Dev', 'Épaulée par l’équipe de Mobilic, cette jeune Startup d’État se lance.', null],
    ['Dev', 'Issu d’Envergo, notre service aide les maires.', null],
    // The person is placed, or the product is the team's.
    ['Dev', 'Intégrée à l’équipe Mobilic, vous écrivez le registre.', 'mobilic'],
    ['Dev', 'Accueillie chez Mobilic, vous écrivez le registre. Mobilic recrute.', 'mobilic'],
    ['Dev', 'Rattachée à la Startup d’État Docurba, la personne suit les retours.', 'docurba'],
    ['Dev', 'Rattaché à l’équipe Mobilic, le poste est ouvert à tous.', 'mobilic'],
    ['Dev', 'Financée par le ministère, la Startup d’État Mobilic recrute.', 'mobilic'],
  ],
  'names that were missed': [
    ['Dev @Docurba', 'Cinq personnes.', 'docurba'],
    ['CDI/Docurba', 'Cinq personnes.', 'docurba'],
    ['Dev_Docurba', 'Cinq personnes.', 'docurba'],
    ['Dev', 'La Startup d’État Docurba.Vous codez.', 'docurba'],
    ['Software engineer', 'Join the team behind Docurba. Docurba is a State Startup.', 'docurba'],
    ['Software engineer', 'Docurba is hiring.', 'docurba'],
    [
      'CarbuRe : dev',
      'CarbuRe suit les biocarburants. L’équipe CarbuRe est au ministère.',
      'carbure',
    ],
  ],
};

describe.each(Object.entries(KINDS))('%s', (_, cases) => {
  test.each(cases)('%s | %s', (title, text, expected) => {
    expect(named(title, text)).toBe(expected);
  });
});

describe('offers of other employers', () => {
  const isTaken = (title: string, employer: string, missions: string) =>
    resolver.resolve(readingOf({ title, employer, zones: { missions } }), null, '2026-11-28')
      .outcome !== 'not-beta';

  test.each<[string, string, string, boolean]>([
    [
      'Chargé de déploiement Pix',
      'Rectorat de Lille',
      'Vous déployez Pix dans les collèges.',
      false,
    ],
    [
      'Product owner Tchap',
      'Ministère de la Culture',
      'Vous portez les besoins du ministère sur Tchap.',
      false,
    ],
    [
      'Développeur OpenFisca',
      'Caisse des dépôts',
      'Vous modélisez les retraites avec OpenFisca.',
      false,
    ],
    [
      'Data analyst – Signaux Faibles',
      'Banque du Nord',
      'Vous cherchez les signaux faibles.',
      false,
    ],
    [
      'Dev',
      'Studio Roc',
      'Nous avons travaillé pour beta.gouv.fr, la SNCF et deux mutuelles.',
      false,
    ],
    [
      'Dev',
      'Studio Roc',
      'Passer par beta.gouv.fr ou une scale-up serait une expérience appréciée.',
      false,
    ],
    [
      'Dev',
      'Studio Roc',
      'Notre fondatrice est une ancienne de beta.gouv.fr et de Mobilic.',
      false,
    ],
    [
      'Chercheuse',
      'Université',
      'Votre thèse compare les Startups d’État et les agences ; étude de trois ans.',
      false,
    ],
    ['Dev', 'Studio Roc', 'Lauréats du marché de beta.gouv.fr, nous grandissons.', false],
    ...[
      'Vous vendez nos licences aux administrations : beta.gouv.fr, la DGFiP, trois régions.',
      'Nous équipons déjà la SNCF, beta.gouv.fr et deux mutuelles.',
      'Beta.gouv.fr, l’Insee et six mairies nous font confiance.',
      'Vous prospectez des comptes publics : beta.gouv.fr, ministères, opérateurs.',
      'Vous tenez un portefeuille où se côtoient beta.gouv.fr et des hôpitaux.',
      'Nous fournissons des serveurs à beta.gouv.fr et à des universités.',
      'Nous facturons beta.gouv.fr au trimestre.',
    ].map((text): [string, string, string, boolean] => ['Dev', 'Office du Cloud', text, false]),
    ['Dev', 'Office du Cloud', 'Nous recrutons pour une mission chez beta.gouv.fr.', true],
    ['Dev', 'Office du Cloud', 'Vous rejoignez l’incubateur beta.gouv.fr.', true],
    ['Développeur MON-ENTREPRISE', 'Urssaf Caisse nationale', 'Vous codez en équipe.', true],
    ['Développeur Mon-Entreprise', 'Urssaf Caisse nationale', 'Vous codez en équipe.', true],
    ['Développeur', 'Urssaf Caisse nationale', 'Vous rejoignez MON-ENTREPRISE.', true],
    ['DÉVELOPPEUR MON ENTREPRISE', 'Urssaf Caisse nationale', 'Vous codez en équipe.', false],
    ['Conseiller mon entreprise', 'Urssaf Caisse nationale', 'Vous aidez les gérants.', false],
    ['Juriste MON-ENTREPRISE', 'Chambre de commerce', 'Vous aidez les gérants.', false],
    ['DÉVELOPPEUR MOBILIC', 'Ministère de la Transition écologique', 'Vous codez.', true],
    ['Dev Mon-Entreprise', 'Mairie de Lens', 'Vous codez en équipe.', false],
    [
      'Dev',
      'Studio Roc',
      'Notre outil est utilisé par beta.gouv.fr et trois cents mairies.',
      false,
    ],
    ['Dev', 'Studio Roc', 'Notre logiciel s’intègre aux produits de beta.gouv.fr.', false],
    ['Dev', 'Studio Roc', 'Notre offre concurrence les Startups d’État.', false],
    ['Dev', 'Studio Roc', 'Parmi nos projets : une refonte pour beta.gouv.fr.', false],
    ['Dev Covoiturage.beta.gouv', 'Préfecture', 'Vous tenez les aires de covoiturage.', false],
    ['Dev', 'Studio Roc', 'Vous rejoignez une Startup d’État pour un an.', true],
    ['Dev', 'Studio Roc', 'Le service est incubé par beta.gouv.fr.', true],
    ['Dev', 'Studio Roc', 'Poste au sein de l’incubateur de la DINUM.', true],
    ['Dev', 'Studio Roc', 'Candidatures : recrutement@beta.gouv.fr.', true],
    ['Dev Mobilic', 'Ministère de la Transition écologique', 'Vous développez Mobilic.', true],
    [
      'Chef de produit Tchap',
      'Direction interministérielle du numérique (DINUM)',
      'Vous portez Tchap.',
      true,
    ],
    [
      'Data scientist Signaux Faibles',
      'Direction générale des entreprises',
      'Signaux Faibles repère les entreprises fragiles. L’équipe Signaux Faibles recrute.',
      true,
    ],
    [
      'Dev',
      'Studio Roc',
      'En mission chez beta.gouv.fr, vous codez pour la Startup d’État Mobilic.',
      true,
    ],
    [
      'Dev',
      'Studio Roc',
      'Vous rejoindrez l’incubateur de la DINUM, beta.gouv.fr, pour deux ans.',
      true,
    ],
  ])('%s, %s: %s', (title, employer, text, expected) => {
    expect(isTaken(title, employer, text)).toBe(expected);
  });
});
