import type { Connection as LibvirtConnection } from 'node-libvirt';
import type { HostFacts } from '../ports.ts';

/** libvirt's numbers are major × 1,000,000 + minor × 1,000 + release. */
export function versionText(version: bigint): string {
  const number = Number(version);
  return [Math.floor(number / 1e6), Math.floor(number / 1e3) % 1e3, number % 1e3].join('.');
}

/** What a connection tells at once. */
export async function readHostFacts(rpc: LibvirtConnection, local: boolean): Promise<HostFacts> {
  const [{ hostname }, { type: driver }, { libVer }] = await Promise.all([
    rpc.call('connectGetHostname'),
    rpc.call('connectGetType'),
    rpc.call('connectGetLibVersion'),
  ]);
  return { hostname, driver, libvirtVersion: versionText(libVer), local };
}

/**
 * For this libvirtd may first have to start every QEMU that is installed, which takes seconds: nothing waits for
 * it. Undefined from drivers without a version of their own.
 */
export async function readHypervisorVersion(rpc: LibvirtConnection): Promise<string | undefined> {
  try {
    const { hvVer } = await rpc.call('connectGetVersion');
    return versionText(hvVer);
  } catch {
    return undefined;
  }
}
