import Button from '@mui/material/Button';
import { useState } from 'react';
import { useDiskUsage } from '#renderer/api/images.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { goToEngineTab, useEnginePlace } from '#renderer/app/engine-area/place.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { lackOf, lackSentence } from '#shared/domain/engines/features.ts';
import { PruneDialog } from '../dialogs/prune-dialog.tsx';
import { UsageRows } from './usage-rows.tsx';
import { UsageSumCard } from './usage-sum-card.tsx';
import styles from '../images.module.css';

/** Where an engine's room goes, and what of it can be had back. */
export default function UsageTab() {
  const { engine } = useEnginePlace();
  const { data, error, isFetching, refetch } = useDiskUsage(engine);
  const facts = useEngine(engine)?.facts;
  const lack = facts && lackOf(facts, 'build-cache-prune');
  const [pruning, prune] = useState<'images' | 'containers' | 'build-cache'>();
  if (error) return <FailureNote failure={toFailure(error)} />;
  if (!data) return <div aria-busy="true" aria-label="Counting what is on the engine’s disk" role="status" />;
  const free = (what: typeof pruning, why?: string) => (
    <Button size="small" disabled={why !== undefined} title={why} onClick={() => prune(what)}>
      Prune…
    </Button>
  );
  const total = [data.images, data.containers, data.volumes, data.buildCache];
  const sum = (of: 'size' | 'reclaimable') => total.reduce((all, each) => all + each[of], 0);
  return (
    <div className={styles['usage']}>
      <Section
        title="Disk usage"
        aside={
          <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
            {isFetching ? 'Counting…' : 'Count again'}
          </Button>
        }
      >
        <p className={styles['muted']}>
          {formatBytes(sum('size'))} in all, of which {formatBytes(sum('reclaimable'))} are held by what
          nobody uses.
        </p>
        <div className={styles['sums']}>
          <UsageSumCard title="Images" sum={data.images} action={free('images')} />
          <UsageSumCard title="Containers" sum={data.containers} action={free('containers')} />
          <UsageSumCard
            title="Volumes"
            sum={data.volumes}
            action={
              <Button size="small" onClick={() => goToEngineTab(engine, 'volumes')}>
                Go to volumes
              </Button>
            }
          />
          <UsageSumCard
            title="Build cache"
            sum={data.buildCache}
            action={free('build-cache', lack && lackSentence(lack))}
          />
        </div>
      </Section>
      <UsageRows engine={engine} usage={data} />
      {pruning && (
        <PruneDialog
          engine={engine}
          what={pruning}
          onClose={() => prune(undefined)}
          onStarted={job => void jobEnded(job).then(() => refetch())}
        />
      )}
    </div>
  );
}
