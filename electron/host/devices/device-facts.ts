import type { DeviceFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { readBoot } from './boot.ts';
import { readFramebuffers } from './framebuffers.ts';
import { readHugePagesFacts } from './huge-pages.ts';
import { readIommuDetail } from './iommu-detail.ts';
import { readKvmParameters } from './kvm-parameters.ts';
import { readMediated } from './mediated.ts';
import { readNetUse } from './net-use.ts';
import { readPci } from './pci.ts';
import { readStorageUse } from './storage-use.ts';
import { readUsb } from './usb.ts';
import { readVfio } from './vfio.ts';

/** Everything that a host's files tell of its devices. Nothing is changed; what a file did not tell is missing. */
export async function readDeviceFacts(tree: HostTree): Promise<DeviceFacts> {
  const pci = await readPci(tree);
  const [mediated, usb, storage, nets, framebuffers, iommu, vfio, boot, hugePages, kvm] = await Promise.all([
    readMediated(tree),
    readUsb(tree),
    readStorageUse(tree),
    readNetUse(tree),
    readFramebuffers(tree),
    readIommuDetail(tree, pci),
    readVfio(tree),
    readBoot(tree),
    readHugePagesFacts(tree),
    readKvmParameters(tree),
  ]);
  return { pci, mediated, usb, storage, nets, framebuffers, iommu, vfio, boot, hugePages, kvm };
}
