import { type Connection, LibvirtError, type NetworkRef } from 'node-libvirt';
import {
  network as networkView,
  type Network as NetworkDocument,
} from '#shared/libvirt-xml/documents/network.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

export interface Network {
  readonly ref: NetworkRef;
  readonly name: string;
  readonly active: boolean;
  readonly autostart: boolean;
  /**
   * nat, route, open, isolated, bridge (of the host), macvtap in its modes (macvtap, vepa, private, passthrough),
   * hostdev (a pool of virtual functions).
   */
  readonly mode: string;
  /** The host's bridge that it is. */
  readonly bridge?: string;
  /** The card whose virtual functions it gives away. */
  readonly physicalFunction?: string;
  /** Cards of running guests that are in it. */
  readonly connections: number;
  /** What it is, in a few words. */
  readonly label: string;
  /** IPv4 addresses of the host in it. */
  readonly addresses: readonly string[];
}

/** Every network of the connection; undefined when the driver has none at all. */
export async function listNetworks(rpc: Connection): Promise<Network[] | undefined> {
  try {
    const { nets } = await rpc.call('connectListAllNetworks', { needResults: 1, flags: 0 });
    const read = await Promise.all(nets.map(ref => unlessNetworkGone(readNetwork(rpc, ref))));
    return read.filter(network => network !== undefined);
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_SUPPORT') return undefined;
    throw error;
  }
}

/** Undefined when the network is gone by now: passing ones come and go. */
export async function unlessNetworkGone<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_NETWORK') return undefined;
    throw error;
  }
}

async function readNetwork(rpc: Connection, net: NetworkRef): Promise<Network> {
  const [{ xml }, { autostart }, { active }] = await Promise.all([
    rpc.call('networkGetXmlDesc', { net, flags: 0 }),
    rpc.call('networkGetAutostart', { net }),
    rpc.call('networkIsActive', { net }),
  ]);
  const view = networkView.of(parseDocument(xml).root);
  const addresses = view.ips.items.flatMap(({ address }) => (typeof address === 'string' ? [address] : []));
  const mode = modeOf(view);
  const subnet = addresses[0] === undefined ? '' : `, ${addresses[0]}`;
  return {
    ref: net,
    name: net.name,
    active: active !== 0,
    autostart: autostart !== 0,
    mode,
    ...(view.bridge !== undefined && { bridge: view.bridge }),
    ...(view.forward.physicalFunction !== undefined && { physicalFunction: view.forward.physicalFunction }),
    connections: Number(view.connections ?? 0),
    label: `${mode === 'nat' ? 'NAT' : mode}${subnet}`,
    addresses: addresses.filter(address => address.includes('.')),
  };
}

function modeOf({ forward, bridge }: NetworkDocument): string {
  if (!forward.exists) return 'isolated';
  const mode = forward.mode ?? 'nat';
  return mode === 'bridge' && bridge === undefined ? 'macvtap' : mode;
}

export async function startNetwork(rpc: Connection, net: NetworkRef): Promise<void> {
  await rpc.call('networkCreate', { net });
  await rpc.call('networkSetAutostart', { net, autostart: 1 });
}
