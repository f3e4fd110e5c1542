import type { PciFacts } from '#shared/domain/devices/facts.ts';
import { readHypervisor } from '../create/hypervisor.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import type { NamesDeps } from './names-deps.ts';

export interface NamedHost {
  /** As its libvirt says. */
  readonly uuid: string;
  readonly pci: readonly PciFacts[];
}

/** As it is now: a card may have come or gone since anybody looked. */
export async function readNamedHost(deps: NamesDeps, live: LiveConnection): Promise<NamedHost> {
  const { capabilities } = await readHypervisor(live.rpc);
  const uuid = capabilities.hostUuid;
  if (uuid === undefined)
    throw fail('UNSUPPORTED', { name: live.label }, 'Its libvirt does not say which host it is.');
  return { uuid, pci: (await deps.deviceHosts.read(live, 'now')).facts.pci };
}
