import { arch } from 'node:os';
import type { HostFacts } from '#shared/domain/host/facts.ts';
import { readCpu, readKvmModule } from './cpu-virt.ts';
import { readIommu } from './iommu.ts';
import { readKvmDevice } from './kvm-device.ts';
import { readMemory } from './memory.ts';
import { readOs, readSystemd } from './os.ts';
import { readSandbox } from './sandbox.ts';
import { fileTree } from './tree/file-tree.ts';
import { readUser } from './user.ts';

/** All facts of this computer, whose files begin at `root`. Nothing is changed; a file that is missing is a fact. */
export async function readHost(root = '/'): Promise<HostFacts> {
  const tree = fileTree(root);
  const [cpu, kvmDevice, kvmModule, iommu, memory, os, systemd, user, sandbox] = await Promise.all([
    readCpu(tree),
    readKvmDevice(root),
    readKvmModule(tree),
    readIommu(tree),
    readMemory(tree),
    readOs(tree),
    readSystemd(tree),
    readUser(tree),
    readSandbox(tree),
  ]);
  return {
    arch: arch(),
    cpu,
    kvmDevice,
    ...(kvmModule && { kvmModule }),
    iommu,
    memory,
    os,
    systemd,
    user,
    sandbox,
  };
}
