import type { ComponentChildren } from 'preact';
import { PROFILES } from '../../lib/boards/registry.ts';
import { EVERYTHING, NONE, type Options, type Selection } from '../../lib/report/select.ts';
import { SearchField } from '../search-field.tsx';
import { useTranslation } from '../translation.ts';
import { answerWord, checkWord } from './words.ts';

interface FiltersProps {
  selection: Selection;
  options: Options;
  change(selection: Selection): void;
}

/** In a filter's list: no filter. An incubator's id may be empty. */
const ANY = '*';

/** What a person narrows the table by. */
export function Filters({ selection, options: all, change }: FiltersProps) {
  const options = withSelected(all, selection);
  const translation = useTranslation();
  const { translate } = translation;
  const { sort, descending } = selection;
  const isNarrowed =
    JSON.stringify({ ...EVERYTHING, sort, descending }) !== JSON.stringify(selection);
  const withCount = (name: string, count: number) =>
    translate('report.withCount', [name, String(count)]);
  return (
    <search class="filters">
      <SearchField
        words={selection.words}
        placeholder={translate('report.searchHelp')}
        change={(words) => change({ ...selection, words })}
      />
      <Filter
        name="board"
        label={translate('report.board')}
        all={translate('report.allMasculine')}
        value={selection.board}
        choose={(value) =>
          change({ ...selection, board: options.boards.find((board) => board === value) ?? null })
        }
      >
        {options.boards.map((board) => (
          <option key={board} value={board}>
            {PROFILES[board].name}
          </option>
        ))}
      </Filter>
      <Filter
        name="answer"
        label={translate('report.answer')}
        all={translate('report.all')}
        value={selection.answer}
        choose={(value) =>
          change({ ...selection, answer: options.answers.find((one) => one === value) ?? null })
        }
      >
        {options.answers.map((answer) => (
          <option key={answer} value={answer}>
            {answerWord(answer, translation)}
          </option>
        ))}
      </Filter>
      <Filter
        name="incubator"
        label={translate('report.incubator')}
        all={translate('report.allMasculine')}
        value={selection.incubator}
        choose={(incubator) => change({ ...selection, incubator })}
      >
        {options.incubators.map(({ id, name, count }) => (
          <option key={id} value={id}>
            {withCount(id === NONE ? translate('report.noIncubator') : name, count)}
          </option>
        ))}
      </Filter>
      {options.failedChecks.length > 0 && (
        <Filter
          name="failedCheck"
          label={translate('report.failedCheck')}
          all={translate('report.all')}
          value={selection.failedCheck}
          choose={(failedCheck) => change({ ...selection, failedCheck })}
        >
          {options.failedChecks.map(({ id, count }) => (
            <option key={id} value={id}>
              {withCount(checkWord(id, translation), count)}
            </option>
          ))}
        </Filter>
      )}
      {options.changes.length > 0 && (
        <Filter
          name="change"
          label={translate('report.since')}
          all={translate('report.all')}
          value={selection.change}
          choose={(value) =>
            change({
              ...selection,
              change: options.changes.find(({ id }) => id === value)?.id ?? null,
            })
          }
        >
          {options.changes.map(({ id, count }) => (
            <option key={id} value={id}>
              {withCount(translate(`change.${id}`), count)}
            </option>
          ))}
        </Filter>
      )}
      {/* Always there: nothing moves while one types. */}
      <button
        type="button"
        class="text-button reset"
        aria-disabled={!isNarrowed}
        onClick={() => {
          if (isNarrowed) change({ ...EVERYTHING, sort, descending });
        }}
      >
        {translate('report.reset')}
      </button>
    </search>
  );
}

/** The values to filter by, and those that are chosen though no row has them any more. */
function withSelected(options: Options, { failedCheck, incubator, change }: Selection): Options {
  const kept = <Id extends string>(
    list: readonly { id: Id; name: string; count: number }[],
    id: Id | null,
  ) =>
    id === null || list.some((one) => one.id === id)
      ? [...list]
      : [...list, { id, name: id, count: 0 }];
  return {
    ...options,
    failedChecks: kept(options.failedChecks, failedCheck),
    incubators: kept(options.incubators, incubator),
    changes: kept(options.changes, change),
  };
}

/** The filters in force, in words, since paper has no fields; nothing when there are none. */
export function FiltersInForce({ selection, options }: Omit<FiltersProps, 'change'>) {
  const translation = useTranslation();
  const { translate } = translation;
  const { words, board, answer, incubator, failedCheck, change } = selection;
  const named = options.incubators.find(({ id }) => id === incubator)?.name;
  const filters: [label: string, value: string | null][] = [
    [translate('report.search'), words.trim() && translate('evidence.quote', [words.trim()])],
    [translate('report.board'), board && PROFILES[board].name],
    [translate('report.answer'), answer && answerWord(answer, translation)],
    [
      translate('report.incubator'),
      incubator === NONE ? translate('report.noIncubator') : incubator && (named ?? incubator),
    ],
    [translate('report.failedCheck'), failedCheck && checkWord(failedCheck, translation)],
    [translate('report.since'), change && translate(`change.${change}`)],
  ];
  const said = filters.flatMap(([label, value]) =>
    value ? translate('report.filter', [label, value]) : [],
  );
  return said.length > 0 ? <p class="in-force">{said.join(' · ')}</p> : null;
}

interface FilterProps {
  name: string;
  label: string;
  /** The words for "no filter". */
  all: string;
  value: string | null;
  choose(value: string | null): void;
  children: ComponentChildren;
}

function Filter({ name, label, all, value, choose, children }: FilterProps) {
  return (
    <label class="filter">
      <span>{label}</span>
      <select
        name={name}
        value={value ?? ANY}
        onChange={({ currentTarget }) =>
          choose(currentTarget.value === ANY ? null : currentTarget.value)
        }
      >
        <option value={ANY}>{all}</option>
        {children}
      </select>
    </label>
  );
}
