import type { DeviceFacts } from '#shared/domain/devices/facts.ts';
import { readDeviceFacts } from '../devices/device-facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { type HostRecord, parseRecord } from '../tree/parse-record.ts';
import { recordedTree } from '../tree/recorded-tree.ts';
import { writeRecord } from '../tree/write-record.ts';
import { amdTwins } from './hosts/amd-twins.ts';
import { badGroups } from './hosts/bad-groups.ts';
import { intelMediated } from './hosts/intel-mediated.ts';
import { intelTwoGpus } from './hosts/intel-two-gpus.ts';
import { laptopMuxless } from './hosts/laptop-muxless.ts';
import { noIommu } from './hosts/no-iommu.ts';
import { nvidiaDatacentre } from './hosts/nvidia-datacentre.ts';
import { silverblue } from './hosts/silverblue.ts';
import { singleGpu } from './hosts/single-gpu.ts';
import { sriovServer } from './hosts/sriov-server.ts';
import type { Machine } from './machine.ts';
import { makeRecord } from './make-record.ts';

/** Hosts of every kind that people have, after what public listings show of them. */
export const machines = {
  'amd-twins': amdTwins,
  'bad-groups': badGroups,
  'intel-mediated': intelMediated,
  'intel-two-gpus': intelTwoGpus,
  'laptop-muxless': laptopMuxless,
  'no-iommu': noIommu,
  'nvidia-datacentre': nvidiaDatacentre,
  silverblue: silverblue,
  'single-gpu': singleGpu,
  'sriov-server': sriovServer,
} as const satisfies Record<string, Machine>;

export type HostName = keyof typeof machines;
export const hostNames = Object.keys(machines) as HostName[];

/** What the collector would have printed there. */
export function recordOf(name: HostName): string {
  return makeRecord(machines[name]);
}

export function treeOf(name: HostName): HostTree {
  return recordedTree(parsed(name));
}

/** What our readers read of it. */
export function factsOf(name: HostName): Promise<DeviceFacts> {
  return readDeviceFacts(treeOf(name));
}

/** Its files and links in a folder, for programs that read a real one (`--root`, `--sysfs`). */
export function writeHost(name: HostName, folder: string): Promise<void> {
  return writeRecord(parsed(name), folder);
}

function parsed(name: HostName): HostRecord {
  const result = parseRecord(recordOf(name));
  if (!result.ok) throw new Error(`The record of ${name} is wrong: ${JSON.stringify(result.problem)}`);
  return result.record;
}
