import type { DeviceMap } from '../../contract/devices.ts';
import type { DeviceFacts } from '../devices/facts.ts';
import type { CpuFacts, OsFacts } from '../host/facts.ts';

/** A line that somebody, or another tool, wrote for passthrough before us. */
export interface Leftover {
  /** With its leading slash; of the running kernel: /proc/cmdline. */
  readonly path: string;
  readonly line: string;
}

/** All that the checks stand on. What a file did not tell is missing. */
export interface DoctorFacts {
  readonly devices: DeviceFacts;
  readonly map: DeviceMap;
  readonly cpu: CpuFacts;
  /** There is a /dev/kvm; it may still not be ours to open. */
  readonly kvmDevice: boolean;
  readonly os: OsFacts;
  /** Guests run as the user who asks, with that user's limits. */
  readonly session: boolean;
  /** Bytes that user may lock; infinite where there is no limit. */
  readonly memoryLock?: number;
  readonly leftovers: readonly Leftover[];
}
