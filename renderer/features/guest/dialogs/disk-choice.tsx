import Checkbox from '@mui/material/Checkbox';
import type { RemovalPlan } from '#shared/contract/guests.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { diskId } from './removal.ts';
import styles from './dialogs.module.css';

interface Props {
  plans: readonly RemovalPlan[];
  deleted: ReadonlySet<string>;
  onChange: (deleted: ReadonlySet<string>) => void;
}

/** Which disks go too. What cannot be deleted is listed with the reason why it stays. */
export function DiskChoice({ plans, deleted, onChange }: Props) {
  const disks = plans.flatMap(plan =>
    plan.disks.map(disk => ({ plan, disk, id: diskId(plan, disk.target) })),
  );
  if (disks.length === 0) return null;
  const toggle = (id: string) => {
    const next = new Set(deleted);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <>
      <p className={styles['heading']}>Disks to delete too</p>
      <ul className={styles['disks']}>
        {disks.map(({ plan, disk, id }) => (
          <li key={id}>
            <Checkbox
              checked={deleted.has(id)}
              disabled={!disk.deletable}
              slotProps={{ input: { 'aria-label': `Delete ${disk.path}` } }}
              onChange={() => toggle(id)}
            />
            <span className={styles['disk']}>
              <code>{disk.path}</code>
              <em>
                {[
                  plans.length > 1 && plan.name,
                  disk.target,
                  disk.capacity !== undefined && formatBytes(disk.capacity),
                  disk.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </em>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
