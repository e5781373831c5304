import { typeset } from '../../lib/i18n/typeset.ts';
import { chunkKeyOf } from '../../lib/report/chunks.ts';
import { CHUNK_KEY, CHUNK_KEYS, TALLY_KEY } from '../../lib/report/keys.ts';
import type { Row } from '../../lib/report/row.ts';
import { CHECK_IDS, type CheckId } from '../../lib/tagging/check.ts';

const STARTUPS = [
  ['dossierfacile', 'DossierFacile', 'dinum', 'DINUM'],
  ['pix', 'Pix', 'education-nationale', 'Ministère de l’Éducation nationale'],
  ['rdv-service-public', 'RDV Service Public', 'anct', 'Incubateur des Territoires'],
  ['mon-suivi-social', 'Mon Suivi Social', 'anct', 'Incubateur des Territoires'],
  ['ecobalyse', 'Ecobalyse', 'mte', 'Fabrique numérique du Ministère de la Transition écologique'],
  ['immersion-facile', 'Immersion Facilitée', 'gip-inclusion', 'Plateforme de l’inclusion'],
  ['a-plus', 'Administration+', 'anct', 'Incubateur des Territoires'],
] as const;
/** Some have more offers than others. */
const ORDER = [0, 2, 2, 3, 4, 4, 4, 5, 6, 1];
const PROFESSIONS = [
  'Développeuse ou développeur full-stack',
  '[Mission] Chargé·e de déploiement',
  'Designer produit senior',
  'Product manager',
];

/** Invented offers as the report keeps them, of every kind of answer. */
export function sampleRows(count: number): Row[] {
  return Array.from({ length: count }, (_, number): Row => {
    const [id, name, incubator, owner] = STARTUPS[ORDER[number % ORDER.length] ?? 0] ?? STARTUPS[0];
    const profession = PROFESSIONS[number % PROFESSIONS.length] ?? '';
    const day = String(1 + (number % 27)).padStart(2, '0');
    const onCsp = number % 3 === 1;
    const kind = number % 9;
    const identified = kind !== 4 && kind !== 7;
    return {
      board: onCsp ? 'choisir-le-service-public' : 'welcome-to-the-jungle',
      reference: onCsp ? `2026-${number}` : `communaute-beta-gouv/offre-${number}`,
      url: onCsp
        ? `https://choisirleservicepublic.gouv.fr/offre-emploi/2026-${number}/`
        : `https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/offre-${number}`,
      title: identified ? `${profession} pour ${name}` : profession,
      employer: onCsp
        ? 'Direction interministérielle du numérique (DINUM)'
        : 'Communauté beta.gouv.fr',
      datePosted: `2026-${number % 2 ? '10' : '11'}-${day}`,
      outcome: identified ? 'identified' : kind === 4 ? 'ambiguous' : 'unidentified',
      certainty: identified
        ? kind === 2
          ? 'probable'
          : kind === 8
            ? 'possible'
            : 'certain'
        : null,
      chosen: false,
      startups:
        kind === 7
          ? []
          : kind === 4
            ? [
                { id, name },
                { id: 'tchap', name: 'Tchap' },
              ]
            : [{ id, name }],
      incubators: identified ? [{ id: incubator, name: owner }] : [],
      disagreement: kind === 5,
      reasons: [
        {
          kind: identified ? 'name-in-title' : 'network-name',
          zone: identified ? 'title' : 'about',
          quote: identified ? name : 'beta.gouv.fr',
          offset: 0,
        },
      ],
      problems: [],
      passed: CHECK_IDS.filter((_, place) => statusOf(number, place) === 'passed'),
      failed: CHECK_IDS.filter((_, place) => statusOf(number, place) === 'failed').map((check) => ({
        id: check,
        quote: QUOTES[check] ?? null,
        advice: adviceFor(check, profession, id, name, owner),
      })),
      readAt: `2026-11-27T09:${String(number % 60).padStart(2, '0')}:00.000Z`,
    };
  });
}

/** The words that decided, where there are some. */
const QUOTES: Partial<Record<CheckId, string>> = {
  'wording-responsable': 'Responsable de produit',
  'wording-recrutement': 'Processus de recrutement',
  'wording-team': 'Rejoindre l’équipe',
  'wording-fixed-days': '3 jours par semaine',
  'inclusive-title': 'Développeur',
  age: '2026-09-02',
};

/** What there is to write instead. */
function adviceFor(
  check: CheckId,
  profession: string,
  id: string,
  name: string,
  incubator: string,
): string {
  const advices: Partial<Record<CheckId, string>> = {
    'startup-named': `${profession} pour ${name}`,
    'startup-linked': `Startup d’État : ${name} (https://beta.gouv.fr/startups/${id}.html)`,
    'incubator-named': `Incubateur : ${incubator}`,
    'incubator-agrees': `Incubateur : ${incubator}`,
    'mission-in-title': `[Mission] ${profession}`,
    'contract-holder': 'Titulaire du marché : [nom du titulaire]',
    'end-date': 'Annonce publiée jusqu’au [date]',
    embarquement: 'Un embarquement est obligatoire.',
    'wording-responsable': 'Chargé·e de produit',
    'wording-recrutement': 'Processus de sélection de profil',
    'wording-team': 'aider, soutenir l’équipe, participer à ses travaux',
    'wording-fixed-days': '3 jours en moyenne par semaine, flexible',
    'inclusive-title': 'Développeur·euse',
    age: 'Dépublier l’offre, ou la publier à nouveau si elle est encore ouverte.',
  };
  return typeset(advices[check] ?? 'Compléter l’offre.');
}

/** Some rules do not apply, one in five is not followed, and not the same ones everywhere. */
function statusOf(number: number, place: number): 'passed' | 'failed' | 'not-applicable' {
  if ((number + place) % 7 === 0) return 'not-applicable';
  return (number * 7 + place * place) % 5 === 1 ? 'failed' : 'passed';
}

/** What storage holds of these rows alone: each in its chunk, what is damaged in the first one. */
export function storedRows(rows: readonly (Row | object)[]): Record<string, unknown> {
  const chunks = Map.groupBy(rows, (row) => ('url' in row ? chunkKeyOf(row) : 'rows.0'));
  const empty = CHUNK_KEYS.map((key) => [key, []]);
  return { ...Object.fromEntries([...empty, ...chunks]), [TALLY_KEY]: null };
}

/** All rows in a storage, chunk by chunk. */
export function rowsIn(stored: Readonly<Record<string, unknown>>): Row[] {
  const chunks = Object.entries(stored).filter(([key]) => CHUNK_KEY.test(key));
  return chunks.flatMap(([, rows]) => rows as Row[]);
}
