/** What each of the recorded pages' Startups does: invented words, short ones and long ones. */
export const PITCHES: Record<string, string> = {
  'l-immersion-facile':
    'Trouver en quelques clics une entreprise prête à accueillir une personne qui change de métier, et signer la convention en ligne',
  'refugies.info':
    'Rendre la vie en France lisible, en huit langues, pour les personnes qui viennent d’obtenir l’asile',
  'rdv-service-public': 'Prendre et donner rendez-vous sans perdre une matinée',
  dossierfacile: 'Un dossier de location complet, vérifié, que l’on ne refait pas à chaque visite',
  'zero-logement-vacant': 'Remettre des logements vides sur le marché, commune par commune',
};

/**
 * The directory as a refresh stores it, with nothing but these pitches: older than the bundled copy, it
 * changes nothing else. To be stored before the extension first reads its directory.
 */
export function storedPitches(): object {
  return {
    date: '2020-01-01',
    leftOut: 0,
    incubators: [],
    startups: Object.entries(PITCHES).map(([id, pitch]) => ({
      id,
      name: id,
      formerNames: [],
      pitch,
      contact: null,
      repositories: [],
      phase: null,
      phaseStart: null,
      incubators: [],
      listed: true,
    })),
  };
}
