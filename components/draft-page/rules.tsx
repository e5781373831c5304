import type { OfferView } from '../../lib/answer/view.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import { findWords } from '../../lib/drafts/find-words.ts';
import { type Proposal, proposalFor } from '../../lib/drafts/insert.ts';
import type { CheckId, TaggingCheck } from '../../lib/tagging/check.ts';
import { shorten } from '../evidence.tsx';
import { ExternalLink } from '../external-link.tsx';
import { MoreFold } from '../fold.tsx';
import { checksWith, checkWords, taggingCount } from '../tagging-report.ts';
import { useTranslation } from '../translation.ts';

interface RulesProps {
  draft: Draft;
  view: OfferView;
  /** The text has changed since these rules were checked; the next answer is under way. */
  isBusy: boolean;
  /** Puts a rule's proposal into the draft. */
  insert(check: CheckId, proposal: Proposal): void;
  /** Shows words of the draft in their field. */
  show(field: 'title' | 'text', start: number, end: number): void;
}

/** The rules for this draft: those to mend first, each with the words that decide and what to write. */
export function Rules(props: RulesProps) {
  const { view, isBusy } = props;
  const translation = useTranslation();
  const { translate } = translation;
  const failed = checksWith(view, 'failed', translation);
  const passed = checksWith(view, 'passed', translation);
  const others = checksWith(view, 'not-applicable', translation);
  return (
    <section class="rules" aria-labelledby="rules-title" aria-busy={isBusy}>
      <h2 id="rules-title">{translate('draft.rules')}</h2>
      <p class="count" role="status">
        {view.checks.length === 0
          ? translate('draft.noRules')
          : failed.found.length === 0
            ? translate('draft.allFollowed')
            : taggingCount(view, translation)}
      </p>
      {failed.found.length > 0 && <h3>{failed.heading}</h3>}
      <ul class="rule-list">
        {failed.found.map((check) => (
          <Rule key={check.id} check={check} {...props} />
        ))}
      </ul>
      {passed.found.length > 0 && (
        <>
          <h3>{passed.heading}</h3>
          <ul class="rule-list rule-list-passed">
            {passed.found.map((check) => (
              <Rule key={check.id} check={check} {...props} />
            ))}
          </ul>
        </>
      )}
      {others.found.length > 0 && (
        <MoreFold title={others.heading}>
          <ul class="rule-list">
            {others.found.map((check) => (
              <Rule key={check.id} check={check} {...props} />
            ))}
          </ul>
        </MoreFold>
      )}
    </section>
  );
}

function Rule({ check, draft, insert, show }: RulesProps & { check: TaggingCheck }) {
  const translation = useTranslation();
  const { translate } = translation;
  const { quote, advice, source, id, status } = check;
  const words = checkWords(check, translation);
  const proposal = proposalFor(draft, check);
  const isReplacing = proposal !== null && proposal.end > proposal.start;
  const field = check.place?.zone === 'title' ? 'title' : 'text';
  const found = quote === null ? null : findWords(draft[field], quote);
  return (
    <li data-check={id}>
      <ExternalLink address={source} label={words} class={`rule rule-${status}`} />
      {quote !== null && (
        <p class="deciding">
          <q lang="fr">{translate('evidence.quote', [shorten(quote)])}</q>
          {found && (
            <button
              type="button"
              class="text-button"
              aria-label={translate('draft.showOf', [words])}
              onClick={() => show(field, found.start, found.end)}
            >
              {translate('draft.show')}
            </button>
          )}
        </p>
      )}
      {advice !== null && status !== 'passed' && (
        <p class="advice">
          {translate('tagging.advice')} <span lang="fr">{advice}</span>
        </p>
      )}
      {proposal && (
        <button
          type="button"
          class="button"
          aria-label={translate(isReplacing ? 'draft.replaceOf' : 'draft.insertOf', [words])}
          onClick={() => insert(id, proposal)}
        >
          {translate(isReplacing ? 'draft.replace' : 'draft.insert')}
        </button>
      )}
    </li>
  );
}
