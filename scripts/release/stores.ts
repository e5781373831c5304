import {
  ChromeWebStoreV2,
  EdgeAddonStoreV1_1,
  FirefoxAddonStoreV5,
} from 'publish-browser-extension';
import { messageOf } from '../console/script.ts';

/** The stores that Repère is published in. */
export const STORE_NAMES = ['chrome', 'firefox', 'edge'] as const;

/** One of those stores. */
export type StoreName = (typeof STORE_NAMES)[number];

/** The paths of what is submitted, as `npm run package` writes them. */
export interface ReleaseFiles {
  chrome: string;
  firefox: string;
  sources: string;
}

/** What a store's account is known by: environment variables and their values. */
export type Credentials = Readonly<Record<string, string>>;

/** What one submission needs. */
export interface Submission {
  files: ReleaseFiles;
  credentials: Credentials;
  /** Is told each step, in the store's own words. */
  tell(step: string): void;
}

/** One store, as the release sees it. */
export interface Store {
  label: string;
  /** The environment variables that its account needs. */
  variables: readonly string[];
  /** The package that goes to it. */
  file: keyof ReleaseFiles;
  /** Uploads the package and submits it for review. */
  submit(submission: Submission): Promise<void>;
}

/**
 * The extension's id on addons.mozilla.org: the `gecko.id` of its manifest. The library takes the
 * braces off before it asks.
 */
export const FIREFOX_ID = '{6d0f3a52-8f0c-4b0e-9d55-2b6b6c1f7a31}';

/**
 * Each store with its account's variables. The names are those of publish-browser-extension, so
 * that its own documentation holds for them (version 6.2, 2026-11).
 */
export const STORES: Record<StoreName, Store> = {
  chrome: {
    label: 'Chrome Web Store',
    variables: [
      'CHROME_PUBLISHER_ID',
      'CHROME_EXTENSION_ID',
      'CHROME_SERVICE_ACCOUNT_CLIENT_EMAIL',
      'CHROME_SERVICE_ACCOUNT_PRIVATE_KEY',
    ],
    file: 'chrome',
    submit: ({ files, credentials, tell }) =>
      new ChromeWebStoreV2(
        {
          apiVersion: 'v2',
          zip: files.chrome,
          publisherId: keyIn(credentials, 'CHROME_PUBLISHER_ID'),
          extensionId: keyIn(credentials, 'CHROME_EXTENSION_ID'),
          serviceAccountClientEmail: keyIn(credentials, 'CHROME_SERVICE_ACCOUNT_CLIENT_EMAIL'),
          // In a variable, the key's line ends may be written as `\n`.
          serviceAccountPrivateKey: keyIn(
            credentials,
            'CHROME_SERVICE_ACCOUNT_PRIVATE_KEY',
          ).replaceAll('\\n', '\n'),
          skipSubmitReview: false,
          // What still waits for its review is replaced by this version.
          cancelPending: true,
        },
        tell,
      ).submit(false),
  },
  firefox: {
    label: 'Firefox Add-ons',
    variables: ['FIREFOX_JWT_ISSUER', 'FIREFOX_JWT_SECRET'],
    file: 'firefox',
    submit: ({ files, credentials, tell }) =>
      new FirefoxAddonStoreV5(
        {
          zip: files.firefox,
          sourcesZip: files.sources,
          extensionId: FIREFOX_ID,
          jwtIssuer: keyIn(credentials, 'FIREFOX_JWT_ISSUER'),
          jwtSecret: keyIn(credentials, 'FIREFOX_JWT_SECRET'),
          channel: 'listed',
          compatibility: ['firefox', 'android'],
          skipSubmitReview: false,
        },
        tell,
      ).submit(false),
  },
  edge: {
    label: 'Microsoft Edge Add-ons',
    variables: ['EDGE_PRODUCT_ID', 'EDGE_CLIENT_ID', 'EDGE_API_KEY'],
    file: 'chrome',
    submit: ({ files, credentials, tell }) =>
      new EdgeAddonStoreV1_1(
        {
          zip: files.chrome,
          productId: keyIn(credentials, 'EDGE_PRODUCT_ID'),
          clientId: keyIn(credentials, 'EDGE_CLIENT_ID'),
          apiKey: keyIn(credentials, 'EDGE_API_KEY'),
          skipSubmitReview: false,
        },
        tell,
      ).submit(false),
  },
};

/** The account's variables that are not set for a store. */
export function missingVariables(store: StoreName, environment: Credentials): string[] {
  return STORES[store].variables.filter((name) => !environment[name]);
}

function keyIn(credentials: Credentials, name: string): string {
  return credentials[name] ?? '';
}

/** How a submission ended: `there` when the store already had this version. */
export type Outcome = { status: 'submitted' | 'there' } | { status: 'failed'; reason: string };

/** A store that says nothing for this long is given up; in ms. Its own validations take minutes. */
const LIMIT_IN_MS = 15 * 60_000;

/**
 * Submits to one store and says in a line how it ended. Never throws.
 * @param limitInMs how long the store may take
 */
export async function submitTo(
  name: StoreName,
  submission: Submission,
  limitInMs = LIMIT_IN_MS,
): Promise<Outcome> {
  const lost = lostRejections();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no end after ${Math.round(limitInMs / 1000)} s`)),
      limitInMs,
    );
  });
  try {
    await Promise.race([STORES[name].submit(submission), lost.next, late]);
    return { status: 'submitted' };
  } catch (error) {
    const words = messageOf(error);
    if (SAYS_ALREADY_THERE.test(words)) return { status: 'there' };
    return { status: 'failed', reason: explain(words) };
  } finally {
    clearTimeout(timer);
    lost.stop();
  }
}

/**
 * A store's answer to a version that it already has. A release that is run again after a failure goes
 * on from there.
 */
const SAYS_ALREADY_THERE = /version \S+ already exists|already (?:been )?(?:uploaded|submitted)/i;

/** What to do about a store's refusal, before its own words. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /(?:code|token:) 5\d\d\b|fetch failed|no end after/i,
    'the store does not answer: run the release again',
  ],
  [/(?:code|token:) 429\b/, 'the store asks to be left alone for a while: run the release later'],
  [
    /(?:code|token:) 40[013]\b.*(?:expired|invalid_grant|credential|unauthori[sz]ed)|(?:code|token:) 40[13]\b|token: 400\b/i,
    'the account’s key was refused: it may have expired, renew it and set its variables again',
  ],
];

function explain(words: string): string {
  const line = words.replace(/\s+/g, ' ').slice(0, 400);
  const advice = ADVICE.find(([pattern]) => pattern.test(line))?.[1];
  return advice ? `${advice} (${line})` : line;
}

/**
 * The library asks a store again and again from a timer. An error there reaches nobody: the submission
 * would never end, and the timer go on (version 6.2). Here such an error ends the submission.
 */
function lostRejections(): { next: Promise<never>; stop(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const started: NodeJS.Timeout[] = [];
  const { setInterval } = globalThis;
  globalThis.setInterval = ((...call: Parameters<typeof setInterval>) => {
    const timer = setInterval(...call);
    started.push(timer);
    return timer;
  }) as typeof setInterval;
  process.on('unhandledRejection', reject);
  return {
    next: promise,
    stop() {
      for (const timer of started) clearInterval(timer);
      globalThis.setInterval = setInterval;
      process.off('unhandledRejection', reject);
    },
  };
}
