import type { Directory } from './directory.ts';

/**
 * The changes between two states of the directory, one per line, for the person who reviews a
 * refresh. Empty when nothing that people see has changed.
 */
export function describeChanges(before: Directory | null, after: Directory): string[] {
  if (!before) return [`first snapshot: ${after.startups.length} startups`];
  const lines: string[] = [];
  const old = new Map(before.startups.map((startup) => [startup.id, startup]));
  for (const startup of after.startups) {
    const previous = old.get(startup.id);
    old.delete(startup.id);
    if (!previous) {
      lines.push(`added: ${startup.id} (${startup.name})`);
      continue;
    }
    if (previous.name !== startup.name) {
      lines.push(`renamed: ${startup.id}: ${previous.name} → ${startup.name}`);
    }
    const [from, to] = [previous.incubators.join(' + '), startup.incubators.join(' + ')];
    if (from !== to) lines.push(`moved: ${startup.id}: ${from} → ${to}`);
    if (previous.phase !== startup.phase) {
      const ended = startup.phase === 'abandon' || startup.phase === 'abandon-investigation';
      lines.push(
        `${ended ? 'ended' : 'phase'}: ${startup.id}: ${previous.phase} → ${startup.phase}`,
      );
    }
  }
  for (const { id, name } of old.values()) lines.push(`vanished: ${id} (${name})`);
  return lines;
}
