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

/** The browser's services that the keeper depends on. */
export interface KeeperEnvironment extends RefreshEnvironment {
  /** A number from 0 to 1, 1 not included. */
  random(): number;
  /** Sets the alarm for this instant, in milliseconds since 1970, or removes it with null. */
  setAlarm(when: number | null): Promise<void>;
  /** The instant of the alarm, or null when there is none. */
  alarm(): Promise<number | null>;
}

/** The state of the directory, for the settings page. */
export interface DirectoryStatus {
  /** ISO date of the state in use. */
  date: string;
  /** The number of its Startups. */
  startups: number;
  /** Whether any refresh has succeeded. */
  refreshed: boolean;
  /** It is old and could not be refreshed: phases and incubators may have changed. */
  isOutdated: boolean;
  /** Instants in ISO 8601. */
  lastSuccess: string | null;
  lastFailure: { at: string; reason: FailureReason; detail: string } | null;
  /** The number of invalid records that the last copy left out. */
  leftOut: number;
}

/**
 * Keeps the directory: the bundled copy, the last refresh merged over it, and the plan of the next
 * one.
 */
export class DirectoryKeeper {
  readonly #store: Store;
  readonly #bundled: Directory;
  readonly #environment: KeeperEnvironment;
  #current: Promise<Directory> | null = null;
  #refreshing: Promise<boolean> | null = null;
  /** The last day that was noted: once a day is enough. */
  #usedOn: string | null = null;

  constructor(store: Store, bundled: Directory, environment: KeeperEnvironment) {
    this.#store = store;
    this.#bundled = bundled;
    this.#environment = environment;
  }

  /** The directory to answer with; the same object until a refresh changes it. Never rejects. */
  current(): Promise<Directory> {
    this.#current ??= this.#store
      .read(liveShape)
      .then((live) => mergeDirectory(this.#bundled, live))
      .catch(() => this.#bundled);
    return this.#current;
  }

  /** Forgets everything that was read, after storage was erased. */
  forget(): void {
    this.#current = null;
    this.#usedOn = null;
  }

  /**
   * Notes that an offer was answered: only people who use the extension have directories fetched
   * for them. The very first use refreshes at once, since the bundled copy has no pitches and
   * contacts; first uses are spread over time by themselves.
   *
   * @returns whether that brought a newer directory
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
   * Refreshes now if the browser had withheld the directory's site and has granted it since.
   *
   * @returns whether that brought a newer directory
   */
  async siteGranted(): Promise<boolean> {
    const { failures, lastFailure } = await this.#store.read(stateShape);
    const wasWithheld = failures > 0 && lastFailure?.reason === 'permission';
    return wasWithheld && (await this.#environment.isAllowed()) && this.refresh();
  }

  /**
   * Sets an alarm where one is needed: browsers forget alarms, and a clock that is set back puts
   * them out of reach.
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
   * Refreshes now; while one refresh runs there is no second.
   *
   * @returns whether that brought a newer directory
   */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Whether the directory is old and could not be refreshed. */
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
    // Stored as a failure first: if the browser stops the extension meanwhile, it tries again
    // later.
    const asked = {
      at: this.#environment.now().toISOString(),
      reason: 'network',
      detail: '',
    } as const;
    await this.#setAlarm({ ...state, failures: state.failures + 1, lastFailure: asked });
    const result = await refreshDirectory(this.#environment, state, live, this.#bundled);
    await this.#store.inTurn(async () => {
      const { lastUsed } = await this.#store.read(stateShape);
      // The copy and the server's tag for it belong together.
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
