import { useState } from 'react';
import { emptyDownload } from '#renderer/api/library.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { volumeWays } from '#renderer/api/volumes.ts';
import { notify } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import type { LibraryItem } from '#shared/contract/library.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

interface Props {
  connection: ConnectionId;
  item: LibraryItem;
  onGone: () => void;
  onClose: () => void;
}

/** Deletes a volume as its pool does, with who uses it; or a download, which can be had again. */
export function DeleteDialog({ connection, item, onGone, onClose }: Props) {
  const [failure, setFailure] = useState<Failure>();
  const { at, name, size = 0 } = item;
  if (at.kind === 'pool')
    return (
      <PlanDialog
        {...volumeWays({ connection, pool: at.pool })}
        title={`Delete “${name}”`}
        guestName={name}
        action={{ do: 'delete' as const, volumes: [at.volume] }}
        confirm="Delete"
        onClose={onClose}
        onStarted={onGone}
      />
    );
  const empty = async () => {
    try {
      const { freed } = await emptyDownload(at.file);
      notify({
        tone: 'success',
        text: `“${name}” is deleted.`,
        more: `${formatBytes(freed)} are free again.`,
      });
      onClose();
      onGone();
    } catch (error) {
      setFailure(toFailure(error));
    }
  };
  return (
    <ConfirmDialog
      title={`Delete the download “${name}”?`}
      confirm="Delete"
      dangerous
      onConfirm={() => void empty()}
      onClose={onClose}
    >
      {failure && <FailureNote failure={failure} />}
      It takes {formatBytes(size)} of this computer and can be downloaded again. Guests that were made of it
      keep their disks.
    </ConfirmDialog>
  );
}
