/**
 * The text of one version in CHANGELOG.md: what stands under its heading, up to the next one.
 * @param changelog the whole file
 * @param version as in package.json, "0.2.0"
 * @returns null when the version has no section, or an empty one
 */
export function changesOf(changelog: string, version: string): string | null {
  const section = sectionOf(changelog, version);
  const text = section?.slice(section.indexOf('\n') + 1).trim();
  return section?.includes('\n') && text ? text : null;
}

/** Whether a version's heading says that it is not out yet, as it does until the day of its tag stands there. */
export function isUnreleased(changelog: string, version: string): boolean {
  const [heading = ''] = sectionOf(changelog, version)?.split('\n', 1) ?? [];
  return /unreleased/i.test(heading);
}

function sectionOf(changelog: string, version: string): string | undefined {
  const [, ...sections] = `\n${changelog}`.split(/\n## /);
  return sections.find((one) => one.split(/\s/, 1)[0] === version);
}
