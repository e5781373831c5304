import { isClosed, type OfferView } from '../lib/answer/view.ts';
import type { Translation } from '../lib/i18n/translation.ts';
import type { Resolution } from '../lib/matching/resolution.ts';
import { formatList } from './dates.ts';

/** The text in place of a Startup's name: the number of candidates, that none was found, or why. */
export function headline(view: OfferView, translation: Translation): string {
  const { outcome, startups } = view.resolution;
  if (outcome === 'ambiguous') return translation.count('headline.ambiguous', startups.length);
  if (isClosed(view)) return translation.translate('closed.title');
  return translation.translate(
    outcome === 'unreadable' ? 'headline.unreadable' : 'headline.unidentified',
  );
}

/** The shortest form of the answer, for the strip and the edge tab. */
export function shortAnswer(view: OfferView, translation: Translation): string {
  const { outcome, startups } = view.resolution;
  if (outcome !== 'identified' || startups.length === 0) return headline(view, translation);
  return formatList(
    startups.map(({ name }) => name),
    translation,
  );
}

/** "Incubé par X et Y", or why the incubator is unknown. */
export function incubation({ outcome, incubators }: Resolution, translation: Translation): string {
  const { translate } = translation;
  const names = incubators.map(({ name }) => name);
  if (names.length > 0) return `${translate('glance.by')} ${formatList(names, translation)}`;
  return translate(outcome === 'ambiguous' ? 'incubator.depends' : 'incubator.unknown');
}

/** The sentence that a screen reader says once, when the answer arrives. */
export function announcement(view: OfferView, translation: Translation): string {
  const { outcome, startups } = view.resolution;
  const parts = [shortAnswer(view, translation)];
  const [first] = startups;
  if (outcome === 'identified' && first) {
    parts.push(
      translation.translate(view.automatic ? 'chooser.word' : `certainty.${first.certainty}.word`),
    );
  }
  if (outcome !== 'unreadable') parts.push(incubation(view.resolution, translation));
  return translation.translate('headline.announced', [parts.join(', ')]);
}
