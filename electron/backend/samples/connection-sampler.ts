import type { Guest, GuestSample } from '#shared/contract/guests.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { type CpuReading, cpuShare } from '#shared/domain/guests/cpu-share.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { Connections, Guests, Logger } from '../ports.ts';
import { readUsage, type Usage } from './read-usage.ts';
import { SampleRing } from './sample-ring.ts';

/** Somebody who looks at guests of this connection. */
export interface Watcher {
  readonly uuids: ReadonlySet<string>;
  readonly intervalMs: number;
  tell(samples: GuestSample[]): void;
}

/** A second reading soon after the first, so that a share can be shown without waiting an interval for it. */
const FIRST_DELTA_MS = 500;
/** However often watchers come and go, rounds are at least this far apart. */
const CLOSEST_ROUNDS_MS = 500;
/** A share over a longer time than this would not be what the guest does now. */
const LONGEST_DELTA_MS = 70_000;

interface Followed {
  last: CpuReading;
  readonly ring: SampleRing;
}

/** Samples the running guests of one connection, once an interval and only while somebody looks. */
export class ConnectionSampler {
  readonly #watchers = new Set<Watcher>();
  readonly #followed = new Map<Uuid, Followed>();
  readonly #deps: { connections: Connections; guests: Guests; log: Logger };
  readonly #id: ConnectionId;
  #timer: NodeJS.Timeout | undefined;
  #roundBegan = Number.NEGATIVE_INFINITY;
  #sampling = false;

  constructor(id: ConnectionId, deps: { connections: Connections; guests: Guests; log: Logger }) {
    this.#id = id;
    this.#deps = deps;
  }

  /** Tells what is remembered at once; returns how to stop. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    const remembered = this.#remembered(watcher.uuids);
    if (remembered.length > 0) watcher.tell(remembered);
    if (!this.#sampling) this.#schedule(this.#roundBegan + CLOSEST_ROUNDS_MS - performance.now());
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) clearTimeout(this.#timer);
    };
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#round(), Math.max(0, wait));
    this.#timer.unref();
  }

  async #round(): Promise<void> {
    this.#sampling = true;
    this.#roundBegan = performance.now();
    let someNew = false;
    try {
      someNew = await this.#sample();
    } catch (error) {
      this.#deps.log.debug({ err: error, connection: this.#id }, 'No statistics this time');
    }
    this.#sampling = false;
    if (this.#watchers.size === 0) return;
    const interval = Math.min(...Array.from(this.#watchers, ({ intervalMs }) => intervalMs));
    this.#schedule(someNew ? FIRST_DELTA_MS : this.#roundBegan + interval - performance.now());
  }

  /** Resolves with whether some guest was read for the first time. */
  async #sample(): Promise<boolean> {
    const live = this.#deps.connections.live(this.#id);
    const running = this.#deps.guests.list(this.#id).filter(({ state }) => isActive(state));
    this.#forgetOthers(running);
    const wanted = running.filter(({ uuid }) => this.#isWanted(uuid));
    if (live === undefined || wanted.length === 0) return false;
    const usages = await readUsage(await live.bulk(), wanted, running.length);
    const byUuid = new Map(wanted.map(guest => [guest.uuid, guest]));
    const at = { shown: Date.now(), measured: performance.now() };
    const samples = usages.flatMap(usage => {
      const guest = byUuid.get(usage.uuid);
      return guest === undefined ? [] : (this.#take(guest, usage, at) ?? []);
    });
    for (const watcher of this.#watchers) {
      const theirs = samples.filter(({ uuid }) => watcher.uuids.has(uuid));
      if (theirs.length > 0) watcher.tell(theirs);
    }
    return samples.length < usages.length;
  }

  #isWanted(uuid: Uuid): boolean {
    for (const { uuids } of this.#watchers) if (uuids.has(uuid)) return true;
    return false;
  }

  #take(guest: Guest, usage: Usage, at: { shown: number; measured: number }): GuestSample | undefined {
    const reading = { at: at.measured, cpuTime: usage.cpuTime };
    const followed = this.#followed.get(guest.uuid);
    if (followed === undefined || reading.at - followed.last.at > LONGEST_DELTA_MS) {
      this.#followed.set(guest.uuid, { last: reading, ring: followed?.ring ?? new SampleRing() });
      return undefined;
    }
    const cpu = cpuShare(followed.last, reading, guest.vcpus);
    followed.last = reading;
    if (cpu === undefined) return undefined;
    const memoryTotal = usage.memoryTotal || guest.memory;
    const stored = { at: at.shown, cpu, memoryUsed: usage.memoryUsed, memoryTotal };
    followed.ring.push(stored);
    return toSample(guest, stored);
  }

  #forgetOthers(running: readonly Guest[]): void {
    const active = new Set(running.map(({ uuid }) => uuid));
    for (const uuid of this.#followed.keys()) if (!active.has(uuid)) this.#followed.delete(uuid);
  }

  #remembered(uuids: ReadonlySet<string>): GuestSample[] {
    return Array.from(this.#followed).flatMap(([uuid, { ring }]) =>
      uuids.has(uuid) ? Array.from(ring, stored => toSample({ connection: this.#id, uuid }, stored)) : [],
    );
  }
}

function toSample(
  { connection, uuid }: { connection: ConnectionId; uuid: Uuid },
  {
    at,
    cpu,
    memoryUsed,
    memoryTotal,
  }: { at: number; cpu: number; memoryUsed: number | undefined; memoryTotal: number },
): GuestSample {
  return { connection, uuid, at, cpu, memoryTotal, ...(memoryUsed === undefined ? {} : { memoryUsed }) };
}
