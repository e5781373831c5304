/**
 * The text of one version in CHANGELOG.md: what stands under its heading, up to the next one.
 * @param changelog the whole file
 * @param version as in package.json, "0.2.0"
 * @returns null when the version has no section, or an empty one
 */
export function changesOf(changelog: string, version: string): string | null {
  const [, ...sections] = `\n${changelog}`.split(/\n## /);
  const section = sections.find((one) => one.split(/\s/, 1)[0] === version);
  const text = section?.slice(section.indexOf('\n') + 1).trim();
  return section?.includes('\n') && text ? text : null;
}
