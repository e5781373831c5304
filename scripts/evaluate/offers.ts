import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An offer of the network with the Startup it is for, as shared/README.md describes it. */
export interface LabelledOffer {
  id: string;
  /** ISO date at which it was published. */
  date?: string;
  title: string;
  /** Markdown. */
  text: string;
  /** Null: for no single Startup. "absent": for one no longer listed. */
  startup: string | null;
  others: string[];
  incubators: string[];
  identifiable: 'by-name' | 'by-nickname' | 'by-description' | 'no';
  employer: string;
}

/** An offer of another administration. */
export interface OtherOffer {
  id: string;
  title: string;
  text: string;
  employer: string;
  /** Speaks of the network and still is not the network's. */
  confusing: boolean;
}

/** The labelled offers of a folder; null when it does not hold them. */
export function readOffers(
  folder: string,
): { network: LabelledOffer[]; others: OtherOffer[] } | null {
  const paths = ['network', 'others'].map((name) => join(folder, `${name}.ndjson`));
  if (!paths.every((path) => existsSync(path))) return null;
  const [network = [], others = []] = paths.map((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  return { network, others };
}
