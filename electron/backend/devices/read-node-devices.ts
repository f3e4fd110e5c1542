import { ConnectListAllNodeDeviceFlags } from 'node-libvirt';
import { nodeDevice, type NodeDevice } from '#shared/libvirt-xml/documents/node-device.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import { eachLimited } from '../guests/each-limited.ts';
import type { LiveConnection } from '../ports.ts';

const AT_ONCE = 4;

/** Every node device of a host, or those of the kinds given; undefined where its driver has none. */
export async function readNodeDevices(
  live: LiveConnection,
  kinds: readonly (keyof typeof ConnectListAllNodeDeviceFlags)[] = [],
): Promise<NodeDevice[] | undefined> {
  const rpc = await live.bulk();
  const flags = kinds.reduce((all, kind) => all | ConnectListAllNodeDeviceFlags[kind], 0);
  const listing = rpc.call('connectListAllNodeDevices', { needResults: 1, flags });
  const listed = await listing.catch((error: unknown) => {
    if (isUnsupported(error)) return undefined;
    throw error;
  });
  if (!listed) return undefined;
  const found: NodeDevice[] = [];
  await eachLimited(listed.devices, AT_ONCE, async ({ name }) => {
    // Refused for a device that was pulled out meanwhile.
    const answer = await unlessRefused(rpc.call('nodeDeviceGetXmlDesc', { name, flags: 0 }));
    if (answer) found.push(nodeDevice.of(parseDocument(answer.xml).root));
  });
  return found;
}
