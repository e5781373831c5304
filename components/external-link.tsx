import type { ComponentChildren } from 'preact';
import { safeAddress } from './addresses.ts';
import { breakable } from './breakable.tsx';
import { Icon } from './icons.tsx';
import { useTranslation } from './translation.ts';

interface ExternalLinkProps {
  address: string | null;
  /** What the link leads to, for its tooltip. */
  label: string;
  class?: string | undefined;
  children?: ComponentChildren;
}

/**
 * A link to another site, in a new tab. An address that is missing or must not be
 * followed leaves the words alone.
 */
export function ExternalLink({ address, label, class: className, children }: ExternalLinkProps) {
  const { translate } = useTranslation();
  const safe = address === null ? null : safeAddress(address);
  if (safe === null) return <span class={className}>{children ?? label}</span>;
  return (
    <a
      class={className}
      href={safe}
      target="_blank"
      rel="noopener noreferrer"
      title={translate('link.newTab', [label])}
    >
      {children ?? breakable(label)}
      {/* Never alone at the start of a line. */}
      <span class="out" aria-hidden="true">
        {'\u2060'}
        <Icon shape="out" size={13} />
      </span>
    </a>
  );
}
