import type { Appliance, ApplianceDisk } from './appliance.ts';

/** What a description alone tells: its files are not looked for yet. */
export interface Described extends Omit<Appliance, 'disks' | 'failure'> {
  readonly disks: readonly DescribedDisk[];
}

export interface DescribedDisk {
  /** As the description names it: relative to itself. */
  readonly file: string;
  readonly controller: ApplianceDisk['controller'];
  /** Bytes, as the guest sees it, where it says so. */
  readonly capacity?: number;
  /** How the file is packed (gzip …), or `chunked` for one cut into pieces. */
  readonly packed?: string;
}

export type Lost = Appliance['lost'][number];
