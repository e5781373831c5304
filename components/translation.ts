import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translation } from '../lib/i18n/translation.ts';

/** Gives the language to every component. */
export const TranslationContext = createContext<Translation | null>(null);

/** The language of the nearest root; a root without one is a programming error. */
export function useTranslation(): Translation {
  const translation = useContext(TranslationContext);
  if (!translation) throw new Error('No TranslationContext above this component');
  return translation;
}
