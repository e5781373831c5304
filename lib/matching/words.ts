import { fold } from '../offer/fold.ts';
import { readWords } from '../offer/trade-words.ts';
import persons from './data/person-names.json' with { type: 'json' };

/** Kinds of words that stand beside a Startup's name without being part of it. All folded. */

/** A set of words, built when it is first used so that the background starts without it. */
function words(...lines: string[]): { has(word: string): boolean } {
  let set: Set<string> | undefined;
  return {
    has(word) {
      set ??= new Set(lines.flatMap((line) => line.split(' ')));
      return set.has(word);
    },
  };
}

const PERSONS = words(...persons.names);

/** True for a first name, or for a surname that is also a Startup's name. */
export function isPersonName(word: string): boolean {
  return PERSONS.has(fold(word));
}

/** Words that open a sentence or a heading and never continue a name. */
const GRAMMAR = words(
  'a afin ai ainsi alors apres as au aucun aucune aujourd aupres aussi autour aux avant avec avez avons bien bienvenue bon bonjour bonne c ca car ce ceci cela celle celles celui cependant ces cet cette ceux chacun chacune chaque chez ci comme comment concretement contre d dans de depuis des dont du elle elles en enfin ensuite entre es est et eux hors hui il ils ici j je jusqu l la le les leur leurs lors lorsque m ma mais me meme mes moi mon n ne ni nos notre nous on or ou outre par parce parmi pas pendant plus plusieurs pour pourquoi puis qu quand que quel quelle quelles quels quelque qui quoi rien s sa sans se selon ses si son sont sous sur t ta tant te tes toi ton tous tout toute toutes tu un une venez vers via viens voici voila vos votre vous y the a an and at for from in of on our to we with you your this that is are join',
);

/** Words of job titles that do not tell the trade (lib/offer/trade-words.ts has those that do). */
const ABOUT_THE_POST = words(
  'agile bureau business cadre big code creative customer cui delivery digital ecoconception etude experience fh functional hybride it life months mois ops permanent presentiel publique qa referent renfort scrum site sponsor squelette strategie structure front back full stack end temps transformation travail user utilisateur utilisateurs vie xp',
);

/** Languages, frameworks and tools of the trade, besides those that tell it. */
const TECH = words(
  'airflow alpine ansible appium aws azure bash bootstrap bulma c clojure css cypress dbt docker drupal dsfr elasticsearch elm erlang ember excel express figma firebase gcp geoserver git github gitlab go grafana graphql hadoop haskell html http iac ionic jira json jupyter kafka keycloak looker lua matomo metabase mongodb mysql nest net neo4j notion nuxt ocaml openshift opensource pandas perl phoenix playwright postgis postgres postgresql power powershell prisma prometheus puppet pytorch qgis qt r rabbitmq redis redux ror s3 salesforce sap sass scikit scss selenium shell spark spring sql swift tableau tailwind talend tensorflow unix vite wagtail webgl wordpress',
);

/** The first words of the names of places. */
const PLACES = words(
  'paris lyon marseille toulouse nice nantes montpellier strasbourg bordeaux lille rennes reims toulon grenoble dijon angers nimes villeurbanne clermont aix brest tours limoges amiens perpignan metz besancon orleans rouen mulhouse caen nancy argenteuil montreuil roubaix tourcoing avignon poitiers versailles pau calais bourges quimper valence troyes chambery annecy lorient niort noisy champs nanterre puteaux bercy segur ile france bretagne normandie occitanie corse alsace lorraine aquitaine auvergne bourgogne provence paca guadeloupe martinique guyane reunion mayotte',
);

/** True for a word of grammar, which opens a sentence and never continues a name. */
export function isGrammar(word: string): boolean {
  const [first = '', ...others] = fold(word).split(' ');
  // "L’équipe" and "C’est" begin with a word of grammar; "Outre-mer" and "Contre-enquête" do not.
  return GRAMMAR.has(first) && (others.length === 0 || !word.includes('-'));
}

/** True for words that titles have beside a name: the trade, its level, its tools, the place. */
export function isTitleWord(phrase: string): boolean {
  const left = fold(phrase)
    .split(' ')
    .filter(
      (word) =>
        word.length > 1 &&
        !INCLUSIVE_ENDING.test(word) &&
        !GRAMMAR.has(word) &&
        !ABOUT_THE_POST.has(word) &&
        !TECH.has(word) &&
        !PLACES.has(word),
    );
  return readWords(left).every(({ is }) => is !== 'unknown');
}

/** The ending that remains of "développeur·euse" after folding. */
const INCLUSIVE_ENDING = /^(?:ses?|euses?|t?rices?|nes?|eres?|ives?|es)$/;
