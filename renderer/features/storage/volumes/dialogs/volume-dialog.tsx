import { Suspense } from 'react';
import type { PoolRef } from '#renderer/api/volumes.ts';
import { lazy } from '#renderer/ui/lazy.ts';
import type { Volume } from '#shared/contract/volumes.ts';

const CreateDialog = lazy(() => import('./create-dialog.tsx'));
const ResizeDialog = lazy(() => import('./resize-dialog.tsx'));
const CloneDialog = lazy(() => import('./clone-dialog.tsx'));
const ConvertDialog = lazy(() => import('./convert-dialog.tsx'));
const WipeDialog = lazy(() => import('./wipe-dialog.tsx'));
const DeleteDialog = lazy(() => import('./delete-dialog.tsx'));
const DetailsDialog = lazy(() => import('../details/details-dialog.tsx'));
const UploadDialog = lazy(async () => ({
  default: (await import('../../transfers/upload-dialog.tsx')).UploadDialog,
}));
const DownloadDialog = lazy(async () => ({
  default: (await import('../../transfers/download-dialog.tsx')).DownloadDialog,
}));

export type VolumeDialogKind =
  | { readonly act: 'create'; readonly backing?: Volume }
  | { readonly act: 'upload' }
  | { readonly act: 'delete' }
  | {
      readonly act: 'details' | 'resize' | 'clone' | 'convert' | 'wipe' | 'download';
      readonly volume: string;
    };

interface Props {
  kind: VolumeDialogKind;
  at: PoolRef;
  byName: ReadonlyMap<string, Volume>;
  chosen: readonly Volume[];
  onDialog: (kind: VolumeDialogKind) => void;
  onClose: () => void;
}

/** The dialog of one action; its code is loaded when it is asked for. */
export function VolumeDialog(props: Props) {
  return (
    <Suspense fallback={null}>
      <Chosen {...props} />
    </Suspense>
  );
}

function Chosen({ kind, at, byName, chosen, onDialog, onClose }: Props) {
  if (kind.act === 'upload') return <UploadDialog {...at} onClose={onClose} />;
  if (kind.act === 'create') return <CreateDialog at={at} backing={kind.backing} onClose={onClose} />;
  if (kind.act === 'delete') return <DeleteDialog at={at} volumes={chosen} onClose={onClose} />;
  const volume = byName.get(kind.volume);
  // It went while the menu was open.
  if (!volume) return null;
  const props = { at, volume, onClose };
  switch (kind.act) {
    case 'details':
      return <DetailsDialog {...props} onDialog={onDialog} />;
    case 'download':
      return <DownloadDialog {...at} volume={volume.name} onClose={onClose} />;
    case 'resize':
      return <ResizeDialog {...props} />;
    case 'clone':
      return <CloneDialog {...props} />;
    case 'convert':
      return <ConvertDialog {...props} />;
    case 'wipe':
      return <WipeDialog {...props} />;
  }
}
