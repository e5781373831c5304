import type { BoardId } from '../offer/offer.ts';

/** In each board's own words (their forms, seen 2026). */
const CONTRACTS: Partial<Record<BoardId, readonly string[]>> = {
  'welcome-to-the-jungle': ['Freelance', 'CDI', 'CDD', 'Alternance', 'Stage'],
  'choisir-le-service-public': [
    'Emploi ouvert aux titulaires et aux contractuels',
    'Emploi ouvert uniquement aux titulaires',
    'Emploi ouvert uniquement aux contractuels',
    'Contrat d’apprentissage',
    'Stage',
  ],
};

/**
 * The contracts to choose from on a board: the status under which one would work follows from them
 * and from the text.
 */
export function contractsOf(board: BoardId): readonly string[] {
  return CONTRACTS[board] ?? [];
}
