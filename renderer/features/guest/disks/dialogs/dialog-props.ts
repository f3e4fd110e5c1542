import type { GuestDisk } from '#shared/contract/disks.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { DisksAnswer } from '#renderer/api/disks.ts';

/** What every dialog about one disk is given. */
export interface DiskDialogProps {
  readonly guest: Guest;
  readonly disk: GuestDisk;
  readonly pools: DisksAnswer['pools'];
  readonly onClose: () => void;
  readonly onStarted?: (job: string) => void;
}
