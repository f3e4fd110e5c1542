import Button from '@mui/material/Button';
import { useState } from 'react';
import { newGuestFrom } from '#renderer/app/new-guest-from.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { ReadabilityNote } from '#renderer/ui/readability/readability-note.tsx';
import type { GuestSource } from '#shared/contract/create/source.ts';
import type { LibraryItem, LibraryPool } from '#shared/contract/library.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { BringDialog } from './bring-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { placeOf } from './arrange.ts';
import styles from './library.module.css';

interface Props {
  connection: ConnectionId;
  item: LibraryItem;
  pools: readonly LibraryPool[];
  onGone: () => void;
}

/** Everything about one image, and what can be done with it. */
export function LibraryDetail({ connection, item, pools, onGone }: Props) {
  const [asking, setAsking] = useState<'delete' | 'bring'>();
  const { name, path, os, label, format, size, capacity, usedBy, failure, at, kind } = item;
  const source = sourceOf(item);
  const close = () => setAsking(undefined);
  return (
    <div className={styles['detail']}>
      <h2>{name}</h2>
      <div className={styles['acts']}>
        {source && (
          <Button
            variant="contained"
            color="primary"
            disabled={failure !== undefined}
            onClick={() => newGuestFrom({ connection, source, ...(os && { osId: os.id }) })}
          >
            New guest from this
          </Button>
        )}
        {at.kind === 'cache' && <Button onClick={() => setAsking('bring')}>Bring into a pool…</Button>}
        <Button color="error" onClick={() => setAsking('delete')}>
          Delete…
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {at.kind === 'pool' && (
        <ReadabilityNote file={{ connection, path, write: kind === 'disk' }} onReadable={() => undefined} />
      )}
      <Facts>
        {os && (
          <Fact name="System">
            {os.label}
            {os.by === 'name' && <small> by the name of its file</small>}
          </Fact>
        )}
        {os?.arch !== undefined && <Fact name="Architecture">{os.arch}</Fact>}
        {label !== undefined && <Fact name="Label">{label}</Fact>}
        {format !== undefined && <Fact name="Format">{format}</Fact>}
        {size !== undefined && <Fact name="On disk">{formatBytes(size)}</Fact>}
        {capacity !== undefined && <Fact name="Size">{formatBytes(capacity)}</Fact>}
        <Fact name={at.kind === 'pool' ? 'Pool' : 'Where'}>
          {at.kind === 'pool' ? placeOf(item) : 'Downloads of this computer'}
        </Fact>
        <Fact name="Path">
          <CopyText text={path} what="path" cut="middle" />
        </Fact>
        <Fact name="Used by">
          {usedBy.length === 0 ? 'no guest' : usedBy.map(user => user.name).join(', ')}
        </Fact>
      </Facts>
      {asking === 'delete' && (
        <DeleteDialog connection={connection} item={item} onGone={onGone} onClose={close} />
      )}
      {asking === 'bring' && at.kind === 'cache' && (
        <BringDialog connection={connection} item={item} pools={pools} onClose={close} />
      )}
    </div>
  );
}

/** What the wizard begins with. A disk that guests have is copied for another. */
function sourceOf({ kind, at, path, os }: LibraryItem): GuestSource | undefined {
  const image = at.kind === 'cache' ? at.image : path;
  if (kind === 'medium') return { kind: 'iso', image };
  if (kind === 'other') return undefined;
  return os?.by === 'name' ? { kind: 'cloud-image', image } : { kind: 'disk-image', image, how: 'copy' };
}
