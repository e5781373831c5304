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
const CHECKLIST = [
  'checklist.startup',
  'checklist.product',
  'checklist.guide',
  'checklist.status',
  'checklist.questions',
] as const;

/** A guide's label in the reader's language; a guide newer than the texts keeps its own. */
export function guideLabel(guide: Guide, { translate }: Translation): string {
  return translate(`guide.${keyPart(guide.id)}` as TextKey) || guide.label;
}

/** The guide that the panel and the popup put first. */
export function firstInterviewGuide(guides: readonly Guide[]): Guide | undefined {
  return guides.find((guide) => guide.topic === 'interview');
}

/** The offer's profession and status, or that they are not said. */
function OfferProfile({ offer }: { offer: NonNullable<OfferView['offer']> }) {
  const { translate } = useTranslation();
  return (
    <p class="profile">
      {translate(professionKey(offer.profession))}
      <span aria-hidden="true"> · </span>
      <span class="visually-hidden">, </span>
      {translate(`status.${offer.status ?? 'unknown'}`)}
    </p>
  );
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
          <li key={key}>{translate(key)}</li>
        ))}
      </ul>
    </MoreFold>
  );
}

/** The links of one topic, the interview's first one as the thing to do next. */
function Topic({ guides, primary }: { guides: readonly Guide[]; primary: boolean }) {
  const translation = useTranslation();
  return (
    <ul class="links">
      {guides.map((guide, index) => (
        <li key={guide.id}>
          <ExternalLink
            address={guide.url}
            label={guideLabel(guide, translation)}
            class={primary && index === 0 ? 'primary' : undefined}
          />
          {primary && index === 0 && <GuideContents guide={guide} />}
        </li>
      ))}
    </ul>
  );
}

/** How to prepare: who the offer is for, then the guides by topic, then what they are worth. */
export function PrepareAnswer({ view }: { view: Pick<OfferView, 'offer' | 'guides'> }) {
  const { translate } = useTranslation();
  return (
    <>
      {view.offer && <OfferProfile offer={view.offer} />}
      {TOPICS.map((topic) => {
        const guides = view.guides.filter((guide) => guide.topic === topic);
        if (guides.length === 0) return null;
        if (topic === 'resource') {
          return (
            <Fragment key={topic}>
              <Checklist />
              <MoreFold title={translate(`topic.${topic}`)}>
                <Topic guides={guides} primary={false} />
              </MoreFold>
            </Fragment>
          );
        }
        return (
          <div key={topic} class={`topic topic-${topic}`}>
            <h3 class={topic === 'interview' ? 'visually-hidden' : undefined}>
              {translate(`topic.${topic}`)}
            </h3>
            {topic === 'status' && view.offer && (
              <p>{translate(`statusMeaning.${view.offer.status ?? 'unknown'}`)}</p>
            )}
            <Topic guides={guides} primary={topic === 'interview'} />
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
