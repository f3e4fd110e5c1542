import { useMemo } from 'react';
import type { HardwareChange, HardwareEdit } from '#shared/contract/hardware.ts';
import type { Hardware } from '../use-hardware.ts';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './changes.module.css';

interface Props {
  hardware: Hardware;
  changes: readonly HardwareChange[];
  onClose: () => void;
}

/** Makes the lasting document what the guest runs by. */
export function TakeBackDialog({ hardware, changes, onClose }: Props) {
  const edits = useMemo(
    (): HardwareEdit[] => [...new Set(changes.map(({ item }) => item))].map(item => ({ op: 'revert', item })),
    [changes],
  );
  return (
    <ReviewDialog
      hardware={hardware}
      title="Take all waiting changes back"
      confirm="Take back"
      edits={edits}
      dangerous
      lead={
        <p className={styles['lead']}>
          The guest starts the next time with what it has now. What was to change is written nowhere else.
        </p>
      }
      onApplied={onClose}
      onClose={onClose}
    />
  );
}
