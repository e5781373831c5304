import { boardAddressesOf } from '../boards/addresses.ts';
import { problemsIn } from '../offer/conditions.ts';
import type { PageReading } from '../offer/reading.ts';
import type { Obstacle, QueuedOffer } from './analysis.ts';

/** A site's answer to a request for an offer. */
export interface FetchedPage {
  /** The address that was requested. */
  requested: string;
  /** The address that answered, after redirections. */
  address: string;
  status: number;
  /** The page as the boards' readers read it. */
  reading: PageReading;
  /** The document's title. */
  title: string;
  /** The page's HTML, as it came. */
  html: string;
}

/** What a page turned out to be: the offer, an offer that is gone, or an obstacle. */
export type Verdict =
  | { kind: 'read'; reading: PageReading }
  | { kind: 'gone' }
  | { kind: 'obstacle'; obstacle: Omit<Obstacle, 'url'> };

/** HTTP statuses of a page that is no longer there. */
const GONE = new Set([404, 410]);

/**
 * Titles of challenge and refusal pages. Cloudflare ("Just a moment…", "Un instant…", "Attention
 * Required!"), AWS WAF ("Human Verification"), Akamai ("Access Denied"), and anything that names a
 * captcha. Seen November 2026.
 */
const CHALLENGE_TITLE =
  /just a moment|un instant|attention required|human verification|access denied|acc[eè]s refus[eé]|captcha|are you (?:a )?human|not a robot|pas un robot|security check/i;

/** Scripts that challenge pages load: Cloudflare, DataDome, AWS WAF, hCaptcha, reCAPTCHA. */
const CHALLENGE_SOURCE =
  /challenges\.cloudflare\.com|\/cdn-cgi\/challenge-platform\/|captcha-delivery\.com|awswaf\.com|hcaptcha\.com|recaptcha\/api/i;

/** HTTP statuses that come with a challenge, or instead of one; 405 is AWS WAF's with a captcha. */
const CHALLENGE_STATUS = new Set([403, 405, 429, 503]);

/** AWS WAF answers so, without a page, when a script is to prove itself before the page is loaded again (seen 2026). */
const SILENT_CHALLENGE_STATUS = new Set([202, 204]);

/**
 * Judges the page that came for an offer. Only a page that proves to be that offer is read;
 * anything else stops the analysis instead of being skipped silently.
 */
export function judge(page: FetchedPage): Verdict {
  const { requested, address, status, reading } = page;
  if (GONE.has(status)) return { kind: 'gone' };
  if (status >= 400 || status < 200) {
    return obstacle(isChallenge(page) ? 'challenge' : 'refused', page);
  }
  if (!isSameOffer(requested, address)) {
    // Some sites show the challenge at another address.
    return obstacle(isChallenge(page) ? 'challenge' : 'elsewhere', page);
  }
  // An ordinary page may load its site's bot detection too; only a page without an offer is a
  // challenge.
  if (reading.offer !== null) return { kind: 'read', reading };
  if (isChallenge(page)) return obstacle('challenge', page);
  if (problemsIn(reading.conditions).some(({ id }) => id === 'published')) return { kind: 'gone' };
  return obstacle('no-offer', page);
}

/** What a list's page turned out to be: its offers and the page after it, or an obstacle. */
export type ListVerdict =
  | { kind: 'list'; offers: QueuedOffer[]; next: string | null }
  | { kind: 'obstacle'; obstacle: Omit<Obstacle, 'url'> };

/**
 * Judges the page that came for a list's page. A page past the last one (404) is an empty one; a
 * page without offers that is no challenge ends the list.
 */
export function judgeList(
  page: Omit<FetchedPage, 'reading'>,
  offers: QueuedOffer[],
  next: string | null,
): ListVerdict {
  const { status } = page;
  if (GONE.has(status)) return { kind: 'list', offers: [], next: null };
  if (status >= 400 || status < 200) {
    return obstacle(isChallenge(page) ? 'challenge' : 'refused', page);
  }
  if (offers.length === 0 && isChallenge(page)) return obstacle('challenge', page);
  return { kind: 'list', offers, next };
}

/** The verdict when no page came: no network, a redirection to another site, or a time-out. */
export const NO_ANSWER: Extract<Verdict, { kind: 'obstacle' }> = {
  kind: 'obstacle',
  obstacle: { kind: 'no-network', status: null, address: null },
};

function obstacle(
  kind: Obstacle['kind'],
  { status, address }: Pick<FetchedPage, 'status' | 'address'>,
): Extract<Verdict, { kind: 'obstacle' }> {
  return {
    kind: 'obstacle',
    obstacle: {
      kind,
      status: status === 200 ? null : status,
      address: kind === 'elsewhere' ? address.slice(0, 2_000) : null,
    },
  };
}

function isChallenge({
  status,
  title,
  html,
}: Pick<FetchedPage, 'status' | 'title' | 'html'>): boolean {
  return (
    status === 429 ||
    (SILENT_CHALLENGE_STATUS.has(status) && !html.trim()) ||
    CHALLENGE_TITLE.test(title) ||
    (CHALLENGE_SOURCE.test(html) && (CHALLENGE_STATUS.has(status) || status < 300))
  );
}

/** A board may redirect from one form of an offer's address to another. */
function isSameOffer(requested: string, address: string): boolean {
  const [one, other] = [requested, address].map((text) => {
    const url = URL.parse(text);
    const read = url && boardAddressesOf(url)?.readAddress(url);
    return read?.page === 'offer' ? `${read.organisation} ${read.reference}`.toLowerCase() : null;
  });
  return one !== null && one === other;
}
