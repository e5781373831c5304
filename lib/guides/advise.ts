import { PROFILES } from '../boards/registry.ts';
import type { Offer } from '../offer/offer.ts';
import { professionOf } from '../offer/profession.ts';
import type { Profession } from '../offer/professions.ts';
import { type Status, statusOf } from '../offer/status.ts';
import data from './data/guides.json' with { type: 'json' };
import type { Guide, GuideTopic } from './guide.ts';

type PageId = keyof typeof data.pages;

/** The profession and status of an offer, and the guides to prepare for it. */
export interface Advice {
  profession: Profession | null;
  status: Status | null;
  /** The most useful first: the interview guide. */
  guides: Guide[];
}

/**
 * Reads the profession and the status of an offer and finds the guides for them.
 *
 * @param names names of Startups in its title: "Communauté de l’inclusion" does not tell a trade
 */
export function advise(offer: Offer, names: readonly string[] = []): Advice {
  const profession = professionOf(offer, names);
  const status = statusOf(offer, PROFILES[offer.board].usualStatus);
  const known = profession ? data.professions[profession] : null;
  const guides: Guide[] = [
    interviewGuide(known?.anchor ?? 'guides-par-etape'),
    page('status', (status ? data.statuses[status] : 'statuses') as PageId),
  ];
  if (status === 'independent') guides.push(page('status', 'daily-rates'));
  guides.push(
    page('profession', (known?.page ?? 'professions') as PageId),
    page('candidates', 'candidates'),
    page('resource', 'selection'),
    page('resource', 'values'),
    ...Object.entries(data.resources).map(
      ([id, { label, url }]): Guide => ({ topic: 'resource', id, label, url }),
    ),
  );
  return { profession, status, guides };
}

/**
 * The interview guide is one page with sections; when a section's anchor is gone, the page still
 * opens.
 */
function interviewGuide(anchor: string): Guide {
  const guide = page('interview', 'interview');
  return { ...guide, id: `interview-${anchor}`, url: `${guide.url}#${anchor}` };
}

function page(topic: GuideTopic, id: PageId): Guide {
  const { label, path } = data.pages[id];
  return { topic, id, label, url: data.base + path };
}
