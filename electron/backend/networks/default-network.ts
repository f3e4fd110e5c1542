import { networkInterfaces } from 'node:os';
import type { Connection, NetworkRef } from 'node-libvirt';
import { freeSubnet } from '#shared/domain/networks/free-subnet.ts';
import { newSettings } from '#shared/domain/networks/new-settings.ts';
import { documentOf } from '#shared/domain/networks/plan-define.ts';
import { runSteps, type StepReporter } from '#electron/jobs/undo.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { listNetworks } from './networks.ts';

/** The network `default`, as libvirt’s own packages set it up. */
export const createDefaultNetwork = (live: LiveConnection, job: StepReporter): Promise<void> =>
  createNatNetwork(live, 'default', true, job);

/** Defines a NAT network in a subnet that is free, and starts it, with `autostart` with the host too. */
export async function createNatNetwork(
  live: LiveConnection,
  name: string,
  autostart: boolean,
  job: StepReporter,
): Promise<void> {
  const { rpc } = live;
  const xml = natNetworkDocument(name, await addressesInUse(live, rpc));
  let net: NetworkRef | undefined;
  const made = () => {
    if (!net) throw new Error('The network is not defined yet.');
    return net;
  };
  await runSteps(
    [
      {
        title: `Define the network ${name}`,
        do: async () => {
          net = (await rpc.call('networkDefineXml', { xml })).net;
        },
        undo: async () => void (await rpc.call('networkUndefine', { net: made() })),
      },
      {
        title: 'Start the network',
        do: async () => void (await rpc.call('networkCreate', { net: made() })),
        undo: async () => void (await rpc.call('networkDestroy', { net: made() })),
      },
      ...(autostart
        ? [
            {
              title: 'Start it with the host',
              do: async () => void (await rpc.call('networkSetAutostart', { net: made(), autostart: 1 })),
              undo: async () => undefined,
            },
          ]
        : []),
    ],
    job,
  );
}

/** On another host only libvirt's own networks are known; libvirt itself refuses a subnet that is in use there. */
async function addressesInUse(live: LiveConnection, rpc: Connection): Promise<string[]> {
  const networks = (await listNetworks(rpc)) ?? [];
  const local = live.host.local ? Object.values(networkInterfaces()).flatMap(list => list ?? []) : [];
  return [...networks.flatMap(({ addresses }) => addresses), ...local.map(({ address }) => address)];
}

function natNetworkDocument(name: string, inUse: readonly string[]): string {
  const subnet = freeSubnet(inUse);
  if (subnet === undefined) throw fail('RESOURCE_BUSY', { name: '192.168.122.0/24 … 192.168.254.0/24' });
  return documentOf(newSettings('nat', { name, subnet }));
}
