import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfferField, ZoneName } from '../../lib/offer/offer.ts';
import type { PageReading } from '../../lib/offer/reading.ts';

const FOLDER = join(import.meta.dirname, '..', 'pages');

/** A recorded page and what must be read on it: tests/pages/README.md. */
export interface Recorded {
  board: string;
  name: string;
  html: string;
  case: string;
  url: string;
  reading: {
    page: PageReading['page'];
    networkByAddress: boolean;
    offer:
      | (Record<OfferField, string | null> & {
          zonesWith: Partial<Record<ZoneName, string[]>>;
          nowhere: string[];
          links: string[];
        })
      | null;
    unread: OfferField[];
  };
  resolution: {
    outcome: string;
    startups: string[];
    incubators: string[];
    disagreement?: { offer: string[]; directory: string[] };
    profession: string | null;
    status: string | null;
    interviewGuide: string | null;
  } | null;
}

/** All recorded pages, in a steady order. */
export function recordedPages(): Recorded[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: board }) =>
      readdirSync(join(FOLDER, board))
        .filter((file) => file.endsWith('.html'))
        .sort()
        .map((file) => {
          const name = file.replace(/\.html$/, '');
          const path = join(FOLDER, board, name);
          return {
            board,
            name,
            html: readFileSync(`${path}.html`, 'utf8'),
            ...JSON.parse(readFileSync(`${path}.json`, 'utf8')),
          };
        }),
    );
}
