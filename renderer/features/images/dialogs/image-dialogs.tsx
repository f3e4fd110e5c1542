import { Suspense } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';
import type { EngineId } from '#shared/contract/engines.ts';

const PullDialog = lazy(async () => ({ default: (await import('./pull-dialog.tsx')).PullDialog }));
const BuildDialog = lazy(async () => ({ default: (await import('./build-dialog.tsx')).BuildDialog }));
const BringDialog = lazy(async () => ({ default: (await import('./bring-dialog.tsx')).BringDialog }));
const PruneDialog = lazy(async () => ({ default: (await import('./prune-dialog.tsx')).PruneDialog }));

export type Asked = 'pull' | 'build' | 'load' | 'import' | 'prune';

interface Props {
  engine: EngineId;
  asked: Asked | undefined;
  onClose: () => void;
}

/** What was asked for of all images; each comes when it is opened. */
export function ImageDialogs({ engine, asked, onClose }: Props) {
  return (
    <Suspense fallback={null}>
      {asked === 'pull' && <PullDialog engine={engine} onClose={onClose} />}
      {asked === 'build' && <BuildDialog engine={engine} onClose={onClose} />}
      {(asked === 'load' || asked === 'import') && (
        <BringDialog engine={engine} as={asked} onClose={onClose} />
      )}
      {asked === 'prune' && <PruneDialog engine={engine} what="images" onClose={onClose} />}
    </Suspense>
  );
}
