import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import { snapshotWays } from '#renderer/api/snapshots.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';

interface Props {
  guest: Guest;
  snapshot: Snapshot;
  /** Those that follow it too. */
  following: boolean;
  onClose: () => void;
}

/** Deletes one, or with all that follow it; the plan says what is merged where. */
export function DeleteDialog({ guest, snapshot, following, onClose }: Props) {
  return (
    <PlanDialog
      title={`Delete “${snapshot.name}”${following ? ' and all that follow it' : ''}?`}
      guestName={guest.name}
      action={{ do: 'delete' as const, snapshot: snapshot.name, children: following }}
      {...snapshotWays(guest)}
      confirm="Delete"
      onClose={onClose}
    />
  );
}
