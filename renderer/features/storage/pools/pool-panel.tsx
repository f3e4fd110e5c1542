import CloseIcon from '@mui/icons-material/Close';
import IconButton from '@mui/material/IconButton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Suspense, useState } from 'react';
import { usePoolDetails } from '#renderer/api/pools.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { lazy } from '#renderer/ui/lazy.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { Pool } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { goTo } from '../place.ts';
import { VolumesPane } from '../volumes/volumes-pane.tsx';
import { PoolActions } from './pool-actions.tsx';
import { PoolFacts } from './pool-facts.tsx';
import { SilentNote } from './silent-note.tsx';
import { stateOf } from './pool-words.ts';
import styles from './pools.module.css';

const XmlEditor = lazy(() =>
  import('#renderer/ui/xml-editor/xml-editor.tsx').then(({ XmlEditor: Editor }) => ({ default: Editor })),
);

type Part = 'volumes' | 'details' | 'xml';

/** The chosen pool: what is in it, what it is made of, and what can be done to it. */
export function PoolPanel({ connection, pool }: { connection: ConnectionId; pool: Pool }) {
  const [wanted, want] = useState<Part>();
  // A new pool is seen before it is started: what to show first has to follow.
  const part = wanted ?? (pool.state === 'stopped' ? 'details' : 'volumes');
  const { details, failure } = usePoolDetails(connection, pool);
  const { label, tone, look } = stateOf(pool);
  return (
    <div className={styles['panel']} data-part={part}>
      <header className={styles['head']}>
        <h2 title={pool.name}>{pool.name}</h2>
        <StatusPill tone={tone} look={look}>
          {label}
        </StatusPill>
        <span className={styles['gap']} />
        <IconButton aria-label="Close the pool" onClick={() => goTo(connection, 'pools')}>
          <CloseIcon />
        </IconButton>
      </header>
      <PoolActions connection={connection} pool={pool} details={details} />
      {pool.silentSince !== undefined && <SilentNote pool={pool} since={pool.silentSince} />}
      <Tabs value={part} onChange={(_, next: Part) => want(next)} aria-label={`Parts of ${pool.name}`}>
        <Tab value="volumes" label="Volumes" />
        <Tab value="details" label="Details" />
        <Tab value="xml" label="XML" />
      </Tabs>
      {failure && part !== 'volumes' && <FailureNote failure={failure} />}
      {part === 'volumes' && <VolumesPane connection={connection} pool={pool.name} />}
      {part === 'details' && <PoolFacts connection={connection} pool={pool} details={details} />}
      {part === 'xml' && details && (
        <Suspense fallback={<div aria-busy="true" />}>
          <XmlEditor label={`Document of ${pool.name}`} text={details.xml} />
          {details.runningXml !== undefined && (
            <>
              <h3>What it runs by until it is stopped</h3>
              <XmlEditor label={`Document that ${pool.name} runs by`} text={details.runningXml} />
            </>
          )}
        </Suspense>
      )}
    </div>
  );
}
