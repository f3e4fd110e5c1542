import type { PciFacts } from '#shared/domain/devices/facts.ts';
import { readDeviceFacts } from '#electron/host/devices/device-facts.ts';
import { readHypervisor } from '../create/hypervisor.ts';
import { hostOf } from '../devices/host-of.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import type { NamesDeps } from './names-deps.ts';

export interface NamedHost {
  /** As its libvirt says. */
  readonly uuid: string;
  /** Missing: its devices cannot be read. */
  readonly pci?: readonly PciFacts[];
}

export async function readNamedHost(deps: NamesDeps, live: LiveConnection): Promise<NamedHost> {
  const { capabilities } = await readHypervisor(live.rpc);
  const uuid = capabilities.hostUuid;
  if (uuid === undefined)
    throw fail('UNSUPPORTED', { name: live.label }, 'Its libvirt does not say which host it is.');
  const tree = await hostOf(live, deps.env).tree();
  return tree ? { uuid, pci: (await readDeviceFacts(tree)).pci } : { uuid };
}
