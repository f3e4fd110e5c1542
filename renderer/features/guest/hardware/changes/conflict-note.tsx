import Button from '@mui/material/Button';
import { useState } from 'react';
import { Attention } from '#renderer/ui/attention.tsx';
import type { Conflict } from '../model/conflicts.ts';
import type { Hardware } from '../use-hardware.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import styles from './changes.module.css';

/** Says that a draft and the document have moved apart, and leads to the choice. */
export function ConflictNote({
  hardware,
  conflicts,
}: {
  hardware: Hardware;
  conflicts: readonly Conflict[];
}) {
  const [comparing, setComparing] = useState(false);
  if (conflicts.length === 0) return null;
  return (
    <div className={styles['banner']}>
      <Attention
        what="Somebody else changed what you are changing."
        why="Nothing was applied, and nothing of either is lost. Choose what is to stand."
        action={<Button onClick={() => setComparing(true)}>Compare…</Button>}
      />
      {comparing && (
        <ConflictDialog hardware={hardware} conflicts={conflicts} onClose={() => setComparing(false)} />
      )}
    </div>
  );
}
