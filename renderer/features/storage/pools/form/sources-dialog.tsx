import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { discoverSources } from '#renderer/api/pools.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { ItemValues } from '#shared/contract/hardware.ts';
import type { PoolSource } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { PoolKind } from '#shared/domain/pools/kind.ts';
import styles from './form.module.css';

interface Props {
  connection: ConnectionId;
  kind: PoolKind;
  values: ItemValues;
  onPick: (values: ItemValues) => void;
  onClose: () => void;
}

/** What was found to make a pool of. Picking one fills in the form. */
export function SourcesDialog({ connection, kind, values, onPick, onClose }: Props) {
  const id = useId();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['pools', connection, 'sources', kind.type, values],
    queryFn: () => discoverSources(connection, kind.type, values),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const sources = data?.sources ?? [];
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{kind.search?.label}</DialogTitle>
      <DialogContent>
        {isFetching && (
          <p role="status" className={styles['muted']}>
            Looking… A server that does not answer is given up after some seconds.
          </p>
        )}
        {error !== null && !isFetching && <FailureNote failure={toFailure(error)} />}
        {data && sources.length === 0 && <p className={styles['muted']}>Nothing was found.</p>}
        <ul className={styles['sources']} aria-label="What was found">
          {sources.map(source => (
            <li key={`${source.label} ${source.detail ?? ''}`}>
              <Source source={source} onPick={onPick} />
            </li>
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button disabled={isFetching} onClick={() => void refetch()}>
          Look again
        </Button>
        <Button onClick={onClose} autoFocus>
          Cancel
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Source({ source, onPick }: { source: PoolSource; onPick: (values: ItemValues) => void }) {
  const { label, detail, warning, pool, values } = source;
  return (
    <button
      type="button"
      className={styles['source']}
      disabled={pool !== undefined}
      onClick={() => onPick(values)}
    >
      <strong>{label}</strong>
      {pool !== undefined && <StatusPill tone="off">In the pool {pool}</StatusPill>}
      {warning !== undefined && <StatusPill tone="pause">{warning}</StatusPill>}
      {detail !== undefined && <small>{detail}</small>}
    </button>
  );
}
