import type { Profession } from './professions.ts';

/**
 * The vocabulary of titles: the function of each word, or group of words, in its phrase.
 * lib/offer/profession.ts has the grammar. Sources: 710 headings of the network's offers, the
 * domains of its members, and invented titles of 2026 in French and English.
 */

/** The function of a word, or of a group of words, in a title. */
export type Word =
  /** A trade by itself: "développeuse", "coach", "product owner". */
  | { is: 'trade'; profession: Profession }
  /** A noun that takes its trade from the words beside it: "responsable", "manager". */
  | {
      is: 'role';
      kind: RoleKind;
      order: 'french' | 'english';
      /** The trade when no other word tells one ("Ops"). */
      alone: Profession | null;
    }
  /** A domain, which tells the trade of a role: "déploiement", "data". */
  | { is: 'domain'; profession: Profession; with: DomainUse }
  /** "Développement": of software, or of a network of partners. The noun before it decides. */
  | { is: 'development' }
  /** Rank, place or contract: it tells nothing about the trade. `project`: "projet". */
  | { is: 'neutral'; project: boolean }
  /** Things that workers install with tools: "fibre". */
  | { is: 'equipment' }
  | { is: 'unknown' };

/**
 * The kind of a role, which decides the domains that go with it. `engineer`: builds; `lead`: heads
 * a team or a craft; `charge`: "chargé de"; `learner`: apprentices and interns.
 */
type RoleKind = 'engineer' | 'lead' | 'charge' | 'learner' | 'other';

/**
 * Where a domain tells the trade. `alone`: even without a role ("[Mission] Design"); `role`: beside
 * any role; `craft`: beside an engineer or a learner ("ingénieur web", not "responsable web");
 * `craft-or-lead`: also beside a lead ("lead technique").
 */
type DomainUse = 'alone' | 'role' | 'craft' | 'craft-or-lead';

const trade = (profession: Profession): Word => ({ is: 'trade', profession });
const domain = (profession: Profession, use: DomainUse): Word => ({
  is: 'domain',
  profession,
  with: use,
});
const french = (kind: RoleKind): Word => ({ is: 'role', kind, order: 'french', alone: null });
const english = (kind: RoleKind, alone: Profession | null = null): Word => ({
  is: 'role',
  kind,
  order: 'english',
  alone,
});
const UNKNOWN: Word = { is: 'unknown' };

/** Names of languages and frameworks: a person who works with them is a developer. */
const TECHNOLOGIES =
  'rails|ruby|ruby rails|ror|django|python|fastapi|fast api|flask|react|react native|reactjs|react js|node|nodejs|node js|vue|vuejs|vue js|angular|svelte|sveltekit|next|nextjs|next js|nestjs|nest js|java|javascript|js|typescript|ts|php|symfony|laravel|kotlin|flutter|android|ios|golang|rust|elixir|scala|dotnet|kubernetes|k8s|terraform';

/**
 * Each kind of word with its patterns, for folded words without function words. When several match,
 * the longest group of words wins, then the first in this table.
 */
