import type { GuestRef, GuestSample } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { Connections, Guests, Logger } from '../ports.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';
import { ConnectionSampler } from './connection-sampler.ts';
import { SAMPLES_KEPT } from './sample-ring.ts';

/** Few enough that checking and writing them never holds up the event loop. */
const SAMPLES_A_MESSAGE = 100;

/** Statistics of running guests: one call an interval and connection, and only while somebody looks. */
export class Samples {
  readonly #samplers = new Map<ConnectionId, ConnectionSampler>();
  readonly #deps: { connections: Connections; guests: Guests; log: Logger };

  constructor(deps: { connections: Connections; guests: Guests; log: Logger }) {
    this.#deps = deps;
    deps.connections.onChange(change => {
      if (change.kind === 'remove') this.#samplers.delete(change.id);
    });
  }

  watch(
    guests: readonly GuestRef[],
    intervalMs: number,
    signal?: AbortSignal,
  ): AsyncGenerator<{ samples: GuestSample[] }, void, void> {
    return stoppable(stop => this.#watch(guests, intervalMs, stop), signal);
  }

  async *#watch(
    guests: readonly GuestRef[],
    intervalMs: number,
    signal: AbortSignal,
  ): AsyncGenerator<{ samples: GuestSample[] }, void, void> {
    const pending = new Pending<string, GuestSample>();
    let turn = 0;
    const tell = (samples: GuestSample[]) => {
      for (const sample of samples) pending.put(`${sample.uuid} ${turn++ % SAMPLES_KEPT}`, sample);
    };
    const stops = Array.from(byConnection(guests), ([connection, uuids]) =>
      this.#sampler(connection).watch({ uuids, intervalMs, tell }),
    );
    try {
      for (;;) {
        const samples = await pending.take(SAMPLES_A_MESSAGE, signal);
        if (samples === undefined) return;
        yield { samples };
      }
    } finally {
      for (const stop of stops) stop();
    }
  }

  #sampler(connection: ConnectionId): ConnectionSampler {
    const present = this.#samplers.get(connection);
    if (present !== undefined) return present;
    const sampler = new ConnectionSampler(connection, this.#deps);
    this.#samplers.set(connection, sampler);
    return sampler;
  }
}

function byConnection(guests: readonly GuestRef[]): Map<ConnectionId, Set<string>> {
  const grouped = new Map<ConnectionId, Set<string>>();
  for (const { connection, uuid } of guests) {
    const uuids = grouped.get(connection);
    if (uuids === undefined) grouped.set(connection, new Set([uuid]));
    else uuids.add(uuid);
  }
  return grouped;
}
