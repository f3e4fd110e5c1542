import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { IommuDetail, PciFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { told } from './sysfs-path.ts';

const TABLES = ['DMAR', 'IVRS', 'IORT'] as const;

/** Documentation/ABI/testing/sysfs-class-iommu; groups are those that PCI devices say they are in. */
export async function readIommuDetail(tree: HostTree, pci: readonly PciFacts[]): Promise<IommuDetail> {
  const [units, tables, interruptRemapping] = await Promise.all([
    tree.names('sys/class/iommu'),
    tree.names('sys/firmware/acpi/tables'),
    readRemapping(tree),
  ]);
  const groups = new Map<number, PciAddress[]>();
  for (const { address, iommuGroup } of pci) {
    if (iommuGroup !== undefined) groups.set(iommuGroup, [...(groups.get(iommuGroup) ?? []), address]);
  }
  return {
    units: units.toSorted(),
    groups,
    ...told({ table: TABLES.find(table => tables.includes(table)), interruptRemapping }),
  };
}

/** Those of the IO-APIC are below, and it is all or none. */
const LOOKED_AT = 64;

/** Documentation/ABI/testing/sysfs-kernel-irq: on x86, chips whose interrupts are remapped are named IR-. */
async function readRemapping(tree: HostTree): Promise<boolean | undefined> {
  const numbers = (await tree.names('sys/kernel/irq')).filter(name => Number(name) < LOOKED_AT);
  const chips = await Promise.all(numbers.map(number => tree.text(`sys/kernel/irq/${number}/chip_name`)));
  const named = chips.filter(chip => chip !== undefined);
  return named.length > 0 ? named.some(chip => chip.startsWith('IR-')) : undefined;
}
