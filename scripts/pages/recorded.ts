import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedOffer } from '../../lib/offer/listed-offer.ts';
import type { OfferField, ZoneName } from '../../lib/offer/offer.ts';
import type { PageReading } from '../../lib/offer/reading.ts';
import { PROJECT_FOLDER } from '../console/command.ts';

const FOLDER = join(PROJECT_FOLDER, 'tests', 'pages');

/** A recorded page and what must be read on it: tests/pages/README.md. */
export interface Recorded {
  board: string;
  name: string;
  html: string;
  case: string;
  url: string;
  /** Shown by `npm start`. */
  sample: boolean;
  /** False: nothing on the page is worth asking the background about; absent elsewhere. */
  wakes?: false;
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
    /** The page says that its offer is no longer published. */
    closed?: true;
    /** A list's cards, in its order; absent on other pages. */
    offers?: Omit<ListedOffer, 'board'>[];
  };
  resolution: RecordedResolution | null;
}

/** The right answer on a recorded page; ids are the directory's. */
export interface RecordedResolution {
  outcome: string;
  startups: string[];
  incubators: string[];
  disagreement?: { offer: string[]; directory: string[] };
  profession: string | null;
  status: string | null;
  /** The fragment of the interview guide's link ("#design"), null when there is no guide. */
  interviewGuide: string | null;
}

/**
 * All recorded pages, in a steady order.
 * @throws Error that names the file that cannot be used.
 */
export function recordedPages(): Recorded[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: board }) =>
      readdirSync(join(FOLDER, board))
        .filter((file) => file.endsWith('.html'))
        .sort()
        .map((file) => readRecorded(board, file.replace(/\.html$/, ''))),
    );
}

/** The path of a recorded page. */
export function fileOf({ board, name }: Pick<Recorded, 'board' | 'name'>): string {
  return join(FOLDER, board, `${name}.html`);
}

function readRecorded(board: string, name: string): Recorded {
  const path = join(FOLDER, board, name);
  try {
    const facts = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
    return { board, name, html: readFileSync(`${path}.html`, 'utf8'), ...facts };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`tests/pages/${board}/${name}.json cannot be used: ${reason}`);
  }
}
