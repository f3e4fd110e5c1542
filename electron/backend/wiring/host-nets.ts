import { isDeepStrictEqual } from 'node:util';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { HostNetFacts } from '#shared/domain/wiring/host-net-facts.ts';
import { collectNetTree } from '#electron/host/net/collect-net.ts';
import { readHostNet } from '#electron/host/net/host-net.ts';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import { type Age, Kept, take } from '../create/kept.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';

/** Reading is cheap, but nothing tells of an address that came or a cable that was pulled. Milliseconds. */
const AGES = { soft: 1000, hard: 15_000 };

export interface NetReading {
  /** Missing where there is no way to the host's files, or an account there may only talk to libvirt. */
  readonly facts?: HostNetFacts;
  /** Why there are none, or what of them could not be read, in sentences. */
  readonly missing: readonly string[];
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

/** The networks of all connections' hosts, as last read, for as long as a connection lasts. */
export class HostNets {
  readonly #env: NodeJS.ProcessEnv;
  readonly #known = new WeakMap<LiveConnection, Kept<NetReading>>();
  readonly #changes: Emitter<ConnectionId>;

  constructor({ env, log }: { readonly env: NodeJS.ProcessEnv; readonly log: Logger }) {
    this.#env = env;
    this.#changes = new Emitter(error => log.error({ err: error }, 'A listener to host networks failed'));
  }

  /** Rejects with HostShellError where the host's files are out of reach for now. */
  async read(live: LiveConnection, age: Age = 'kept'): Promise<NetReading> {
    return await take(this.#of(live), age);
  }

  /** Something was done on the host, by us or by what an event told of. */
  forget(live: LiveConnection): void {
    this.#known.get(live)?.forget();
    this.#changes.emit(live.id);
  }

  /** Calls back when links, addresses or routes of a host may have changed; returns how to stop. */
  onChange(listener: (id: ConnectionId) => void): () => void {
    return this.#changes.on(listener);
  }

  #of(live: LiveConnection): Kept<NetReading> {
    const present = this.#known.get(live);
    if (present) return present;
    let last: NetReading | undefined;
    const kept = new Kept(async () => {
      const reading = await readNet(live, this.#env);
      if (last && !isDeepStrictEqual(last.facts, reading.facts)) this.#changes.emit(live.id);
      return (last = reading);
    }, AGES);
    this.#known.set(live, kept);
    return kept;
  }
}

async function readNet(live: LiveConnection, env: NodeJS.ProcessEnv): Promise<NetReading> {
  const readAt = Date.now();
  const only = { missing: ['There is no way to the files of this host: only libvirt was asked.'], readAt };
  const { shell } = hostOf(live, env);
  if (!shell) return only;
  const tree = await collectNetTree(shell, live.gone).catch((error: unknown) => {
    if (error instanceof HostShellError && error.code === 'missing') return undefined;
    throw error;
  });
  if (!tree) return only;
  const facts = await readHostNet(tree);
  const missing = facts.addressesKnown ? [] : ['The host has no “ip” that tells addresses: iproute2.'];
  return { facts, missing, readAt };
}
