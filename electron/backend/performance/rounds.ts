import type { Connection as LibvirtConnection } from 'node-libvirt';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import type { BlockJob, PerformanceSample } from '#shared/contract/performance.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { entriesOf, isWhole, type Reading } from '#shared/domain/performance/reading.ts';
import { sampleOf } from '#shared/domain/performance/sample.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { Connections, Guests, Logger } from '../ports.ts';
import { readBlockJobs } from './read-block-jobs.ts';
import { readCounters } from './read-counters.ts';
import { readEachCounters } from './read-each-counters.ts';

export interface Told {
  readonly samples: readonly PerformanceSample[];
  readonly blockJobs: readonly BlockJob[];
}

export interface Looking {
  readonly guest: GuestRef;
  readonly intervalMs: number;
  tell(told: Told): void;
}

/** An hour at one a second, some 2 MB a guest. */
export const SAMPLES_KEPT = 3600;
/** So that a first rate is there soon. */
const FIRST_DELTA_MS = 500;
/** A rate over a longer time than this would not be what the guest does now. */
const LONGEST_DELTA_MS = 70_000;

interface Followed {
  last: Reading | undefined;
  blockJobs: readonly BlockJob[];
  readonly history: PerformanceSample[];
}

/** Counters of the guests of one connection that somebody looks at: one call an interval for all of them, where the driver can. */
export class Rounds {
  readonly #deps: { connections: Connections; guests: Guests; log: Logger };
  readonly #id: ConnectionId;
  readonly #looking = new Set<Looking>();
  readonly #followed = new Map<Uuid, Followed>();
  #timer: NodeJS.Timeout | undefined;
  #going = false;
  #oneByOne = false;

  constructor(id: ConnectionId, deps: { connections: Connections; guests: Guests; log: Logger }) {
    this.#id = id;
    this.#deps = deps;
  }

  /** Tells what is remembered at once; returns how to stop. What was seen is kept for the next who looks. */
  look(looking: Looking): () => void {
    this.#looking.add(looking);
    const { history, blockJobs } = this.#of(looking.guest.uuid);
    looking.tell({ samples: [...history], blockJobs });
    if (!this.#going) this.#schedule(0);
    return () => {
      this.#looking.delete(looking);
      if (this.#looking.size === 0) clearTimeout(this.#timer);
    };
  }

  #of(uuid: Uuid): Followed {
    const present = this.#followed.get(uuid);
    if (present) return present;
    const followed: Followed = { last: undefined, blockJobs: [], history: [] };
    this.#followed.set(uuid, followed);
    return followed;
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#round(), Math.max(0, wait));
    this.#timer.unref();
  }

  async #round(): Promise<void> {
    this.#going = true;
    const began = performance.now();
    let first = false;
    try {
      first = await this.#sample();
    } catch (error) {
      this.#deps.log.debug({ err: error, connection: this.#id }, 'No counters this time');
    }
    this.#going = false;
    if (this.#looking.size === 0) return;
    const interval = Math.min(...Array.from(this.#looking, ({ intervalMs }) => intervalMs));
    this.#schedule(began + (first ? Math.min(interval, FIRST_DELTA_MS) : interval) - performance.now());
  }

  /** Resolves with whether a guest was read for the first time, so that it has no rate yet. */
  async #sample(): Promise<boolean> {
    const live = this.#deps.connections.live(this.#id);
    const wanted = this.#running();
    if (live === undefined || wanted.length === 0) return false;
    const rpc = await live.bulk();
    const readings = await this.#read(rpc, wanted);
    let first = false;
    for (const guest of wanted) {
      const reading = readings.get(guest.uuid);
      if (reading === undefined || !isWhole(reading)) continue;
      const followed = this.#of(guest.uuid);
      const sample = this.#take(followed, reading, guest);
      first ||= sample === undefined;
      followed.blockJobs = await readBlockJobs(rpc, guest, [...entriesOf(reading, 'block').keys()]);
      this.#tell(guest.uuid, { samples: sample ? [sample] : [], blockJobs: followed.blockJobs });
    }
    return first;
  }

  /** Drivers without a call for all at once are known by their answer to it, once for each connection. */
  async #read(rpc: LibvirtConnection, wanted: readonly Guest[]): Promise<Map<string, Reading>> {
    if (!this.#oneByOne) {
      try {
        return await readCounters(rpc, wanted);
      } catch (error) {
        if (!isUnsupported(error)) throw error;
        this.#oneByOne = true;
      }
    }
    return await readEachCounters(rpc, wanted);
  }

  #running(): Guest[] {
    const uuids = new Set(Array.from(this.#looking, ({ guest }) => guest.uuid));
    return this.#deps.guests.list(this.#id).filter(({ uuid, state }) => uuids.has(uuid) && isActive(state));
  }

  #take(followed: Followed, reading: Reading, guest: Guest): PerformanceSample | undefined {
    const { last } = followed;
    followed.last = reading;
    if (last === undefined || reading.at - last.at > LONGEST_DELTA_MS) return undefined;
    const sample = sampleOf(last, reading, guest.vcpus);
    if (sample === undefined) return undefined;
    followed.history.push(sample);
    if (followed.history.length > SAMPLES_KEPT) followed.history.shift();
    return sample;
  }

  #tell(uuid: Uuid, told: Told): void {
    for (const looking of this.#looking) if (looking.guest.uuid === uuid) looking.tell(told);
  }
}
