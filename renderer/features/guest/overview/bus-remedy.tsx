import type { Guest } from '#shared/contract/guests.ts';
import type { Remedy } from '#shared/contract/overview.ts';
import { useGuestDisks } from '#renderer/api/disks.ts';
import { DiskDialog } from '../disks/disk-dialog.tsx';

interface Props {
  guest: Guest;
  remedy: Extract<Remedy, { kind: 'change-bus' }>;
  onClose: () => void;
}

/** Changes a disk's bus as its own page does: with what the guest's boot needs. */
export default function BusRemedy({ guest, remedy, onClose }: Props) {
  const { answer } = useGuestDisks(guest);
  const disk = answer?.disks.find(({ target }) => target === remedy.disk);
  if (!answer || !disk) return null;
  return <DiskDialog kind="change-bus" guest={guest} disk={disk} pools={answer.pools} onClose={onClose} />;
}
