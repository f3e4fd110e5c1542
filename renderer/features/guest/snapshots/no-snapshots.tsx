import type { SnapshotSupport } from '#shared/contract/snapshots.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { TakeButton } from './take-button.tsx';
import styles from './snapshots-tab.module.css';

/** None yet: what one is good for, and the way to the first. Or why there can be none. */
export function NoSnapshots({
  support,
  blocked,
  onTake,
}: {
  support: SnapshotSupport;
  blocked: string | undefined;
  onTake: () => void;
}) {
  const possible = support.internal.possible || support.external.possible;
  const whys = [...new Set([support.internal.why, support.external.why])].filter(Boolean);
  return (
    <div className={styles['none']}>
      {possible ? (
        <EmptyState
          title="No snapshots yet"
          action={<TakeButton support={support} possible blocked={blocked} onTake={onTake} />}
        >
          A snapshot keeps the guest as it is now, so that an update or an experiment can be taken back.
        </EmptyState>
      ) : (
        <EmptyState title="No snapshots can be taken of this guest">{whys.join(' ')}</EmptyState>
      )}
    </div>
  );
}
