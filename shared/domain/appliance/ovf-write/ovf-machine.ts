/** A machine as an OVF describes it. Sizes in bytes. */
export interface OvfMachine {
  readonly name: string;
  readonly description?: string | undefined;
  readonly osId?: string | undefined;
  /** Of its processor: x86_64 or i686. */
  readonly arch: string;
  readonly vcpus: number;
  readonly coresPerSocket: number;
  readonly memory: number;
  readonly firmware: 'bios' | 'uefi';
  readonly secureBoot: boolean;
  readonly disks: readonly OvfMachineDisk[];
  /** Empty drives. */
  readonly cdroms: number;
  readonly nics: readonly { readonly network: string; readonly model: 'VmxNet3' | 'E1000e' | 'E1000' }[];
  readonly sound: boolean;
}

export interface OvfMachineDisk {
  /** Beside the description. */
  readonly file: string;
  readonly capacity: number;
  readonly controller: 'ide' | 'sata' | 'scsi';
}

/** How many a controller has room for; the next one is begun then. */
export const SLOTS = { ide: 2, sata: 30, scsi: 15 } as const;
