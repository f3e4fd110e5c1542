import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { useVolumeSizes } from '#renderer/api/engine-volumes.ts';
import { useEngineVolumes } from '#renderer/api/live/engine-volumes.ts';
import { goToEngineTab, useEnginePlace } from '#renderer/app/engine-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { ListOrWhy } from '#renderer/ui/item-panel/list-or-why.tsx';
import { RowList } from '#renderer/ui/row-list/row-list.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import type { EngineVolume } from '#shared/contract/engine-volumes.ts';
import { volumeTitle } from '#shared/domain/engine-volumes/volume-title.ts';
import { CreateDialog } from './create/create-dialog.tsx';
import { PruneDialog } from './prune-dialog.tsx';
import { VolumePanel } from './volume-panel.tsx';
import { usersOf, whatIs } from './words.ts';

/** The volumes of an engine: who has them, how large they are, what is in them. */
export default function VolumesTab() {
  const { engine, item } = useEnginePlace();
  const { items, failure } = useEngineVolumes(engine);
  const { data: sizes, isFetching, error, refetch } = useVolumeSizes(engine);
  const [asked, ask] = useState<'create' | 'prune'>();
  const choose = (name?: string) => goToEngineTab(engine, 'volumes', name, item !== undefined);
  const make = (
    <Button variant="contained" color="primary" startIcon={<AddIcon />} onClick={() => ask('create')}>
      New volume…
    </Button>
  );
  const list = (volumes: readonly EngineVolume[]) => (
    <RowList
      label="Volumes"
      noun="volume"
      items={volumes}
      keyOf={({ name }) => name}
      wordsOf={volume =>
        [volume.name, volumeTitle(volume.name), whatIs(volume), ...volume.users.map(({ name }) => name)].join(
          ' ',
        )
      }
      lookOf={volume => {
        const bytes = sizes?.bytes[volume.name];
        return {
          title: volumeTitle(volume.name),
          about: whatIs(volume),
          facts: usersOf(volume),
          ...(bytes !== undefined && { note: formatBytes(bytes) }),
        };
      }}
      chosen={item}
      onChoose={choose}
      actions={
        <>
          {make}
          <Button disabled={isFetching} onClick={() => void refetch()}>
            {isFetching ? 'Measuring…' : 'Measure sizes'}
          </Button>
          <Button onClick={() => ask('prune')}>Prune…</Button>
        </>
      }
    />
  );
  return (
    <ListOrWhy items={items} failure={failure} looking="Looking at the volumes of the engine">
      {volumes => {
        const chosen = volumes.find(({ name }) => name === item);
        return (
          <>
            {error && <FailureNote failure={toFailure(error)} />}
            {volumes.length === 0 ? (
              <EmptyState title="No volume yet" action={make}>
                A volume keeps what a container writes when the container is gone. Several containers can have
                the same one.
              </EmptyState>
            ) : (
              <SplitPane
                id="engine-volumes"
                detailLabel={chosen ? `Volume ${volumeTitle(chosen.name)}` : 'Volume'}
                main={list(volumes)}
                detail={
                  chosen ? (
                    <VolumePanel
                      key={chosen.name}
                      engine={engine}
                      volume={chosen}
                      bytes={sizes?.bytes[chosen.name]}
                      onClose={() => choose()}
                    />
                  ) : (
                    item !== undefined && (
                      <EmptyState
                        title={`There is no volume “${item}”`}
                        action={<Button onClick={() => choose()}>Close</Button>}
                      >
                        It was removed, or never was on this engine.
                      </EmptyState>
                    )
                  )
                }
              />
            )}
            {asked === 'create' && (
              <CreateDialog engine={engine} onClose={() => ask(undefined)} onMade={choose} />
            )}
            {asked === 'prune' && <PruneDialog engine={engine} onClose={() => ask(undefined)} />}
          </>
        );
      }}
    </ListOrWhy>
  );
}
