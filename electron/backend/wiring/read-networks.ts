import { uuidSchema } from '#shared/contract/values.ts';
import { readSettings } from '#shared/domain/networks/read-settings.ts';
import type { WiringNetwork } from '#shared/domain/wiring/input.ts';
import { network as networkView } from '#shared/libvirt-xml/documents/network.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import { unlessNetworkGone } from '../networks/networks.ts';
import type { LiveConnection } from '../ports.ts';

const AT_ONCE = 8;

/** Virtual networks of a connection by name, by the document they run by; none where its driver has none. */
export async function readNetworks(live: LiveConnection): Promise<WiringNetwork[]> {
  const rpc = await live.bulk();
  const listing = rpc.call('connectListAllNetworks', { needResults: 1, flags: 0 });
  const { nets } = await listing.catch((error: unknown) => {
    if (isUnsupported(error)) return { nets: [] };
    throw error;
  });
  const found: WiringNetwork[] = [];
  await eachLimited(nets, AT_ONCE, async net => {
    const answers = await unlessNetworkGone(
      Promise.all([rpc.call('networkGetXmlDesc', { net, flags: 0 }), rpc.call('networkIsActive', { net })]),
    );
    if (!answers) return;
    const [{ xml }, { active }] = answers;
    found.push({
      uuid: uuidSchema.parse(net.uuid),
      active: active !== 0,
      settings: readSettings(networkView.of(parseDocument(xml).root)),
    });
  });
  return found.toSorted((a, b) => (a.settings.name < b.settings.name ? -1 : 1));
}
