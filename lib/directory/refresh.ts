import * as z from 'zod/mini';
import type { Directory } from './directory.ts';
import { type LiveDirectory, RefusedDirectory, readLiveDirectory } from './live.ts';

/** The only address that the extension fetches by itself. */
export const DIRECTORY_ADDRESS = 'https://beta.gouv.fr/api/v2.7/incubators.json';

/** The time after which a request is given up, its body included, in milliseconds. */
export const TIME_OUT = 15_000;

/** The size above which an answer is given up, in bytes; the real one has 0.4 MB (2026-08). */
export const MAXIMUM_SIZE = 5_000_000;

/** Why a refresh failed; each reason has a sentence in the settings (`refresh.failed.…`). */
export const FAILURE_REASONS = [
  /** The browser withholds beta.gouv.fr from the extension. */
  'permission',
  /** No connection, a broken one, or a redirection to another site. */
  'network',
  'time-out',
  /** A status other than 200 and 304; the detail is the status. */
  'status',
  'too-large',
  /** The answer is not JSON; the detail is its content type. */
  'content-type',
  'not-json',
  'wrong-shape',
  'too-many-invalid',
  'too-few',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** The characters that a header may hold: damaged storage must not make every request fail. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function header(maximumLength: number) {
  const value = z.string().check(z.maxLength(maximumLength), z.regex(HEADER_VALUE));
  return z.catch(z.nullable(value), null);
}

/** The state of refreshes, as stored; instants are ISO 8601 in UTC. */
const refreshState = z.object({
  /** The day of the last answer to an offer. */
  lastUsed: z.catch(z.nullable(z.iso.date()), null),
  /** The instant of the last success, whether or not there was something new. */
  lastSuccess: z.catch(z.nullable(z.iso.datetime()), null),
  /** The number of failures since. */
  failures: z.catch(z.int().check(z.nonnegative()), 0),
  lastFailure: z.catch(
    z.nullable(
      z.object({
        at: z.iso.datetime(),
        reason: z.enum(FAILURE_REASONS),
        detail: z.string().check(z.maxLength(200)),
      }),
    ),
    null,
  ),
  /** The server's tag for the copy held, to ask only for a newer one. */
  etag: header(500),
  lastModified: header(100),
});
export type RefreshState = z.infer<typeof refreshState>;

/** The state of refreshes that storage holds; defaults where it is damaged. */
export function parseRefreshState(stored: unknown): RefreshState {
  return refreshState.safeParse(stored).data ?? refreshState.parse({});
}

/** The browser's services that a refresh depends on. */
export interface RefreshEnvironment {
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** Whether the browser lets the extension fetch from beta.gouv.fr. */
  isAllowed(): Promise<boolean>;
  now(): Date;
}

/** The result of a refresh: the state to store, and the new copy when there is one. */
export interface RefreshResult {
  state: RefreshState;
  live: LiveDirectory | null;
}

/** A refresh that failed. */
class RefreshFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, detail = '') {
    super(detail);
    this.reason = reason;
  }
}

/**
 * Fetches the directory from beta.gouv.fr, once. Never rejects: a failure is stored with its reason
 * and its time, and the last good copy stays in use.
 */
export async function refreshDirectory(
  environment: RefreshEnvironment,
  state: RefreshState,
  previous: LiveDirectory | null,
  bundled: Directory,
): Promise<RefreshResult> {
  const at = environment.now().toISOString();
  try {
    if (!(await environment.isAllowed())) throw new RefreshFailure('permission');
    // A tag can only be sent for a copy that the server tagged.
    const isNamed = state.etag !== null || state.lastModified !== null;
    const answer = await ask(environment, previous && isNamed ? state : null);
    const success = { ...state, lastSuccess: at, failures: 0, lastFailure: null };
    // Nothing new: the copy is as good as a fresh one.
    if (!answer) return { state: success, live: previous && { ...previous, date: day(at) } };
    const live = readLiveDirectory(parseJson(answer.text), day(at), previous, bundled);
    const { etag, lastModified } = answer;
    return { state: { ...success, etag, lastModified }, live };
  } catch (error) {
    const [reason, detail] = reasonOf(error);
    const lastFailure = { at, reason, detail: detail.slice(0, 200) };
    return { state: { ...state, failures: state.failures + 1, lastFailure }, live: null };
  }
}

function day(instant: string): string {
  return instant.slice(0, 10);
}

function reasonOf(error: unknown): [FailureReason, string] {
  if (error instanceof RefreshFailure || error instanceof RefusedDirectory) {
    return [error.reason, error.message];
  }
  if (error instanceof DOMException && /^(?:Timeout|Abort)Error$/.test(error.name)) {
    return ['time-out', ''];
  }
  // The errors of `fetch` say nothing useful to a person.
  return ['network', ''];
}

/** The answer's text and its tag; null when there is nothing newer than `known`. */
async function ask(environment: RefreshEnvironment, known: RefreshState | null) {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (known?.etag) headers['if-none-match'] = known.etag;
  if (known?.lastModified) headers['if-modified-since'] = known.lastModified;
  const response = await environment.fetch(DIRECTORY_ADDRESS, {
    headers,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    // Redirections are not followed: no other site is asked.
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_OUT),
  });
  if (response.status === 304 && known) return null;
  if (response.status !== 200) throw new RefreshFailure('status', String(response.status));
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    throw new RefreshFailure('content-type', type);
  }
  return {
    text: await readText(response),
    etag: response.headers.get('etag')?.slice(0, 500) ?? null,
    lastModified: response.headers.get('last-modified')?.slice(0, 100) ?? null,
  };
}

/** The body, read up to the size limit. */
async function readText(response: Response): Promise<string> {
  const tooLarge = () => new RefreshFailure('too-large');
  if (Number(response.headers.get('content-length')) > MAXIMUM_SIZE) throw tooLarge();
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAXIMUM_SIZE) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefreshFailure('not-json');
  }
}
