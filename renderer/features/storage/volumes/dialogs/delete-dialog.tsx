import { useState } from 'react';
import type { Volume } from '#shared/contract/volumes.ts';
import { type PoolRef, volumeWays } from '#renderer/api/volumes.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Tick } from '#renderer/ui/tick.tsx';

interface Props {
  at: PoolRef;
  volumes: readonly Volume[];
  onClose: () => void;
}

/** Volumes go for good; who has them is said first. */
export default function DeleteDialog({ at, volumes: chosen, onClose }: Props) {
  // What is chosen goes from the list while it is deleted.
  const [volumes] = useState(chosen);
  const [evenUsed, setEvenUsed] = useState(false);
  const names = volumes.map(({ name }) => name);
  const off = volumes.flatMap(({ usedBy }) => usedBy.filter(({ active }) => !active).map(({ name }) => name));
  const [only] = names;
  return (
    <PlanDialog
      {...volumeWays(at)}
      title={names.length === 1 ? `Delete ${only}` : `Delete ${names.length} volumes`}
      guestName={names.length === 1 ? (only ?? '') : at.pool}
      action={{ do: 'delete', volumes: names, ...(evenUsed && { evenUsed }) }}
      confirm="Delete"
      onClose={onClose}
    >
      {off.length > 0 && (
        <Tick
          label={`Delete it although ${[...new Set(off)].join(', ')} has it`}
          hint="That guest cannot start any more until the disk is taken out of it."
          checked={evenUsed}
          onChange={setEvenUsed}
        />
      )}
    </PlanDialog>
  );
}
