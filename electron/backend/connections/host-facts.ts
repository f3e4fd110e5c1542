import type { Connection as LibvirtConnection } from 'node-libvirt';
import type { HostFacts } from '../ports.ts';

/** libvirt's numbers are major × 1,000,000 + minor × 1,000 + release. */
export function versionText(version: bigint): string {
  const number = Number(version);
  return [Math.floor(number / 1e6), Math.floor(number / 1e3) % 1e3, number % 1e3].join('.');
}

export async function readHostFacts(rpc: LibvirtConnection, local: boolean): Promise<HostFacts> {
  const [hostname, driver, libvirt, hypervisor] = await Promise.all([
    rpc.call('connectGetHostname'),
    rpc.call('connectGetType'),
    rpc.call('connectGetLibVersion'),
    // Some drivers have no version of their own to tell.
    rpc.call('connectGetVersion').catch(() => undefined),
  ]);
  return {
    hostname: hostname.hostname,
    driver: driver.type,
    libvirtVersion: versionText(libvirt.libVer),
    ...(hypervisor === undefined ? {} : { hypervisorVersion: versionText(hypervisor.hvVer) }),
    local,
  };
}
