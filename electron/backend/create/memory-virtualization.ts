import type { MemoryVirtualization } from '#shared/contract/topology.ts';
import type { Acceleration } from '#shared/domain/acceleration/decide.ts';
import type { DomainCapabilities } from '#shared/libvirt-xml/documents/domain-capabilities.ts';
import { readKvmModule } from '#electron/host/cpu-virt.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import type { LiveConnection } from '../ports.ts';
import { readHypervisor } from './hypervisor.ts';
import { readOffers } from './offers.ts';
import { isThisComputer } from './this-computer.ts';

/**
 * How guests' memory is mapped. On this computer the KVM module's parameters say so; of another, libvirt tells
 * only whether a guest's CPU would have vmx or svm, which KVM gives to guests when nesting is on.
 */
export async function readMemoryVirtualization(
  live: LiveConnection,
  acceleration: Acceleration,
  root = '/',
): Promise<MemoryVirtualization> {
  const { cpuVendor } = await readHypervisor(live.rpc);
  const vendor = vendors.get(cpuVendor ?? '');
  if (isThisComputer(live)) {
    const found = await readModule(root);
    if (found) return acceleration.kind === 'kvm' ? found : { ...found, paging: 'translated' };
  }
  const paging = acceleration.kind === 'tcg' ? 'translated' : 'unknown';
  const nested =
    paging === 'unknown' ? offersNesting((await readOffers(live.rpc))?.documents.kvm) : undefined;
  return { paging, ...(nested !== undefined && { nested }), ...(vendor && { vendor }) };
}

const vendors = new Map<string, 'intel' | 'amd'>([
  ['Intel', 'intel'],
  ['AMD', 'amd'],
  ['Hygon', 'amd'],
]);

async function readModule(root: string): Promise<MemoryVirtualization | undefined> {
  const module = await readKvmModule(fileTree(root));
  if (module?.nestedPaging === undefined) return undefined;
  const { name, nestedPaging, nested } = module;
  const intel = name === 'kvm_intel';
  return {
    paging: nestedPaging ? (intel ? 'ept' : 'npt') : 'shadow',
    ...(nested !== undefined && { nested }),
    where: `/sys/module/${name}/parameters/${intel ? 'ept' : 'npt'}`,
    vendor: intel ? 'intel' : 'amd',
  };
}

/** Undefined where libvirt does not say what a guest's CPU would be. */
function offersNesting(kvm: DomainCapabilities | undefined): boolean | undefined {
  const model = kvm?.cpuModes.items.find(({ name }) => name === 'host-model');
  if (model?.supported !== true) return undefined;
  return model.features.items.some(
    ({ name, policy }) => (name === 'vmx' || name === 'svm') && policy === 'require',
  );
}
