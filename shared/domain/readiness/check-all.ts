import type { Check } from '../../contract/readiness.ts';
import { checkCpuFlags } from './checks/cpu-flags.ts';
import { checkDefaultNetwork } from './checks/default-network.ts';
import { checkDefaultPool } from './checks/default-pool.ts';
import { checkDiskSpace } from './checks/disk-space.ts';
import { checkDocker } from './checks/docker.ts';
import { checkElectronSandbox } from './checks/electron-sandbox.ts';
import { checkIommu } from './checks/iommu.ts';
import { checkKvmDevice } from './checks/kvm-device.ts';
import { checkLibvirt } from './checks/libvirt.ts';
import { checkNestedPaging } from './checks/nested-paging.ts';
import { checkSocketPermission } from './checks/socket-permission.ts';
import type { ReadinessFacts } from './facts.ts';

/** In the order in which a person would fix them: what others stand on comes first. */
const all = [
  checkLibvirt,
  checkSocketPermission,
  checkCpuFlags,
  checkKvmDevice,
  checkNestedPaging,
  checkDefaultNetwork,
  checkDefaultPool,
  checkDiskSpace,
  checkIommu,
  checkDocker,
  checkElectronSandbox,
];

/** Every check that concerns the host these facts are of. */
export function checkAll(facts: ReadinessFacts): Check[] {
  return all.flatMap(check => check(facts) ?? []);
}
