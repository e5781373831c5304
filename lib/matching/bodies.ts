import type { Directory, Organisation, Startup } from '../directory/directory.ts';
import { fold } from '../offer/fold.ts';

/** Tells whether words name a public body of the directory, in the ways that offers name them. */
export interface Bodies {
  /** True when the words are the name or the acronym of a body. */
  has(words: string): boolean;
  /** True when the employer sponsors the Startup, owns one of its incubators, or bears its name. */
  carries(employer: string, startup: Startup): boolean;
}

/** Further bodies, which the directory lacks and which are not products either. Folded. */
const OTHER_BODIES =
  'dinum dinsic etalab ditp anct ademe ign pole emploi france travail urssaf cnam cnav caf cpam dila drees insee dares sgmap dnum snum dgfip dgccrf dreal draaf drac ddt ddtm etat gouvernement union europeenne beta gouv betagouv mte mtes sgmas octo';

/**
 * The ministries that each incubator works for, by words of the employer's name. Ministries are
 * renamed and split every year, and the directory gives only one of them as the owner.
 */
const MINISTRIES: Record<string, RegExp> = {
  mtes: /\bdirection generale(?: \w+){0,8} (?:transports?|mobilites|energie|logement|amenagement|risques|maritimes|aviation)\b|\bministeres?(?: \w+){0,6} (?:ecologi\w*|logement|transports?|energie|mer|territoires|ville)\b/,
  sgmas:
    /\bministeres?(?: \w+){0,6} (?:sante|solidarites?|sociales|sociaux|travail|autonomie)\b|\baffaires sociales\b/,
  culture: /\bministeres?(?: \w+){0,4} culture\b/,
  agriculture: /\bministeres?(?: \w+){0,4} agriculture\b/,
  justice: /\bministeres?(?: \w+){0,4} justice\b/,
  kube: /\bministeres?(?: \w+){0,4} (?:armees|defense)\b/,
  MEN: /\bministeres?(?: \w+){0,4} education\b/,
  menj: /\bministeres?(?: \w+){0,4} education\b/,
  'FabNum-MI': /\bministeres?(?: \w+){0,4} interieur\b/,
  bercy: /\bministeres?(?: \w+){0,4} (?:economie|finances|budget)\b/,
  'fabrique-dgfip': /\bministeres?(?: \w+){0,4} (?:economie|finances|budget)\b|\bdgfip\b/,
  'gip-inclusion': /\bplateforme de l inclusion\b/,
  'mission-apprentissage': /\bmission (?:interministerielle )?(?:pour |de )?l apprentissage\b/,
};

/** Gathers the bodies of a directory; build it once and keep it. */
export function bodiesOf(directory: Directory): Bodies {
  const words = new Set(OTHER_BODIES.split(' '));
  const patterns = new Map<string, RegExp[]>();
  for (const organisation of directory.organisations) {
    for (const name of [organisation.acronym, organisation.name]) if (name) words.add(fold(name));
    patterns.set(organisation.id, patternsOf(organisation));
  }
  const owners = new Map<string, string | null>();
  for (const { id, title, owner } of directory.incubators) {
    owners.set(id, owner);
    words.add(fold(title));
  }
  return {
    has: (name) => words.has(fold(name)),
    carries(employer, startup) {
      const text = fold(employer);
      const ids = [...startup.sponsors, ...startup.incubators.map((id) => owners.get(id) ?? '')];
      return (
        [startup.name, ...startup.formerNames].some((name) =>
          ` ${text} `.includes(` ${fold(name)} `),
        ) ||
        ids.some((id) => patterns.get(id)?.some((pattern) => pattern.test(text))) ||
        startup.incubators.some((id) => MINISTRIES[id]?.test(text))
      );
    },
  };
}

/** Patterns that find this body in an employer's folded name. */
function patternsOf({ name, acronym }: Organisation): RegExp[] {
  const patterns = [name, acronym]
    .filter((one) => one !== null && fold(one).length > 2)
    .map((one) => new RegExp(`(?:^| )${fold(one as string)}(?: |$)`));
  // Ministries are renamed, but the first of their responsibilities stays in the name.
  const [ministry] =
    /^ministere (?:(?:charge )?(?:de|du|des|l|la|les) )*\w+/.exec(fold(name)) ?? [];
  return ministry ? [...patterns, new RegExp(`^${ministry}(?: |$)`)] : patterns;
}
