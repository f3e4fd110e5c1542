import { LibvirtError } from 'node-libvirt';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { applyEdits } from '#shared/domain/hardware/apply-edits.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection } from '../ports.ts';

/**
 * What libvirt has against a guest's document after edits; undefined: nothing. It makes the command line that QEMU would
 * be started by, and starts nothing (virConnectDomainXMLToNative).
 */
export async function tryDocument(
  live: LiveConnection,
  xml: string,
  edits: readonly HardwareEdit[],
): Promise<string | undefined> {
  const { xml: domainXml } = applyEdits(xml, edits, {});
  const rpc = await live.work();
  try {
    await rpc.call('connectDomainXmlToNative', { nativeFormat: 'qemu-argv', domainXml, flags: 0 });
    return undefined;
  } catch (error) {
    // Of a connection that may only read, and of what is missing apart from this, nothing follows.
    if (!(error instanceof LibvirtError) || isUnsupported(error)) return undefined;
    return error.codeName === 'CONFIG_UNSUPPORTED' ? error.message : undefined;
  }
}
