import { NetworkUpdateCommand, NetworkUpdateFlags, NetworkUpdateSection } from 'node-libvirt';
import type { KeptAddress } from '#shared/contract/forwards.ts';
import { network as networkView } from '#shared/libvirt-xml/documents/network.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import { updateNetwork } from '../networks/update-network.ts';
import type { LiveConnection } from '../ports.ts';

/** Fixes a lease in a network that runs, now and lastingly. What is so already stays as it is. */
export async function keepAddress(
  live: LiveConnection,
  { network: name, mac, address }: KeptAddress,
): Promise<void> {
  const rpc = await live.work();
  const { net } = await rpc.call('networkLookupByName', { name });
  const { xml } = await rpc.call('networkGetXmlDesc', { net, flags: 0 });
  const { ips } = networkView.of(parseDocument(xml).root);
  const kept = ips.items.flatMap(({ hosts }) => hosts.items);
  const own = kept.find(host => typeof host.mac === 'string' && host.mac.toLowerCase() === mac);
  if (own?.ip === address) return;
  const other = kept.find(host => host.ip === address);
  if (other) throw fail('CONFLICT', { name: `the address ${address} in ${name}` });
  const document = parseDocument('<host/>');
  document.root.setAttr('mac', mac);
  document.root.setAttr('ip', address);
  await updateNetwork(rpc, {
    net,
    // A card has one line: another address for it takes the place of the first.
    command: own ? NetworkUpdateCommand.MODIFY : NetworkUpdateCommand.ADD_FIRST,
    section: NetworkUpdateSection.IP_DHCP_HOST,
    parentIndex: -1,
    xml: document.toString(),
    flags: NetworkUpdateFlags.LIVE | NetworkUpdateFlags.CONFIG,
  });
}
