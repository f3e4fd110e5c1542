import Button from '@mui/material/Button';
import { useState } from 'react';
import { usePools } from '#renderer/api/pools.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import { goTo } from '../place.ts';
import { NewPool } from './new-pool.tsx';
import { PoolList } from './pool-list.tsx';
import { PoolPanel } from './pool-panel.tsx';
import { typeOf } from './pool-words.ts';
import styles from './pools.module.css';

/** The storage pools of a host: what there is, how full it is, and whatever can be done to it. */
export default function PoolsTab() {
  const { connection, item } = usePlace();
  const { pools, failure } = usePools(connection);
  const [search, setSearch] = useState('');
  const [making, setMaking] = useState(false);
  if (!pools) {
    return failure ? (
      <div className={styles['page']}>
        <FailureNote failure={failure} />
      </div>
    ) : (
      <div aria-busy="true" aria-label="Looking at the pools of the host" role="status" />
    );
  }
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = pools.filter(pool => {
    const all = [pool.name, typeOf(pool), pool.type, pool.path, pool.source].join(' ').toLowerCase();
    return words.every(word => all.includes(word));
  });
  const chosen = pools.find(({ name }) => name === item);
  const make = (
    <Button variant="contained" color="primary" onClick={() => setMaking(true)}>
      New pool…
    </Button>
  );
  return (
    <>
      <SplitPane
        id="pools"
        detailLabel="the pool"
        main={
          <div className={styles['page']}>
            {failure && <FailureNote failure={failure} />}
            {pools.length === 0 ? (
              <EmptyState title="No storage pool yet" action={make}>
                A pool is where libvirt keeps volumes: what guests have as disks and CDs. It is a folder of
                this host, a volume group, a share on a NAS.
              </EmptyState>
            ) : (
              <>
                <Toolbar label="Pools">
                  <SearchField label="Find a pool" value={search} onChange={setSearch} />
                  <span className={styles['gap']} />
                  {make}
                </Toolbar>
                <PoolList
                  pools={shown}
                  chosen={chosen?.name}
                  onChoose={name => goTo(connection, 'pools', name)}
                />
                {shown.length === 0 && <p className={styles['muted']}>No pool matches “{search}”.</p>}
              </>
            )}
          </div>
        }
        detail={
          chosen ? (
            <PoolPanel key={chosen.uuid} connection={connection} pool={chosen} />
          ) : item === undefined ? undefined : (
            <EmptyState
              title={`There is no pool “${item}”`}
              action={<Button onClick={() => goTo(connection, 'pools')}>Close</Button>}
            >
              It was removed, or has another name.
            </EmptyState>
          )
        }
      />
      {making && <NewPool connection={connection} onClose={() => setMaking(false)} />}
    </>
  );
}
