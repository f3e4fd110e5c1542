import type { DisksAnswer } from '#renderer/api/disks.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import styles from '../disks.module.css';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { Tick } from '#renderer/ui/tick.tsx';

/** Which of the guest's disks are backed up; those that cannot be say why. */
export function DiskTicks({
  disks,
  picked,
  onChange,
}: {
  disks: DisksAnswer['disks'];
  picked: readonly string[];
  onChange: (picked: readonly string[]) => void;
}) {
  const shown = disks.filter(({ device }) => device === 'disk' || device === 'lun');
  return (
    <Labelled label="Disks">
      {({ labelledBy }) => (
        <div role="group" aria-labelledby={labelledBy} className={styles['ticks']}>
          {shown.map(({ target, capacity, can }) => {
            const why = can.find(each => each.do === 'backup')?.why;
            const hint = why ?? (capacity === undefined ? undefined : formatBytes(capacity));
            return (
              <Tick
                key={target}
                label={target}
                hint={hint}
                checked={picked.includes(target)}
                disabled={why !== undefined}
                onChange={on => onChange(on ? [...picked, target] : picked.filter(other => other !== target))}
              />
            );
          })}
        </div>
      )}
    </Labelled>
  );
}
