import type { ConnectionId } from '#shared/contract/values.ts';
import type { WiringRate } from '#shared/contract/wiring.ts';
import { changedRates } from '#shared/domain/wiring/rates.ts';
import { followLocalCounters, followRemoteCounters } from '#electron/host/net/follow-counters.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection } from '../ports.ts';
import { Pending } from '../watch/pending.ts';
import { ConnectionRates } from './connection-rates.ts';
import { followGuestCounters } from './guest-counters.ts';
import type { WiringDeps } from './read-wiring.ts';

/** Rates of every link of a host: one collection an interval and connection, and only while somebody looks. */
export class Rates {
  readonly #deps: WiringDeps;
  readonly #known = new WeakMap<LiveConnection, ConnectionRates>();

  constructor(deps: WiringDeps) {
    this.#deps = deps;
  }

  async *watch(
    id: ConnectionId,
    intervalMs: number,
    signal: AbortSignal,
  ): AsyncGenerator<{ rates: WiringRate[] }, void, void> {
    const live = this.#deps.connections.require(id);
    // A watcher that reads slowly is told of the newest rates only.
    const pending = new Pending<'rates', readonly WiringRate[]>();
    const told = new Map<string, WiringRate>();
    // The first answer comes also where nothing moves: whoever asked knows that it is looked at.
    let answered = false;
    const unwatch = this.#of(live).watch({ intervalMs, tell: rates => pending.put('rates', rates) });
    try {
      for (;;) {
        const [rates] = (await pending.take(1, AbortSignal.any([signal, live.gone]))) ?? [];
        if (rates === undefined) return;
        const changed = changedRates(told, rates);
        if (changed.length > 0 || !answered) yield { rates: changed };
        answered = true;
      }
    } finally {
      unwatch();
    }
  }

  #of(live: LiveConnection): ConnectionRates {
    const present = this.#known.get(live);
    if (present) return present;
    const { log, env, hostNets } = this.#deps;
    const { by, shell } = hostOf(live, env);
    const made = new ConnectionRates(
      options => {
        if (by === 'local') return followLocalCounters(options);
        return shell ? followRemoteCounters(shell, options) : followGuestCounters(live, options);
      },
      {
        onLinks: () => hostNets.forget(live),
        onError: error => log.warn({ err: error, connection: live.id }, 'No rates of the host’s links'),
      },
    );
    this.#known.set(live, made);
    return made;
  }
}
