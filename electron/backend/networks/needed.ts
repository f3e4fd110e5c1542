import { LibvirtError, type Connection, type NetworkRef } from 'node-libvirt';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { NeededNetwork } from '#shared/contract/networks.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { createNatNetwork } from './default-network.ts';
import type { NetworksDeps } from './networks-deps.ts';

type Standing = 'active' | 'inactive' | 'absent';

/** Which networks guests lack that are to start, each once, with the guests that wait for it. */
export async function neededNetworks(
  { connections, guests }: Pick<AreaDeps, 'connections' | 'guests'>,
  refs: readonly GuestRef[],
): Promise<NeededNetwork[]> {
  const wanted = new Map<string, Omit<NeededNetwork, 'is'>>();
  for (const ref of refs) {
    const guest = guests.require(ref);
    for (const name of new Set(guests.claims(ref).networks)) {
      const key = `${ref.connection} ${name}`;
      const entry = wanted.get(key) ?? { connection: ref.connection, name, guests: [] };
      wanted.set(key, { ...entry, guests: [...entry.guests, guest.name] });
    }
  }
  const needed: NeededNetwork[] = [];
  for (const each of wanted.values()) {
    const { standing } = await lookUp(connections.require(each.connection).rpc, each.name);
    if (standing !== 'active') needed.push({ ...each, is: standing });
  }
  return needed;
}

/**
 * Before a guest starts: its networks run. Throws NETWORK_INACTIVE or NETWORK_ABSENT, for which every way of starting
 * has an offer; libvirt itself would only say that the operation is not valid.
 */
export async function requireNetworks({ rpc }: LiveConnection, names: readonly string[]): Promise<void> {
  const [missing] = await lackingNetworks(rpc, names);
  if (missing) throw fail(missing.code, missing.params);
}

/** What stands in the way of a plan that ends with a start; whoever shows it offers to start the networks. */
export async function networkProblems(
  { rpc }: LiveConnection,
  field: string,
  names: readonly string[],
): Promise<ActionPlan['problems']> {
  return (await lackingNetworks(rpc, names)).map(failure => ({ field, failure }));
}

async function lackingNetworks(rpc: Connection, names: readonly string[]): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const network of new Set(names)) {
    const { standing } = await lookUp(rpc, network);
    if (standing === 'active') continue;
    const code = standing === 'inactive' ? 'NETWORK_INACTIVE' : 'NETWORK_ABSENT';
    failures.push({ code, params: { network } });
  }
  return failures;
}

async function lookUp(rpc: Connection, name: string): Promise<{ standing: Standing; net?: NetworkRef }> {
  try {
    const { net } = await rpc.call('networkLookupByName', { name });
    const { active } = await rpc.call('networkIsActive', { net });
    return { standing: active === 0 ? 'inactive' : 'active', net };
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_NETWORK') return { standing: 'absent' };
    throw error;
  }
}

/** Starts what is off and makes what is missing, as one job. */
export function bringUp(
  deps: NetworksDeps,
  live: LiveConnection,
  networks: readonly { readonly name: string; readonly make: boolean }[],
  autostart: boolean,
): { job: string } {
  const names = networks.map(({ name }) => `“${name}”`).join(', ');
  const { id } = deps.jobs.start(
    { title: `Start the network ${names}`, connection: live.id, cancellable: false },
    async job => {
      const rpc = await live.work();
      try {
        for (const { name, make } of networks) {
          job.step(`Start “${name}”`);
          const { standing, net } = await lookUp(rpc, name);
          if (!net) {
            if (!make) throw fail('NETWORK_ABSENT', { network: name });
            await createNatNetwork(live, name, autostart, job);
            continue;
          }
          if (standing === 'inactive') await rpc.call('networkCreate', { net });
          if (autostart) await rpc.call('networkSetAutostart', { net, autostart: 1 });
          deps.news.emit({ connection: live.id, uuid: uuidSchema.parse(net.uuid) });
        }
      } finally {
        deps.hosts.of(live).networks.forget();
      }
    },
  );
  return { job: id };
}
