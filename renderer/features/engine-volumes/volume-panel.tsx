import Button from '@mui/material/Button';
import { useState } from 'react';
import { inspectVolume } from '#renderer/api/engine-volumes.ts';
import { Inspected } from '#renderer/ui/item-panel/inspected.tsx';
import { ItemPanel } from '#renderer/ui/item-panel/item-panel.tsx';
import type { EngineVolume } from '#shared/contract/engine-volumes.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { volumeTitle } from '#shared/domain/engine-volumes/volume-title.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { VolumeFiles } from './volume-files.tsx';
import { VolumeOverview } from './volume-overview.tsx';

interface Props {
  engine: EngineId;
  volume: EngineVolume;
  /** Once they were measured. */
  bytes: number | undefined;
  onClose: () => void;
}

/** The chosen volume: what it is, who has it, what is in it. */
export function VolumePanel({ engine, volume, bytes, onClose }: Props) {
  const [removing, setRemoving] = useState(false);
  const { name } = volume;
  return (
    <>
      <ItemPanel
        noun="volume"
        name={volumeTitle(name)}
        actions={
          <Button color="error" variant="outlined" onClick={() => setRemoving(true)}>
            Remove…
          </Button>
        }
        onClose={onClose}
        parts={[
          {
            id: 'overview',
            label: 'Overview',
            content: () => <VolumeOverview engine={engine} volume={volume} bytes={bytes} />,
          },
          { id: 'files', label: 'Files', content: () => <VolumeFiles engine={engine} name={name} /> },
          {
            id: 'inspect',
            label: 'Inspect',
            content: () => (
              <Inspected
                queryKey={['volume', engine, name]}
                label={`What the engine says of ${name}`}
                read={inspectVolume(engine, name)}
              />
            ),
          },
        ]}
      />
      {removing && (
        <RemoveDialog engine={engine} name={name} onClose={() => setRemoving(false)} onStarted={onClose} />
      )}
    </>
  );
}
