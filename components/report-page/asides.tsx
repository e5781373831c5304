import { useState } from 'preact/hooks';
import type { Aside } from '../../lib/report/aside.ts';
import { useTranslation } from '../translation.ts';
import { checkWord } from './words.ts';

interface AsideListProps {
  asides: readonly Aside[];
  /** Takes one back; null where nothing can be changed. */
  undo: ((aside: Aside) => Promise<void>) | null;
}

/** All rules that were set aside, where each can be taken back. */
export function AsideList({ asides, undo }: AsideListProps) {
  const translation = useTranslation();
  const { translate, count } = translation;
  const [failed, setFailed] = useState(false);
  if (asides.length === 0) return null;
  return (
    <section class="asides" aria-labelledby="asides-title">
      <h2 id="asides-title">{count('aside.list', asides.length)}</h2>
      <ul>
        {asides.map((aside) => {
          const { check, scope, reason } = aside;
          const rule = checkWord(check, translation);
          return (
            <li key={`${check} ${scope.kind} ${scope.kind === 'offer' ? scope.key : scope.id}`}>
              <span>
                <strong>{rule}</strong>{' '}
                {scope.kind === 'offer'
                  ? translate('aside.ofOffer', [scope.title])
                  : translate('aside.ofIncubator', [scope.name])}
                <span class="note">{translate('aside.said', [reason])}</span>
              </span>
              {undo && (
                <button
                  type="button"
                  class="text-button"
                  aria-label={translate('aside.undoOf', [rule])}
                  onClick={() =>
                    undo(aside).then(
                      () => setFailed(false),
                      () => setFailed(true),
                    )
                  }
                >
                  {translate('aside.undo')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <p role="status">{failed && translate('report.failed')}</p>
    </section>
  );
}

interface AsideFormProps {
  check: string;
  incubators: readonly { id: string; name: string }[];
  /** Sets the rule aside; rejects when it could not. */
  setAside(
    scope: { kind: 'offer' } | { kind: 'incubator'; id: string; name: string },
    reason: string,
  ): Promise<void>;
}

/** Sets a rule aside: for which offers, and why. */
export function AsideForm({ check, incubators, setAside }: AsideFormProps) {
  const translation = useTranslation();
  const { translate } = translation;
  const [open, setOpen] = useState(false);
  const [scope, setScope] = useState('');
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState(false);
  const rule = checkWord(check, translation);
  const toggle = (
    <button
      type="button"
      class="text-button"
      aria-expanded={open}
      aria-label={translate('aside.openOf', [rule])}
      onClick={() => setOpen(!open)}
    >
      {translate('aside.open')}
    </button>
  );
  if (!open) return toggle;
  return (
    <>
      {toggle}
      <form
        class="aside-form"
        onSubmit={async (event) => {
          event.preventDefault();
          const incubator = incubators.find(({ id }) => id === scope);
          const words = reason.trim();
          if (!words) return;
          setFailed(
            await setAside(
              incubator ? { kind: 'incubator', ...incubator } : { kind: 'offer' },
              words,
            ).then(
              () => false,
              () => true,
            ),
          );
        }}
      >
        <label>
          <span>{translate('aside.scope')}</span>
          <select value={scope} onChange={({ currentTarget }) => setScope(currentTarget.value)}>
            <option value="">{translate('aside.thisOffer')}</option>
            {incubators.map(({ id, name }) => (
              <option key={id} value={id}>
                {translate('aside.allOf', [name])}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{translate('aside.reason')}</span>
          <input
            name="reason"
            value={reason}
            required
            maxLength={300}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button">
          {translate('aside.do')}
        </button>
        <span role="status">{failed && translate('report.failed')}</span>
      </form>
    </>
  );
}
