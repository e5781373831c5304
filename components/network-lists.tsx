import { PROFILES } from '../lib/boards/registry.ts';
import { ExternalLink } from './external-link.tsx';

/** Links to the network's list on each board. */
export function NetworkLists({ class: list, link }: { class?: string; link?: string }) {
  return (
    <ul class={list}>
      {Object.values(PROFILES).map(({ name, networkList }) => (
        <li key={name}>
          <ExternalLink address={networkList} label={name} class={link} />
        </li>
      ))}
    </ul>
  );
}
