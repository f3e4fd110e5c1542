import type { GuestRef } from '#shared/contract/guests.ts';
import type { CarriedDisk } from '#shared/domain/carry/facts.ts';
import type { Place } from './places.ts';
import type { Carried } from './read-carried.ts';

export type DiskWork =
  | {
      readonly kind: 'copy';
      readonly disk: CarriedDisk;
      readonly at: Place;
      readonly format: 'qcow2' | 'raw';
    }
  /** `own`: the layer that the original goes on in. */
  | { readonly kind: 'layer'; readonly disk: CarriedDisk; readonly at: Place; readonly own: Place };

export interface CloneWork {
  readonly carried: Carried;
  readonly made: GuestRef;
  readonly name: string;
  readonly disks: readonly DiskWork[];
  readonly leftOut: readonly string[];
  readonly start: boolean;
}
