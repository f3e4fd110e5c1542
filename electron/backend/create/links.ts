import { type Connection, ConnectListAllInterfacesFlags, ConnectListAllNodeDeviceFlags } from 'node-libvirt';
import { type NetLink, readNetLinks } from '#electron/host/net-links.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import { nodeDevice } from '#shared/libvirt-xml/documents/node-device.ts';
import { hostInterface } from '#shared/libvirt-xml/documents/host-interface.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from '../guests/each-limited.ts';
import type { Network } from '../networks/networks.ts';
import type { LiveConnection } from '../ports.ts';
import { isThisComputer } from './this-computer.ts';
import { unlessRefused } from './unless-refused.ts';

const AT_ONCE = 4;

/** Bridges and interfaces of the host that guests can be joined to. */
export async function readLinks(live: LiveConnection): Promise<NetLink[]> {
  if (isThisComputer(live)) return readNetLinks(fileTree());
  const rpc = await live.bulk();
  const found = new Map<string, NetLink>();
  // libvirt's interface driver knows bridges and bonds, but many hosts have none; node devices know cards.
  for (const link of [...(await readCards(rpc)), ...(await readInterfaces(rpc))]) found.set(link.name, link);
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function readCards(rpc: Connection): Promise<NetLink[]> {
  const flags = ConnectListAllNodeDeviceFlags.CAP_NET;
  const listed = await unlessRefused(rpc.call('connectListAllNodeDevices', { needResults: 1, flags }));
  const links: NetLink[] = [];
  await eachLimited(listed?.devices ?? [], AT_ONCE, async ({ name }) => {
    const answer = await unlessRefused(rpc.call('nodeDeviceGetXmlDesc', { name, flags: 0 }));
    const view = answer && nodeDevice.of(parseDocument(answer.xml).root);
    const net = view?.capabilities.items.find(({ type }) => type === 'net');
    if (net?.interface === undefined || view?.path?.startsWith('/sys/devices/virtual/') === true) return;
    const speed = Number(net.linkSpeed);
    links.push({
      name: net.interface,
      kind: 'physical',
      wireless: net.inner.items.some(({ type }) => type === '80211'),
      up: net.linkState === 'up' || net.linkState === 'unknown',
      ...(speed > 0 && speed < 0xffff_ffff && { speed }),
    });
  });
  return links;
}

async function readInterfaces(rpc: Connection): Promise<NetLink[]> {
  const flags = ConnectListAllInterfacesFlags.ACTIVE;
  const listed = await unlessRefused(rpc.call('connectListAllInterfaces', { needResults: 1, flags }));
  const links: NetLink[] = [];
  await eachLimited(listed?.ifaces ?? [], AT_ONCE, async iface => {
    const answer = await unlessRefused(rpc.call('interfaceGetXmlDesc', { iface, flags: 0 }));
    const view = answer && hostInterface.of(parseDocument(answer.xml).root);
    const kind = kinds.get(view?.type ?? '');
    if (kind) links.push({ name: iface.name, kind, wireless: false, up: true });
  });
  return links;
}

const kinds = new Map<string, NetLink['kind']>([
  ['bridge', 'bridge'],
  ['bond', 'bond'],
  ['vlan', 'vlan'],
]);

/** Bridges of the host; those of libvirt's networks are offered as networks. */
export function bridgesAmong(links: readonly NetLink[], networks: readonly Network[] = []): string[] {
  const own = new Set(networks.map(({ bridge }) => bridge));
  return links.filter(({ kind, name }) => kind === 'bridge' && !own.has(name)).map(({ name }) => name);
}
