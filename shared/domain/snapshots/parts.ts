import type { DiskFacts, TreeFacts } from './facts.ts';
import { currentDisks } from './tree.ts';

export interface DiskPart {
  readonly disk: DiskFacts;
  /** Why it is no part of a snapshot; missing for one that is. */
  readonly left?: string;
}

/** Which disks a snapshot is of: those that the guest alone writes. */
export function partsOf(facts: TreeFacts): DiskPart[] {
  return currentDisks(facts).map(disk => {
    const left = whyLeft(disk);
    return left === undefined ? { disk } : { disk, left };
  });
}

function whyLeft({ device, kind, readOnly, shareable, transient }: DiskFacts): string | undefined {
  if (device === 'cdrom') return 'it is a medium that is only read';
  if (kind === 'empty') return 'nothing is in it';
  if (readOnly) return 'it is only read';
  if (device === 'floppy') return 'it is a floppy';
  if (device === 'lun') return 'the guest talks to the device itself';
  if (shareable) return 'other guests may write it too';
  if (transient) return 'its changes are thrown away anyway';
  return undefined;
}
