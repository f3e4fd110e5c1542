import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { removeContainer } from '#renderer/api/containers.ts';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { containerRef, type ContainerKey } from '#renderer/api/live/containers.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { countOf, formatBytes } from '#renderer/ui/format.ts';
import { Tick } from '#renderer/ui/tick.tsx';
import { ownVolumes, whatGoes, whatStays } from './removal.ts';
import { containerNames, useContainersByKey } from './use-containers.ts';
import styles from './dialogs.module.css';

interface Props {
  containers: readonly ContainerKey[];
  onClose: () => void;
}

/** Removes containers after showing exactly what goes with them, and what stays. */
export default function RemoveDialog({ containers: keys, onClose }: Props) {
  const containers = useContainersByKey(keys);
  const { data: plans, error } = useQuery({
    queryKey: ['container-removal-plans', keys],
    queryFn: () =>
      Promise.all(containers.map(each => api.containers.removalPlan({ container: containerRef(each) }))),
    staleTime: 0,
    gcTime: 0,
  });
  const [volumes, setVolumes] = useState(false);
  const own = (plans ?? []).flatMap(ownVolumes);
  const size = own.reduce((sum, each) => sum + (each.size ?? 0), 0);
  const kept = whatStays(plans ?? [], volumes);

  const remove = () => {
    onClose();
    // The job reports its own progress and failure; only a refusal to begin is ours to tell.
    for (const { container, running, stamp } of plans ?? [])
      removeContainer(container, { volumes, force: running, stamp }).catch(notifyFailure);
  };

  return (
    <ConfirmDialog
      title={`Remove ${containerNames(plans ?? containers)}?`}
      lost={plans ? whatGoes(plans, volumes) : []}
      confirm={plans?.some(({ running }) => running) ? 'Kill and remove' : 'Remove'}
      dangerous
      ready={plans !== undefined}
      onConfirm={remove}
      onClose={onClose}
      after={
        <>
          {own.length > 0 && (
            <div className={styles['choice']}>
              <Tick
                label={`Delete ${countOf(own.length, 'volume')} without a name, too`}
                hint={`${size > 0 ? `${formatBytes(size)}. ` : ''}Otherwise ${own.length === 1 ? 'it stays' : 'they stay'}, used by nothing.`}
                checked={volumes}
                onChange={setVolumes}
              />
            </div>
          )}
          {kept.length > 0 && <p className={styles['kept']}>Stays: {kept.join(', ')}.</p>}
        </>
      }
    >
      {error && <FailureNote failure={toFailure(error)} />}
      {plans === undefined && !error && <p className={styles['muted']}>Looking at what belongs to it…</p>}
    </ConfirmDialog>
  );
}
