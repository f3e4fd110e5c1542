import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import { useVolumes } from '#renderer/api/live/volumes.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { DropTarget } from '../transfers/drop-target.tsx';
import { VolumeDialog, type VolumeDialogKind } from './dialogs/volume-dialog.tsx';
import { arrange, inNameOrder, type Sorting, type VolumeFilter } from './list/arrange.ts';
import { NOTHING_CHOSEN, pruned } from './list/selection.ts';
import { VolumeGrid } from './list/volume-grid.tsx';
import { SpaceDrawing } from './space/space-drawing.tsx';
import { VolumeMenu } from './volume-menu.tsx';
import { VolumesFoot } from './volumes-foot.tsx';
import { VolumesToolbar } from './volumes-toolbar.tsx';
import styles from './volumes-pane.module.css';

interface Props {
  connection: ConnectionId;
  pool: string;
}

/** What a pool holds: its space, its volumes, and everything that can be done to them. Files can be dropped on it. */
export function VolumesPane({ connection, pool }: Props) {
  return <Inside key={`${connection} ${pool}`} connection={connection} pool={pool} />;
}

function Inside({ connection, pool }: Props) {
  const { waiting, settled, byName, space, failure } = useVolumes(connection, pool);
  const stale = useStale(connection);
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<VolumeFilter>('all');
  const [sorting, setSorting] = useState<Sorting>({ by: 'name', descending: false });
  const [wanted, setSelection] = useState(NOTHING_CHOSEN);
  const [menu, setMenu] = useState<{ x: number; y: number } | undefined>();
  const [dialog, setDialog] = useState<VolumeDialogKind | undefined>();

  const names = useNameOrder(byName);
  const volumes = useMemo(
    () => arrange(names, byName, { text, filter, sorting }),
    [names, byName, text, filter, sorting],
  );
  const selection = useMemo(
    () => pruned(wanted, new Set(volumes.map(({ name }) => name))),
    [wanted, volumes],
  );
  const chosen = useMemo(
    () => volumes.filter(({ name }) => selection.chosen.has(name)),
    [volumes, selection.chosen],
  );

  const blocked = failure !== undefined || stale;
  const openDelete = () => setDialog({ act: 'delete' });
  return (
    <DropTarget
      connection={connection}
      pool={pool}
      refusal={blocked ? 'Nothing can be uploaded while the pool does not answer.' : undefined}
    >
      <div className={styles['pane']}>
        <VolumesToolbar
          {...{ text, filter, blocked }}
          onText={setText}
          onFilter={setFilter}
          onDialog={setDialog}
        />
        {space && !failure && <SpaceDrawing space={space} volumes={byName.values()} />}
        {failure ? (
          <div className={styles['note']}>
            <FailureNote failure={failure} />
          </div>
        ) : volumes.length > 0 ? (
          <VolumeGrid
            {...{ volumes, sorting, selection }}
            onSort={setSorting}
            onSelect={setSelection}
            onOpen={volume => setDialog({ act: 'details', volume })}
            onDelete={openDelete}
            onMenu={setMenu}
          />
        ) : waiting || !settled ? (
          <Skeleton />
        ) : byName.size > 0 ? (
          <EmptyState
            title="No volume matches"
            action={
              <Button
                onClick={() => {
                  setText('');
                  setFilter('all');
                }}
              >
                Show all
              </Button>
            }
          />
        ) : (
          <EmptyState
            title="No volumes yet"
            action={
              <Button
                variant="contained"
                color="primary"
                disabled={blocked}
                onClick={() => setDialog({ act: 'create' })}
              >
                New volume
              </Button>
            }
          >
            A volume is what a guest has as a disk or CD. Make one, or drop a disk image or an ISO image here.
            {space && space.available > 0 && ` ${formatBytes(space.available)} are free.`}
          </EmptyState>
        )}
        {byName.size > 0 && (
          <VolumesFoot
            shown={volumes}
            total={byName.size}
            chosen={chosen}
            settled={settled}
            blocked={blocked}
            onDelete={openDelete}
          />
        )}
        {menu && chosen.length > 0 && (
          <VolumeMenu
            at={menu}
            volumes={chosen}
            blocked={blocked}
            onDo={act => {
              const [volume] = chosen;
              if (act === 'copy-path') void navigator.clipboard.writeText(volume?.path ?? '');
              else if (act === 'delete') openDelete();
              else if (volume && act !== 'create') setDialog({ act, volume: volume.name });
            }}
            onClose={() => setMenu(undefined)}
          />
        )}
        {dialog && (
          <VolumeDialog
            kind={dialog}
            at={{ connection, pool }}
            byName={byName}
            chosen={chosen}
            onDialog={setDialog}
            onClose={() => setDialog(undefined)}
          />
        )}
      </div>
    </DropTarget>
  );
}

/** Sorting thousands of names takes a while: it is done only when there are others. */
function useNameOrder(byName: ReadonlyMap<string, unknown>): readonly string[] {
  const [known, setKnown] = useState<readonly string[]>([]);
  if (known.length === byName.size && known.every(name => byName.has(name))) return known;
  const order = inNameOrder([...byName.keys()]);
  setKnown(order);
  return order;
}

function Skeleton() {
  return (
    <div aria-busy="true" aria-label="Reading the volumes" role="status">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className={styles['skeleton']} />
      ))}
    </div>
  );
}
