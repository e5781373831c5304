import type { OfferView } from '../lib/answer/view.ts';
import type { TaggingCheck } from '../lib/tagging/check.ts';
import { missingText } from '../lib/tagging/missing-text.ts';
import { useActions } from './actions.ts';
import { CopyButton } from './copy-button.tsx';
import { shorten } from './evidence.tsx';
import { ExternalLink } from './external-link.tsx';
import { Fold, MoreFold } from './fold.tsx';
import { Icon } from './icons.tsx';
import { ShowInPage } from './show-in-page.tsx';
import {
  CHECK_STATUSES,
  checksWith,
  checkWords,
  type ShownStatus,
  taggingCount,
  taggingReport,
} from './tagging-report.ts';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

/** One rule of the network, what decided, and what to write when it is not followed. */
function Check({ check }: { check: TaggingCheck }) {
  const translation = useTranslation();
  const { translate } = translation;
  const { quote, advice, source, place, setAside } = check;
  return (
    <li>
      <ExternalLink address={source} label={checkWords(check, translation)} />
      {quote !== null && <q>{translate('evidence.quote', [shorten(quote)])}</q>}
      {quote !== null && place && <ShowInPage evidence={{ quote, ...place }} />}
      {setAside !== undefined && <p>{translate('aside.said', [setAside])}</p>}
      {advice !== null && setAside === undefined && (
        <p class="advice">
          {translate('tagging.advice')} <span lang="fr">{advice}</span>
        </p>
      )}
    </li>
  );
}

/** The rules with one status; those that are not for this offer are folded. */
function Checks({ view, status }: { view: OfferView; status: ShownStatus }) {
  const { found, heading } = checksWith(view, status, useTranslation());
  const list = (
    <ul class="reasons">
      {found.map((check) => (
        <Check key={check.id} check={check} />
      ))}
    </ul>
  );
  if (found.length === 0) return null;
  if (status === 'not-applicable') return <MoreFold title={heading}>{list}</MoreFold>;
  return (
    <div class="topic">
      <h3>{heading}</h3>
      {list}
    </div>
  );
}

/** How the offer follows the network's rules: for those who publish it. */
export function TaggingAnswer({ view }: { view: OfferView }) {
  const translation = useTranslation();
  const { translate } = translation;
  const correct = useActions()?.correct;
  const missing = missingText(view.checks);
  return (
    <Fold
      class="why tagging"
      open
      summary={
        <>
          <h2>{translate('section.tagging')}</h2>
          <span class="why-word">{taggingCount(view, translation)}</span>
          <Icon shape="down" />
        </>
      }
    >
      {correct && (
        <button type="button" class="button" onClick={trusted(() => correct())}>
          {translate('tagging.correct')}
        </button>
      )}
      {missing && <CopyButton label={translate('tagging.copyMissing')} text={() => missing} />}
      {CHECK_STATUSES.map((status) => (
        <Checks key={status} view={view} status={status} />
      ))}
      <CopyButton
        label={translate('tagging.copyReport')}
        text={() => taggingReport(view, translation)}
      />
    </Fold>
  );
}
