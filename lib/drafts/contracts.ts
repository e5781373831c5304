import { PROFILES } from '../boards/registry.ts';
import type { BoardId } from '../offer/offer.ts';
import { STATUSES, type Status } from '../offer/status.ts';

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

/** The contracts to choose from on a board. */
export function contractsOf(board: BoardId): readonly string[] {
  return CONTRACTS[board] ?? [];
}

/** The statuses of boards that publish posts of the State alone. */
const PUBLIC: readonly Status[] = ['admin', 'apprentice', 'intern'];

/** The statuses under which an offer of a board may be. */
export function statusesOf(board: BoardId): readonly Status[] {
  return PROFILES[board].usualStatus === 'admin' ? PUBLIC : STATUSES;
}

/** A draft's form on another board: the contract and the status are kept where that board has them. */
export function onBoard<Form extends { contract: string; status: Status | null }>(
  form: Form,
  board: BoardId,
): Form & { board: BoardId } {
  const { contract, status } = form;
  const known = contractsOf(board);
  return {
    ...form,
    board,
    contract: known.includes(contract) ? contract : (known[0] ?? ''),
    status: status && statusesOf(board).includes(status) ? status : null,
  };
}
