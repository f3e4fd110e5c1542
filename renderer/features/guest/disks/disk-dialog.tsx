import { Suspense, type ComponentType } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';
import type { DiskAction } from '#shared/contract/disks.ts';
import type { DiskDialogProps } from './dialogs/dialog-props.ts';

type Kind = DiskAction['do'];

const dialogs: Readonly<Record<Kind, ComponentType<DiskDialogProps & { force?: boolean }>>> = {
  grow: lazy(() => import('./dialogs/grow-dialog.tsx')),
  insert: lazy(() => import('./dialogs/insert-dialog.tsx')),
  eject: lazy(() => import('./dialogs/eject-dialog.tsx')),
  move: lazy(() => import('./dialogs/move-dialog.tsx')),
  convert: lazy(() => import('./dialogs/convert-dialog.tsx')),
  'change-bus': lazy(() => import('./dialogs/bus-dialog.tsx')),
  backup: lazy(async () => {
    const { BackUpDialog } = await import('./dialogs/back-up-dialog.tsx');
    return {
      default: ({ guest, disk, onClose }: DiskDialogProps) => (
        <BackUpDialog guest={guest} target={disk.target} onClose={onClose} />
      ),
    };
  }),
};

/** The dialog of one action; its code is loaded when it is asked for. */
export function DiskDialog({ kind, ...props }: DiskDialogProps & { kind: Kind; force?: boolean }) {
  const Dialog = dialogs[kind];
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
