import { networkInterfaces } from 'node:os';
import type { Connection, NetworkRef } from 'node-libvirt';
import { freeSubnet } from '#shared/domain/networks/free-subnet.ts';
import { network as networkView } from '#shared/libvirt-xml/documents/network.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { runSteps, type StepReporter } from '#electron/jobs/undo.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { listNetworks } from './networks.ts';

/** Defines the network `default` in a subnet that is free, starts it, now and with the host. */
export async function createDefaultNetwork(live: LiveConnection, job: StepReporter): Promise<void> {
  const { rpc } = live;
  const xml = defaultNetworkDocument(await addressesInUse(live, rpc));
  let net: NetworkRef | undefined;
  const made = () => {
    if (!net) throw new Error('The network is not defined yet.');
    return net;
  };
  await runSteps(
    [
      {
        title: 'Define the network default',
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
      {
        title: 'Start it with the host',
        do: async () => void (await rpc.call('networkSetAutostart', { net: made(), autostart: 1 })),
        undo: async () => undefined,
      },
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

export function defaultNetworkDocument(inUse: readonly string[]): string {
  const subnet = freeSubnet(inUse);
  if (subnet === undefined) throw fail('RESOURCE_BUSY', { name: '192.168.122.0/24 … 192.168.254.0/24' });
  const document = parseDocument('<network/>\n');
  const view = networkView.of(document.root);
  view.name = 'default';
  view.forward.mode = 'nat';
  view.stp = true;
  view.stpDelay = '0';
  const ip = view.ips.add({ address: `${subnet}.1`, netmask: '255.255.255.0' });
  ip.ranges.add({ start: `${subnet}.2`, end: `${subnet}.254` });
  return document.toString();
}
