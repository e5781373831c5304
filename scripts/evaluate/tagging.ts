import { marked } from 'marked';
import { answer } from '../../lib/answer/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import type { Resolver } from '../../lib/matching/resolve.ts';
import { CHECK_IDS, type CheckId, type TaggingCheck } from '../../lib/tagging/tagging.ts';
import { pageOf } from '../pages/parse.ts';
import type { LabelledOffer } from './offers.ts';

/** How often each check came out how, and the words that decided, for a person to judge. */
export interface TaggingMeasure {
  id: CheckId;
  counts: Record<TaggingCheck['status'], number>;
  samples: Pick<TaggingCheck, 'status' | 'quote' | 'advice'>[];
}

/**
 * Checks the labelled offers as pages of the network's own company on Welcome to the Jungle that
 * say nothing of the contract: the text alone tells which are missions. They have no date and no
 * structured data, so that these two checks say nothing.
 */
export function measureTagging(
  network: readonly LabelledOffer[],
  resolver: Resolver,
  today: string,
): TaggingMeasure[] {
  const measures = CHECK_IDS.map(
    (id): TaggingMeasure => ({
      id,
      counts: { passed: 0, failed: 0, 'not-applicable': 0 },
      samples: [],
    }),
  );
  for (const [index, { title, text }] of network.entries()) {
    const url = `https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/offre-${index}`;
    const heading = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const html = `<main><div data-testid="job-metadata-block"><h2>${heading}</h2></div>
<div data-testid="job-section-description"><h4>Descriptif du poste</h4>${marked.parse(text, { async: false })}</div></main>`;
    for (const check of answer(readPage(pageOf(url, html)), resolver, today)?.checks ?? []) {
      const measure = measures.find(({ id }) => id === check.id);
      if (!measure) continue;
      measure.counts[check.status] += 1;
      const { status, quote, advice } = check;
      measure.samples.push({ status, quote, advice });
    }
  }
  return measures;
}
