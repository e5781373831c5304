import type { Shape, Store } from '../storage/store.ts';
import type { Directory } from './directory.ts';
import { type LiveDirectory, parseLiveDirectory } from './live.ts';
import { mergeDirectory } from './merge.ts';
import {
  type FailureReason,
  parseRefreshState,
  type RefreshEnvironment,
  type RefreshState,
  refreshDirectory,
} from './refresh.ts';
import { isDue, isOutdated, LONGEST_PAUSE, nextRefresh } from './schedule.ts';

const liveShape: Shape<LiveDirectory | null> = {
  key: 'directory',
  parse: parseLiveDirectory,
  replaceable: true,
};

const stateShape: Shape<RefreshState> = { key: 'refresh', parse: parseRefreshState };

/** What the keeper needs of the browser. */
export interface KeeperEnvironment extends RefreshEnvironment {
  /** A number from 0 to 1, 1 not included. */
  random(): number;
  /** Rings at this instant, in milliseconds since 1970; null: not at all. */
  setAlarm(when: number | null): Promise<void>;
  /** The instant at which it will ring, or null. */
  alarm(): Promise<number | null>;
}

/** What the settings page says of the directory. */
export interface DirectoryStatus {
  /** ISO date of the state that answers. */
  date: string;
  /** How many Startups it knows. */
  startups: number;
  /** True once a refresh has brought a copy. */
  refreshed: boolean;
  /** It is old, and could not be read again: phases and incubators may have changed. */
  isOutdated: boolean;
  /** Instants in ISO 8601. */
  lastSuccess: string | null;
  lastFailure: { at: string; reason: FailureReason; detail: string } | null;
  /** Records of the last copy that were left out as invalid. */
  leftOut: number;
}

/** Keeps the directory: the bundled copy, what refreshes brought over it, and when to ask again. */
export class DirectoryKeeper {
  readonly #store: Store;
  readonly #bundled: Directory;
  readonly #environment: KeeperEnvironment;
  #current: Promise<Directory> | null = null;
  #refreshing: Promise<boolean> | null = null;
  /** The day that was noted last: once is enough. */
  #usedOn: string | null = null;

  constructor(store: Store, bundled: Directory, environment: KeeperEnvironment) {
    this.#store = store;
    this.#bundled = bundled;
    this.#environment = environment;
  }

  /** The directory to answer with: the same object until a refresh changes it. Never fails. */
  current(): Promise<Directory> {
    this.#current ??= this.#store
      .read(liveShape)
      .then((live) => mergeDirectory(this.#bundled, live))
      .catch(() => this.#bundled);
    return this.#current;
  }

  /** Forgets what was read: storage was erased. */
  forget(): void {
    this.#current = null;
    this.#usedOn = null;
  }

  /**
   * An offer was answered: directories are only fetched for people who use them. The first use of all asks
   * for one at once, since pitches and contacts are not in the bundled copy; people come to it one by one, so that
   * no chance has to spread them.
   *
   * @returns whether a newer directory came of it
   */
  async noteUse(): Promise<boolean> {
    const today = this.#environment.now().toISOString().slice(0, 10);
    if (this.#usedOn === today) return false;
    this.#usedOn = today;
    const { lastSuccess, failures } = await this.#store.update(stateShape, (state) =>
      state.lastUsed === today ? state : { ...state, lastUsed: today },
    );
    if (lastSuccess === null && failures === 0) return this.refresh();
    await this.plan();
    return false;
  }

  /**
   * The browser gave sites to the extension: what it had withheld is asked for now.
   *
   * @returns whether a newer directory came of it
   */
  async siteGranted(): Promise<boolean> {
    const { failures, lastFailure } = await this.#store.read(stateShape);
    const wasWithheld = failures > 0 && lastFailure?.reason === 'permission';
    return wasWithheld && (await this.#environment.isAllowed()) && this.refresh();
  }

  /**
   * Sees to it that an alarm is set when one is needed: browsers forget theirs, and a clock that is
   * set back puts it out of reach.
   */
  async plan(): Promise<void> {
    const alarm = await this.#environment.alarm();
    const isSound = alarm !== null && alarm <= this.#environment.now().getTime() + LONGEST_PAUSE;
    if (!isSound) await this.#setAlarm();
  }

  /** The alarm rang. */
  async ring(): Promise<void> {
    const state = await this.#store.read(stateShape);
    const now = this.#environment.now().getTime();
    if (isDue(state, now)) await this.refresh();
    else await this.#setAlarm();
  }

  /**
   * Asks for a newer directory now; while one asking goes on there is no second.
   *
   * @returns whether one came
   */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Whether the directory is old, and could not be read again. */
  async isOutdated(): Promise<boolean> {
    const [directory, state] = await Promise.all([this.current(), this.#store.read(stateShape)]);
    return isOutdated(directory.date, state, this.#environment.now().getTime());
  }

  async status(): Promise<DirectoryStatus> {
    const [directory, live, state] = await Promise.all([
      this.current(),
      this.#store.read(liveShape),
      this.#store.read(stateShape),
    ]);
    return {
      date: directory.date,
      startups: directory.startups.length,
      refreshed: live !== null,
      isOutdated: isOutdated(directory.date, state, this.#environment.now().getTime()),
      lastSuccess: state.lastSuccess,
      lastFailure: state.lastFailure,
      leftOut: live?.leftOut ?? 0,
    };
  }

  async #refresh(): Promise<boolean> {
    const [live, state] = await Promise.all([
      this.#store.read(liveShape),
      this.#store.read(stateShape),
    ]);
    // Should the browser stop the extension meanwhile, it tries again as after a failure.
    const asked = {
      at: this.#environment.now().toISOString(),
      reason: 'network',
      detail: '',
    } as const;
    await this.#setAlarm({ ...state, failures: state.failures + 1, lastFailure: asked });
    const result = await refreshDirectory(this.#environment, state, live, this.#bundled);
    await this.#store.inTurn(async () => {
      const { lastUsed } = await this.#store.read(stateShape);
      // The copy and what the server calls it belong together.
      await this.#store.write({
        [stateShape.key]: { ...result.state, lastUsed },
        ...(result.live && { [liveShape.key]: result.live }),
      });
    });
    if (result.live) this.#current = null;
    await this.#setAlarm();
    return Boolean(result.live);
  }

  async #setAlarm(state?: RefreshState): Promise<void> {
    const known = state ?? (await this.#store.read(stateShape));
    const { now, random } = this.#environment;
    await this.#environment.setAlarm(nextRefresh(known, now().getTime(), random()));
  }
}
