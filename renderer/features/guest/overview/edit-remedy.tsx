import type { Guest } from '#shared/contract/guests.ts';
import type { Remedy } from '#shared/contract/overview.ts';
import { ReviewDialog } from '../hardware/changes/review-dialog.tsx';
import { useHardware } from '../hardware/use-hardware.ts';

interface Props {
  guest: Guest;
  remedy: Extract<Remedy, { kind: 'edit' }>;
  onApplied: () => void;
  onClose: () => void;
}

/** What a remedy changes, shown as the Hardware page shows it, before it is done. */
export default function EditRemedy({ guest, remedy, onApplied, onClose }: Props) {
  const { hardware } = useHardware(guest);
  if (hardware === undefined) return null;
  return (
    <ReviewDialog
      hardware={hardware}
      title={`${remedy.label}?`}
      confirm={remedy.label}
      edits={remedy.edits}
      onApplied={onApplied}
      onClose={onClose}
    />
  );
}