const VOCABULARY: readonly (readonly [Word, string])[] = [
  // Words that look like known ones but are not.
  [
    UNKNOWN,
    'systemes? information(?: communication)?|fonctions? support|support administrati\\w+|content strateg\\w+|design engineer\\w*|accompagnement (?:usagers?|utilisat\\w+)|bases? donnees|saisie donnees|gestion donnees|project management officer|services? techniques?|communaut\\w+ (?:communes|agglomeration|urbaine)|acquisitions? (?:fonci\\w+|immobili\\w+|publiques?)',
  ],

  // Coaching and intrapreneurs.
  [trade('Coaching'), 'coachs?|coaches|coache'],
  [domain('Coaching', 'role'), 'coaching'],
  [trade('Intraprenariat'), 'intrap?reneu\\w*|intrapreneuse?s?'],
  [domain('Intraprenariat', 'alone'), 'intrap?renariat|intrap?reneuriat'],

  // Deployment: people who bring a product to its users and partners.
  [
    trade('Déploiement'),
    'biz ?devs?|business (?:dev\\w*|developpe\\w*)|dev business|developpeu\\w* (?:commerci\\w+|territori\\w+|affaires|business|partenari\\w+)|growth hack\\w+|customer success|csm',
  ],
  [
    domain('Déploiement', 'alone'),
    'deploiements?|deployment|partenariats?|growth(?: marketing)?|partnerships?|outreach|business development|sales|go market|acquisition',
  ],
  [
    domain('Déploiement', 'role'),
    'croissance|partenaires?|partenarial\\w*|partners?|collectivites|accompagnement|account|key account|onboarding|adoption|rollout|implementation|commerci\\w+|developpement (?:territori\\w+|commerci\\w+|partenari\\w+|partenaires|business|reseau|usages|produits?|solution|marche)',
  ],

  // Software.
  [
    trade('Développement'),
    `devs?|devops|devsecops|secops|appsec|devel?op{1,2}eu\\w*|developers?|devlopp\\w+|programm(?:eur|euse|er)s?|sre|ctos?|chief technology officer|chief technical officer|tech(?:nical)? leads?|leads? tech(?:nique)?|tl|admin ?sys|sys ?admins?|site reliability|pentest\\w+|testeu\\w+|testers?|product engineers?|forward deployed engineers?|vp engineering|urbaniste si`,
  ],
  [
    domain('Développement', 'alone'),
    `full ?stack|front(?: ?end)?|back(?: ?end)?|qa|quality assurance|qualite logiciel\\w*|${TECHNOLOGIES}|developpement (?:web|informatique|logiciels?|applicati\\w+|applications?|full ?stack|front(?: ?end)?|back(?: ?end)?|mobile|${TECHNOLOGIES})|software development|web development|deploiements? (?:continus?|cloud|logiciels?|applicatifs?|automatis\\w+|infrastructures?|kubernetes)|continuous (?:deployment|delivery|integration)|integration continue|ci cd`,
  ],
  [
    domain('Développement', 'craft-or-lead'),
    'tech|technical|techniques?|technology|engineering|ingenierie logiciel\\w*|logiciels?|software|infra',
  ],
  [
    domain('Développement', 'craft'),
    'web|informatiques?|applicati\\w+|applications?|mobile|api|apis|plateformes?|platform|cloud|infrastructures?|systemes?|systems?|security|securite|cyber|cybersecurite|cybersecurity|reliability|tests?|automatisation|si|solutions?|open source|linux',
  ],
  [{ is: 'development' }, 'developpements?|developement'],

  // Design and research with users.
  [
    trade('Design'),
    'designe\\w+|webdesign\\w*|web designers?|ergonom\\w+|graphistes?|illustrat(?:eur|rice)s?|maquettistes?|directeurs? artistiques?|directrices? artistiques?|art directors?|chercheu\\w+ utilisat\\w+|information architects?|architectes? information',
  ],
  [
    domain('Design', 'alone'),
    'ux|ui|ux ui|ui ux|design|designops|design system|content design|recherches? utilisat\\w*|user research\\w*|user experience|experiences? utilisat\\w*|ux research\\w*|ux writing|interfaces? utilisat\\w*|product design|service design|design service',
  ],

  // Product.
  [
    trade('Produit'),
    'product (?:owners?|managers?|leads?|ops)|proxy product owner|proxy po|pms?|pos?|ppo|apm|gpm|cpo|chief product officer|produit managers?',
  ],
  [domain('Produit', 'alone'), 'produits?|product|product management'],

  // Data.
  [
    trade('Data'),
    'datascient\\w+|data (?:scient\\w+|analy\\w+|engineers?|stewards?)|(?:product|web) analyst\\w*|statistici\\w+|statisticians?|geomatici\\w+|cartograph(?:e|es|er)|mlops|dataops|data ops',
  ],
  [
    domain('Data', 'alone'),
    'data|big data|data science|data engineering|machine learning|deep learning|apprentissage automatique|intelligence artificielle|ia|ai|ml|llms?|nlp|genai|gen ai|computer vision|datavi[sz]|data visuali[sz]ation|analytics|geomatique|business intelligence',
  ],
  [
    domain('Data', 'role'),
    'donnees|statisti\\w+|sig|gis|bi|geospatial\\w*|cartographie|decisionnel\\w*|traitement donnees|valorisation donnees|gouvernance donnees|analyse donnees|science donnees|sciences donnees|ingenierie donnees',
  ],

  // Support.
  [
    domain('Support', 'alone'),
    'supports?|(?:technical|user|customer) support|customer (?:care|service)|user care|supports? (?:techniques?|utilisat\\w*|usagers?|clients?|n1|n2|niveau)|assistance utilisat\\w*|assistance usagers?|help ?desk|service desk|hotline|services? (?:clients?|usagers?|utilisat\\w+)|relations? (?:utilisat\\w*|usagers?|clients?)',
  ],

  // People who bring others together and speak to them.
  [
    trade('Animation'),
    'animat(?:eur|rice|euse)s?|community (?:managers?|builders?|organi[sz]ers?)|devrel|developer (?:advocate|relations|evangelist)\\w*',
  ],
  [
    domain('Animation', 'alone'),
    'animations?|community|communication|communications|marketing|product marketing|marketing communication|social media|reseaux sociaux|relations? (?:presse|publiques?)|evenementiel\\w*|public relations',
  ],
  [
    domain('Animation', 'role'),
    'communaut\\w+|communities|contenus?|content|editorial\\w*|evenements?|events?|newsletters?',
  ],

  // Trades outside the network's domains.
  [
    trade('Autre'),
    'juristes?|legal counsel|recruteu\\w+|recruiters?|sourceu\\w+|economes?|economistes?|comptables?|secretaires?|avocate?s?|acheteu\\w+|buyers?|formateurs?|formatrices?|enseignante?s?|medecins?|infirmi\\w+|traduct(?:eur|rice)s?|dpo|rssi|ciso|daf|drh',
  ],
  [
    domain('Autre', 'role'),
    'recrutements?|talents?|talent acquisition|acquisition talents?|rh|ressources humaines|people|hr|human resources|juridiques?|legal|affaires juridiques|financi\\w+|finances?|budgets?|budgetaires?|comptab\\w+|achats?|marches publics|office|administrati(?:f|fs|ve|ves|on)|rgaa|accessibilite|accessibility|a11y|rgpd|protection donnees|incubateurs?|incubators?|portefeuilles?|portfolios?|paie|paye|logistique|developpement (?:durable|economique|social|local|rural|humain|agricole|international|competences|personnel|rh|touristique|culturel)',
  ],
  [
    { is: 'equipment' },
    'fibres?|ftth|thd|(?:tres )?haut debit|[45]g|bornes?|irve|antennes?|compteurs?|capteurs?|panneaux|photovoltai\\w+|cameras?|video(?:protection|surveillance)|eclairage|tablettes?|ordinateurs?|telephonie|wifi|postes? travail|windows|materiels?|equipements?|reseaux? (?:fibre|electriques?|mobiles?|telecoms?|chaleur|cuivre|gaz|eau)',
  ],

  // Nouns that need another word to tell the trade.
  [english('engineer'), 'engineers?|architects?'],
  [
    french('engineer'),
    'ingenieu\\w*|architectes?|integrat(?:eur|rice|or)s?|administrat(?:eur|rice)s?|administrators?|exploitant\\w*',
  ],
  [english('other', 'Développement'), 'ops'],
  [english('lead'), 'leads?|leaders?|head|managers?|vp|chief|directors?|principal'],
  [french('lead'), 'responsables?|direct(?:eur|rice)s?|referente?s?|pilotes?'],
  [french('charge'), 'chargee?s?|charge'],
  [
    french('learner'),
    'apprentie?s?|alternante?s?|alternance|apprentissage|stagiaires?|stages?|contrat professionnalisation',
  ],
  [
    english('other'),
    'officers?|specialists?|analysts?|researchers?|writers?|operations|strategists?|advisors?|coordinators?|associates?|owners?|builders?|executives?|interns?|trainees?|experts?|scientists?|stewards?|makers?',
  ],
  [
    french('other'),
    'chef|chefs|cheffes?|experte?s?|specialistes?|consultante?s?|gestionnaires?|coordinat(?:eur|rice)s?|coordonnat(?:eur|rice)s?|conseill(?:er|ere)s?|assistante?s?|adjointe?s?|analystes?|chercheu\\w+|concept(?:eur|rice)s?|redact(?:eur|rice)s?|operat(?:eur|rice)s?|scientifiques?|agente?s?|technicien\\w*|deleguee?s?|correspondante?s?|facilitat(?:eur|rice)s?',
  ],

  // Words between them that do not matter.
  [{ is: 'neutral', project: true }, 'projets?|projects?|programmes?|programs?'],
  [
    { is: 'neutral', project: false },
    'senior\\w*|junior\\w*|confirmee?s?|experimentee?s?|staff|associee?s?|interim|transition|free ?lances?|independante?s?|missions?|prestations?|cdd|cdi|cdds|h|f|x|hf|fh|numeriques?|digital\\w*|temps|partiel|plein|postes?|offres?|emplois?|profils?|personnes?|en|future?s?|premiere?s?|nouve\\w+|nationale?s?|territorial\\w*|regionale?s?|departementale?s?|pole|equipes?|cellules?|services?|directions?|etudes|relations?|strategi\\w+|generative?s?|transverse\\w*|deux|trois|quatre|\\d+|remote|teletravail|team|global|ou',
  ],
];

const PATTERNS = VOCABULARY.map(
  ([word, patterns]) => [word, new RegExp(`^(?:${patterns})$`)] as const,
);

/** The most words in one group. */
const LONGEST_GROUP = 4;

/** The functions of a phrase's folded words, group by group. */
export function readWords(words: readonly string[]): Word[] {
  const read: Word[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(LONGEST_GROUP, words.length - at);
    let found = wordFor(words.slice(at, at + length).join(' '));
    while (!found && length > 1) {
      length -= 1;
      found = wordFor(words.slice(at, at + length).join(' '));
    }
    read.push(found ?? UNKNOWN);
    at += length;
  }
  return read;
}

function wordFor(group: string): Word | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(group))?.[0];
}
