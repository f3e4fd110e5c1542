import { LibvirtError } from 'node-libvirt';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { hasPasst } from '#electron/host/passt.ts';
import { readQemuNetdevs } from '#electron/host/qemu-netdevs.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import type { LiveConnection } from '../ports.ts';
import { oncePerConnection } from './once.ts';
import { readOffers } from './offers.ts';
import { isThisComputer } from './this-computer.ts';

/**
 * Ways of the user-mode network, the better first: passt (https://passt.top) is a process of its own and as
 * fast as a bridge, slirp is within QEMU. libvirt 10 and newer list both; of an older one on this computer we
 * look ourselves.
 */
export async function readUserNetworks(
  live: LiveConnection,
  arch: string | undefined,
): Promise<CreateOptions['userNetworks']> {
  const found = await readOffers(live.rpc, arch);
  const offer = found?.offers.kvm ?? found?.offers.tcg;
  if (!offer) return [];
  const told = offer.netBackends;
  if (told.length > 0)
    return [...when('passt', told.includes('passt')), ...when('slirp', told.includes('default'))];
  if (!isThisComputer(live)) return ['slirp'];
  const passt = (await hasPasst(fileTree())) && (await takesPasst(live.rpc));
  const netdevs = await netdevsOf(live.rpc, found?.hypervisor.emulator);
  return [...when('passt', passt), ...when('slirp', netdevs?.includes('user') ?? true)];
}

const netdevsOf = oncePerConnection(async (_rpc, emulator?: string) =>
  emulator === undefined ? undefined : readQemuNetdevs(emulator),
);

function when<const Word extends string>(word: Word, holds: boolean): Word[] {
  return holds ? [word] : [];
}

/**
 * Whether libvirt reads a card of passt's. Since 9.0 it is in its schema, but some builds of 9.0, Debian's among
 * them, refuse it all the same. Nothing is defined to find out (virConnectDomainXMLToNative).
 */
const takesPasst = oncePerConnection(async rpc => {
  const domainXml = `<domain type='qemu'><name>passt</name><memory>1024</memory><os><type>hvm</type></os>
    <devices><interface type='user'><backend type='passt'/></interface></devices></domain>`;
  try {
    await rpc.call('connectDomainXmlToNative', { nativeFormat: 'qemu-argv', domainXml, flags: 0 });
    return true;
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    return error.codeName !== 'XML_ERROR' && error.codeName !== 'CONFIG_UNSUPPORTED';
  }
});
