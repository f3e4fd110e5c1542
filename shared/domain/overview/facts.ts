import type { MemoryVirtualization } from '../../contract/topology.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { Acceleration } from '../acceleration/decide.ts';

/** What is known of the system inside, by osinfo or by its agent. */
export interface GuestSystem {
  readonly label: string;
  readonly family?: string | undefined;
  /** It has no driver of its own for virtio disks and network cards. */
  readonly lacksVirtio?: boolean | undefined;
}

/** What the layers of a guest are told by: its document, and its host. Bytes. */
export interface GuestFacts {
  /** What it runs by; while it is off, what it is going to start by. */
  readonly document: Domain;
  readonly running: boolean;
  readonly system?: GuestSystem;
  /** How guests of its architecture could run on this host. */
  readonly acceleration: Acceleration;
  readonly memoryVirtualization: MemoryVirtualization;
  /** The kernel moves packets of virtio cards by itself (/dev/vhost-net); missing: cannot be told from here. */
  readonly vhostNet?: boolean;
  /** PCI addresses of the host's virtual functions. */
  readonly virtualFunctions: ReadonlySet<string>;
  /** QEMU can let the host's GPU draw for a guest. */
  readonly accelerated3d?: boolean;
}

/** QEMU makes its devices, whether KVM runs its processor or not. */
export function isQemu({ document }: Pick<GuestFacts, 'document'>): boolean {
  return ['kvm', 'qemu', 'hvf'].includes(document.type ?? '');
}

/** Whether the system inside can be taken to drive virtio; undefined where it is not known. */
export function drivesVirtio({ system }: Pick<GuestFacts, 'system'>): boolean | undefined {
  if (!system) return undefined;
  return system.family !== 'winnt' && system.lacksVirtio !== true;
}
