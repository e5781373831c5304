import { Fragment } from 'preact';
import type { OfferView } from '../lib/answer/view.ts';
import type { Guide } from '../lib/guides/guide.ts';
import type { TextKey, Translation } from '../lib/i18n/translation.ts';
import type { Status } from '../lib/offer/status.ts';
import { ExternalLink } from './external-link.tsx';
import { MoreFold } from './fold.tsx';
import { useTranslation } from './translation.ts';
import { keyPart, professionKey, TOPICS } from './words.ts';

/** Statuses for which the administrations' own grids do not count. */
const PRIVATE_STATUSES: ReadonlySet<Status | null> = new Set(['independent', 'service']);

/** What to have done before an interview, in order. */
const CHECKLIST = ['startup', 'product', 'guide', 'status', 'questions'] as const;

/** A guide's label in the reader's language; a guide newer than the texts keeps its own. */
export function guideLabel(guide: Guide, { translate }: Translation): string {
  return translate(`guide.${keyPart(guide.id)}` as TextKey) || guide.label;
}

/** The guide that the panel and the popup put first. */
export function firstInterviewGuide(guides: readonly Guide[]): Guide | undefined {
  return guides.find((guide) => guide.topic === 'interview');
}

/** The offer's profession and status in a few words: "Développement · indépendant"; empty when there is no offer. */
export function profileOf(offer: OfferView['offer'], { translate }: Translation): string {
  if (!offer) return '';
  return [
    translate(professionKey(offer.profession)),
    translate(`status.${offer.status ?? 'unknown'}`),
  ].join(' · ');
}

/** What the interview guide holds for this profession, for a section that is known. */
function GuideContents({ guide }: { guide: Guide }) {
  const { translate } = useTranslation();
  const section = guide.id.replace(/^interview-/, '');
  const text = translate(`holds.${keyPart(section)}` as TextKey);
  return text ? <p class="note">{text}</p> : null;
}

/** The steps of a careful candidate, folded: they are the same for every offer. */
function Checklist() {
  const { translate } = useTranslation();
  return (
    <MoreFold title={translate('checklist.title')}>
      <ul class="problems">
        {CHECKLIST.map((key) => (
          <li key={key}>{translate(`checklist.${key}`)}</li>
        ))}
      </ul>
    </MoreFold>
  );
}

/** The links of one topic. */
function Links({ guides }: { guides: readonly Guide[] }) {
  const translation = useTranslation();
  return (
    <ul class="links">
      {guides.map((guide) => (
        <li key={guide.id}>
          <ExternalLink address={guide.url} label={guideLabel(guide, translation)} />
        </li>
      ))}
    </ul>
  );
}

/** What else helps to get ready: what the guide holds, the status, the profession, a checklist, and what it is all worth. */
export function PrepareDetails({ view }: { view: Pick<OfferView, 'offer' | 'guides'> }) {
  const { translate } = useTranslation();
  const interview = firstInterviewGuide(view.guides);
  return (
    <>
      <h3>{translate('section.prepare')}</h3>
      {interview && <GuideContents guide={interview} />}
      {TOPICS.map((topic) => {
        const guides = view.guides.filter((guide) => guide.topic === topic && guide !== interview);
        if (guides.length === 0) return null;
        if (topic === 'resource') {
          return (
            <Fragment key={topic}>
              <Checklist />
              <MoreFold title={translate(`topic.${topic}`)}>
                <Links guides={guides} />
              </MoreFold>
            </Fragment>
          );
        }
        return (
          <div key={topic} class={`topic topic-${topic}`}>
            <h4>{translate(`topic.${topic}`)}</h4>
            {topic === 'status' && view.offer && (
              <p>{translate(`statusMeaning.${view.offer.status ?? 'unknown'}`)}</p>
            )}
            <Links guides={guides} />
          </div>
        );
      })}
      <p class="note caveat">
        {translate(
          PRIVATE_STATUSES.has(view.offer?.status ?? null)
            ? 'prepare.caveat'
            : 'prepare.caveatPublic',
        )}
      </p>
    </>
  );
}
