import type { Failure } from '../../contract/failure.ts';

/** A machine as another hypervisor described it, in our words. Sizes in bytes. */
export interface Appliance {
  readonly name: string;
  readonly description?: string;
  /** osinfo's id. */
  readonly osId?: string;
  readonly vcpus?: number;
  readonly memory?: number;
  readonly firmware?: 'bios' | 'uefi';
  readonly disks: readonly ApplianceDisk[];
  /** Empty drives: what was in them stays behind. */
  readonly cdroms: number;
  readonly nics: readonly ApplianceNic[];
  readonly sound?: boolean;
  /** What it had and a guest made from it will not have. */
  readonly lost: readonly { readonly what: string; readonly why: string }[];
  /** Why it cannot be taken over at all: a manifest that does not match, a disk that is missing … */
  readonly failure?: Failure;
}

export interface ApplianceDisk {
  /** The file that holds it, or the archive that holds the file. */
  readonly path: string;
  /** The file within the archive. */
  readonly member?: string;
  readonly format: string;
  readonly capacity: number;
  readonly controller: 'ide' | 'sata' | 'scsi' | 'nvme' | 'virtio';
}

export interface ApplianceNic {
  /** As the other hypervisor names the network it was on. */
  readonly network?: string;
  readonly mac?: string;
  readonly model: 'virtio' | 'e1000e' | 'e1000' | 'rtl8139';
}
