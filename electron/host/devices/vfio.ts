import type { VfioFacts } from '#shared/domain/devices/facts.ts';
import { parseSwitch } from '../switch.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { hasModule, moduleFolder } from './kernel-modules.ts';
import { moduleOptions } from './modprobe-options.ts';
import { told } from './sysfs-path.ts';

/** Documentation/driver-api/vfio.rst. */
export async function readVfio(tree: HostTree): Promise<VfioFacts> {
  const [vfioPci, unsafe, options] = await Promise.all([
    readState(tree),
    tree.text('sys/module/vfio_iommu_type1/parameters/allow_unsafe_interrupts'),
    moduleOptions(tree, 'vfio_pci'),
  ]);
  const ids = options.flatMap(option => /^ids=(.*)$/.exec(option)?.[1]?.split(',') ?? []);
  return {
    vfioPci,
    ...told({ unsafeInterrupts: parseSwitch(unsafe) }),
    ids: [...new Set(ids.filter(Boolean).map(id => id.toLowerCase()))],
  };
}

async function readState(tree: HostTree): Promise<VfioFacts['vfioPci']> {
  if (await tree.has('sys/module/vfio_pci/initstate')) return 'loaded';
  if (await tree.has('sys/bus/pci/drivers/vfio-pci')) return 'built-in';
  const folder = await moduleFolder(tree);
  if (folder === undefined) return 'absent';
  return (await hasModule(tree, `${folder}/kernel/drivers/vfio/pci`, 'vfio_pci')) ? 'available' : 'absent';
}
