import { boardAddressesOf } from '../boards/addresses.ts';
import type { PageReading } from '../offer/reading.ts';
import type { Obstacle } from './analysis.ts';

/** What a site answered when it was asked for an offer. */
export interface FetchedPage {
  /** The offer's address, as asked. */
  requested: string;
  /** Where the answer came from, redirections followed. */
  address: string;
  status: number;
  /** What the boards' readers made of it. */
  reading: PageReading;
  /** The document's title. */
  title: string;
  /** The page's HTML, as it came. */
  html: string;
}

/** What is to become of a page: it is an offer, the offer is no more, or something is in the way. */
export type Verdict =
  | { kind: 'read'; reading: PageReading }
  | { kind: 'gone' }
  | { kind: 'obstacle'; obstacle: Omit<Obstacle, 'url'> };

/** Statuses of a site that says that the page is no longer there. */
const GONE = new Set([404, 410]);

/**
 * Titles of the pages that ask whether a person is there, or refuse. Cloudflare ("Just a
 * moment…", "Un instant…", "Attention Required!"), AWS WAF ("Human Verification"), Akamai
 * ("Access Denied"), and whatever names a captcha. Known in November 2026.
 */
const CHALLENGE_TITLE =
  /just a moment|un instant|attention required|human verification|access denied|acc[eè]s refus[eé]|captcha|are you (?:a )?human|not a robot|pas un robot|security check/i;

/** What such pages load: Cloudflare, DataDome, AWS WAF, hCaptcha, reCAPTCHA. */
const CHALLENGE_SOURCE =
  /challenges\.cloudflare\.com|\/cdn-cgi\/challenge-platform\/|captcha-delivery\.com|awswaf\.com|hcaptcha\.com|recaptcha\/api/i;

/** Statuses that a site gives with a challenge, or in its place. */
const CHALLENGE_STATUS = new Set([403, 429, 503]);

/**
 * Judges the page that came for an offer. Only what proves to be that offer is read; everything
 * else stops the analysis rather than be passed over in silence.
 */
export function judge(page: FetchedPage): Verdict {
  const { requested, address, status, reading } = page;
  if (GONE.has(status)) return { kind: 'gone' };
  if (status >= 400 || status < 200) {
    return obstacle(isChallenge(page) ? 'challenge' : 'refused', page);
  }
  if (!isSameOffer(requested, address)) {
    // Some sites ask at an address of its own.
    return obstacle(isChallenge(page) ? 'challenge' : 'elsewhere', page);
  }
  // An ordinary page may load its site's watchdog too: a challenge has no offer.
  if (reading.offer !== null) return { kind: 'read', reading };
  return obstacle(isChallenge(page) ? 'challenge' : 'no-offer', page);
}

/** Nothing came: the network is down, the site led to another one, or it took too long. */
export const NO_ANSWER: Verdict = {
  kind: 'obstacle',
  obstacle: { kind: 'no-network', status: null, address: null },
};

function obstacle(kind: Obstacle['kind'], { status, address }: FetchedPage): Verdict {
  return {
    kind: 'obstacle',
    obstacle: {
      kind,
      status: status === 200 ? null : status,
      address: kind === 'elsewhere' ? address.slice(0, 2_000) : null,
    },
  };
}

function isChallenge({ status, title, html }: FetchedPage): boolean {
  return (
    status === 429 ||
    CHALLENGE_TITLE.test(title) ||
    (CHALLENGE_SOURCE.test(html) && (CHALLENGE_STATUS.has(status) || status < 300))
  );
}

/** A board may lead from one form of an offer's address to another. */
function isSameOffer(requested: string, address: string): boolean {
  const [one, other] = [requested, address].map((text) => {
    const url = URL.parse(text);
    const read = url && boardAddressesOf(url)?.readAddress(url);
    return read?.page === 'offer' ? `${read.organisation} ${read.reference}`.toLowerCase() : null;
  });
  return one !== null && one === other;
}
