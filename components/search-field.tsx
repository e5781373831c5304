import { useTranslation } from './translation.ts';

interface SearchFieldProps {
  words: string;
  /** What can be searched for, shown while nothing is typed. */
  placeholder?: string;
  change(words: string): void;
}

/** The field among a list's filters in which words are searched for. */
export function SearchField({ words, placeholder, change }: SearchFieldProps) {
  const { translate } = useTranslation();
  return (
    <label class="filter filter-words">
      <span>{translate('report.search')}</span>
      <input
        type="search"
        name="words"
        value={words}
        placeholder={placeholder}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
    </label>
  );
}
