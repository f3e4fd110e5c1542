import { isDeepStrictEqual } from 'node:util';
import type { HostNetFacts } from '#shared/domain/wiring/host-net-facts.ts';
import { collectNetTree } from '#electron/host/net/collect-net.ts';
import { readHostNet } from '#electron/host/net/host-net.ts';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import { KeptOfHosts } from '../create/kept-of-hosts.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection, Logger } from '../ports.ts';

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

/**
 * The networks of all connections' hosts. Reading rejects with HostShellError where the host's files are out of reach
 * for now.
 */
export class HostNets extends KeptOfHosts<NetReading> {
  constructor({ env, log }: { readonly env: NodeJS.ProcessEnv; readonly log: Logger }) {
    super({
      log,
      of: 'host networks',
      ages: AGES,
      read: live => readNet(live, env),
      isSame: (a, b) => isDeepStrictEqual(a.facts, b.facts),
    });
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
