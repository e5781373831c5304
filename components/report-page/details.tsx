import { useState } from 'preact/hooks';
import type { StartAnswer } from '../../lib/analysis/keeper.ts';
import type { Translation } from '../../lib/i18n/translation.ts';
import { messageFor } from '../../lib/report/message.ts';
import type { Row } from '../../lib/report/row.ts';
import type { TableRow } from '../../lib/report/table-rows.ts';
import { ruleSource } from '../../lib/tagging/check.ts';
import { Reason } from '../evidence.tsx';
import { ExternalLink } from '../external-link.tsx';
import { useTranslation } from '../translation.ts';
import { AsideForm } from './asides.tsx';
import { checkWord, messageWords, problemWords, ruleSentence } from './words.ts';

/** For which offers a rule is set aside: this one, or all of an incubator's. */
export type AsideScope = { kind: 'offer' } | { kind: 'incubator'; id: string; name: string };

/** What a person can do with a row. All but `readAgain` and `copy` reject when nobody answers. */
export interface RowActions {
  /** Copies a text; false when the browser refuses. */
  copy(text: string): Promise<boolean>;
  /** The French texts, in which messages to teams are written. */
  french(): Promise<Translation>;
  /** Reads the offer again on its board; null when no page of it could be opened. */
  readAgain(row: Row): Promise<StartAnswer | null>;
  remove(row: Row): Promise<void>;
  restore(row: Row): Promise<void>;
  setAside(row: Row, check: string, scope: AsideScope, reason: string): Promise<void>;
  /** No analysis is under way or waits for a person. */
  mayAnalyse: boolean;
  /** All rows of the table: a message may be about all offers of a Startup. */
  siblings: readonly TableRow[];
}

/** Why a row says what it says, each of its checks, and what can be done about it. */
export function Details({ row, actions }: { row: TableRow; actions: RowActions | null }) {
  const translation = useTranslation();
  const { translate } = translation;
  const { passed, failed, aside, twin } = row;
  return (
    <div class="details">
      <section>
        <h3>{translate('report.reasons')}</h3>
        {row.reasons.length === 0 && <p class="note">{translate('evidence.none')}</p>}
        <ul class="reasons">
          {row.reasons.map((reason) => (
            <Reason key={`${reason.kind} ${reason.zone} ${reason.quote}`} evidence={reason} />
          ))}
        </ul>
        {row.problems.length > 0 && (
          <>
            <h3>{translate('report.problems')}</h3>
            <ul class="problems">
              {row.problems.map((problem) => (
                <li key={problem}>{problemWords(problem, translation)}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section>
        <h3>{translate('report.failedChecks')}</h3>
        {failed.length === 0 && (
          <p class="note">
            {translate(passed.length === 0 ? 'report.noChecks' : 'report.allFollowed')}
          </p>
        )}
        <ul class="checks checks-failed">
          {failed.map((check) => (
            <li key={check.id}>
              <strong>
                <ExternalLink
                  address={ruleSource(check.id)}
                  label={ruleSentence(check.id, translation)}
                />
              </strong>
              {check.quote && <q>{translate('evidence.quote', [check.quote])}</q>}
              {check.advice && <p>{translate('report.advice', [check.advice])}</p>}
              {actions && (
                <AsideForm
                  check={check.id}
                  incubators={row.incubators}
                  setAside={(scope, reason) => actions.setAside(row, check.id, scope, reason)}
                />
              )}
            </li>
          ))}
        </ul>
        {aside.length > 0 && (
          <>
            <h3>{translate('aside.heading')}</h3>
            <ul class="checks checks-aside">
              {aside.map((check) => (
                <li key={check.id}>
                  <strong>{ruleSentence(check.id, translation)}</strong>
                  <p>{translate('aside.said', [check.reason])}</p>
                </li>
              ))}
            </ul>
          </>
        )}
        {twin && twin.differing.length > 0 && (
          <>
            <h3>{translate('twin.differing')}</h3>
            <ul class="checks checks-aside">
              {twin.differing.map((id) => (
                <li key={id}>{checkWord(id, translation)}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      {passed.length > 0 && (
        <section>
          <h3>{translate('report.passedChecks')}</h3>
          <ul class="checks">
            {passed.map((id) => (
              <li key={id}>{checkWord(id, translation)}</li>
            ))}
          </ul>
        </section>
      )}
      {actions && <Actions row={row} actions={actions} />}
    </div>
  );
}

/** A message to the team, the offer read again, its row deleted. */
function Actions({ row, actions }: { row: TableRow; actions: RowActions }) {
  const translation = useTranslation();
  const { translate, count } = translation;
  const [said, setSaid] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [first] = row.startups;
  const ofStartup =
    first && row.outcome === 'identified'
      ? actions.siblings.filter(
          ({ outcome, startups }) => outcome === 'identified' && startups[0]?.id === first.id,
        )
      : [];
  // In every language of the interface: a team's offer is French, and the words to write into it too.
  const isFrench = translation.locale.startsWith('fr');
  async function write(rows: readonly TableRow[]): Promise<void> {
    const french = isFrench ? translation : await actions.french();
    const text = messageFor(rows, messageWords(french));
    setMessage(text);
    setSaid(
      text === null
        ? translate('message.nothing')
        : translate((await actions.copy(text)) ? 'copy.done' : 'copy.refused'),
    );
  }
  const failed = () => setSaid(translate('report.failed'));
  async function readAgain(): Promise<void> {
    const started = await actions.readAgain(row).catch(() => null);
    setSaid(
      translate(
        started === 'started'
          ? 'row.reading'
          : started === 'busy'
            ? 'listAnalysis.busy'
            : 'analysis.noPage',
      ),
    );
  }
  const several = ofStartup.filter(({ failed }) => failed.length > 0).length > 1;
  return (
    <section class="row-actions">
      <p class="actions">
        <button type="button" class="button" onClick={() => write([row]).catch(failed)}>
          {translate('message.offer')}
        </button>
        {several && first && (
          <button type="button" class="button" onClick={() => write(ofStartup).catch(failed)}>
            {count('message.startup', ofStartup.length)}
          </button>
        )}
        <button
          type="button"
          class="button"
          aria-disabled={!actions.mayAnalyse}
          onClick={() => {
            if (actions.mayAnalyse) readAgain();
          }}
        >
          {translate('row.again')}
        </button>
        <button type="button" class="text-button" onClick={() => actions.remove(row).catch(failed)}>
          {translate('row.remove')}
        </button>
      </p>
      <p class="note" role="status">
        {said}
      </p>
      {message !== null && !isFrench && <p class="note">{translate('message.inFrench')}</p>}
      {message !== null && <pre lang="fr">{message}</pre>}
    </section>
  );
}
