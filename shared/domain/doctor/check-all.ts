import type { DoctorCheck } from '../../contract/devices.ts';
import type { DoctorRule } from './check.ts';
import { anotherDisplay } from './checks/another-display.ts';
import { bootLoader } from './checks/boot-loader.ts';
import { bootRoom } from './checks/boot-room.ts';
import { cpuVirtualization } from './checks/cpu-virtualization.ts';
import { groups } from './checks/groups.ts';
import { hugePages } from './checks/huge-pages.ts';
import { initramfs } from './checks/initramfs.ts';
import { interruptRemapping } from './checks/interrupt-remapping.ts';
import { iommuFirmware } from './checks/iommu-firmware.ts';
import { iommuKernel } from './checks/iommu-kernel.ts';
import { kvmOptions } from './checks/kvm-options.ts';
import { leftovers } from './checks/leftovers.ts';
import { lockdown } from './checks/lockdown.ts';
import { memoryLock } from './checks/memory-lock.ts';
import { nestedPaging } from './checks/nested-paging.ts';
import { vfioModules } from './checks/vfio-modules.ts';
import type { DoctorFacts } from './facts.ts';

/** In the order a person would set a host up. */
const rules: readonly DoctorRule[] = [
  cpuVirtualization,
  nestedPaging,
  iommuFirmware,
  iommuKernel,
  interruptRemapping,
  vfioModules,
  groups,
  anotherDisplay,
  bootLoader,
  initramfs,
  bootRoom,
  lockdown,
  leftovers,
  hugePages,
  kvmOptions,
  memoryLock,
];

export function checkHost(facts: DoctorFacts): DoctorCheck[] {
  return rules.map(rule => rule(facts));
}
