import type { OfferView } from '../lib/answer/view.ts';
import type { Translation } from '../lib/i18n/translation.ts';
import { formatList } from './dates.ts';

/** The answer in its fewest words: what the collapsed panel's edge tab says. */
export function shortAnswer(view: OfferView, translation: Translation): string {
  const { outcome, startups } = view.resolution;
  const [first] = startups;
  if (outcome === 'identified' && first) return first.name;
  if (outcome === 'ambiguous') return translation.count('headline.ambiguous', startups.length);
  if (outcome === 'unreadable') return translation.translate('headline.unreadable');
  return translation.translate('headline.unidentified');
}

/** The sentence a screen reader says once, when the answer arrives. */
export function announcement(view: OfferView, translation: Translation): string {
  const { outcome, startups, incubators } = view.resolution;
  const parts = [shortAnswer(view, translation)];
  const [first] = startups;
  if (outcome === 'identified' && first) {
    parts.push(
      translation.translate(view.automatic ? 'chooser.word' : `certainty.${first.certainty}.word`),
    );
  }
  const names = incubators.map((incubator) => incubator.name);
  if (outcome !== 'unreadable' && names.length > 0) {
    parts.push(translation.translate('headline.incubator', [formatList(names, translation)]));
  }
  return translation.translate('headline.announced', [parts.join(', ')]);
}
