import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import type { ToSnapshot } from '../details/detail-actions.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';

interface Props {
  guest: Guest;
  snapshot: Snapshot;
  taken: readonly Snapshot[];
  action: ToSnapshot;
  onClose: () => void;
}

export function SnapshotDialog({ guest, snapshot, taken, action, onClose }: Props) {
  const about = { guest, snapshot, onClose };
  switch (action) {
    case 'return':
    case 'branch':
      return <ReturnDialog {...about} taken={taken} branch={action === 'branch'} />;
    case 'edit':
      return <EditDialog {...about} />;
    case 'export':
      return <ExportDialog {...about} />;
    case 'delete':
    case 'delete-children':
      return <DeleteDialog {...about} following={action === 'delete-children'} />;
  }
}
