import { Suspense, useState, type ReactNode } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { DropArea } from './drop-area.tsx';

const UploadDialog = lazy(async () => ({ default: (await import('./upload-dialog.tsx')).UploadDialog }));

interface Props {
  connection: ConnectionId;
  pool: string;
  /** Why nothing can be uploaded now, such as that the pool is stopped. */
  refusal?: string | undefined;
  children: ReactNode;
}

/** What shows a pool: files dropped on it are uploaded there, once it was said what that means. */
export function DropTarget({ connection, pool, refusal, children }: Props) {
  const [dropped, setDropped] = useState<readonly File[]>([]);
  return (
    <DropArea what={`Drop to upload to “${pool}”`} refusal={refusal} onDrop={setDropped}>
      {children}
      {dropped.length > 0 && (
        <Suspense fallback={null}>
          <UploadDialog connection={connection} pool={pool} files={dropped} onClose={() => setDropped([])} />
        </Suspense>
      )}
    </DropArea>
  );
}
