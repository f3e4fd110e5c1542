import { HostShellError } from '#electron/host/shell/host-shell.ts';
import { collectNetTree } from '#electron/host/net/collect-net.ts';
import { readHostNet } from '#electron/host/net/host-net.ts';
import type { HostNetFacts } from '#shared/domain/wiring/host-net-facts.ts';
import { Kept } from '../create/kept.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection } from '../ports.ts';

/** Nothing tells of an interface or a route that comes or goes. Milliseconds. */
const SILENT = { soft: 3_000, hard: 15_000 };

/** Interfaces, addresses and routes of each host, kept for as long as a form is being filled in. */
export class HostNetCache {
  readonly #env: NodeJS.ProcessEnv;
  readonly #known = new WeakMap<LiveConnection, Kept<HostNetFacts | undefined>>();

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Undefined where the host is reached by libvirt alone. */
  of(live: LiveConnection): Kept<HostNetFacts | undefined> {
    const present = this.#known.get(live);
    if (present) return present;
    const kept = new Kept(() => this.#read(live), SILENT);
    this.#known.set(live, kept);
    return kept;
  }

  async #read(live: LiveConnection): Promise<HostNetFacts | undefined> {
    const { shell } = hostOf(live, this.#env);
    if (!shell) return undefined;
    try {
      return await readHostNet(await collectNetTree(shell, live.gone));
    } catch (error) {
      if (error instanceof HostShellError) return undefined;
      throw error;
    }
  }
}
