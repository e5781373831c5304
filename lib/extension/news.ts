/** Where the version is kept whose news a person has seen: in the extension's own pages alone. */
const SEEN_KEY = 'news-seen';

/** What is new in this version, in the words of CHANGELOG.md, by language; empty where it says nothing. */
export type News = Record<'fr' | 'en', readonly string[]>;

/**
 * What a version's section of CHANGELOG.md says for people who use Repère: its lists under "En bref" and "In short".
 *
 * @param changes the section, without its heading; null when there is none
 */
export function newsIn(changes: string | null): News {
  const listUnder = (heading: string) => {
    const [, after = ''] = (changes ?? '').split(`### ${heading}\n`);
    const [list = ''] = after.split(/^### /m);
    return [...list.matchAll(/^- (.+)$/gm)].map(([, line = '']) => line);
  };
  return { fr: listUnder('En bref'), en: listUnder('In short') };
}

/**
 * Whether this version is another than the one whose news were seen. Who has just installed Repère has missed
 * nothing: the present version counts as seen.
 */
export function hasUnseenNews(storage: Storage, version: string): boolean {
  const seen = storage.getItem(SEEN_KEY);
  if (seen === null) markNewsSeen(storage, version);
  return seen !== null && seen !== version;
}

/** The person looks at the page that tells this version's news. */
export function markNewsSeen(storage: Storage, version: string): void {
  storage.setItem(SEEN_KEY, version);
}
