import Checkbox from '@mui/material/Checkbox';
import type { RemovalPlan } from '#shared/contract/guests.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { diskId, toggled } from './removal.ts';
import styles from './dialogs.module.css';

interface Props {
  plans: readonly RemovalPlan[];
  deleted: ReadonlySet<string>;
  onChange: (deleted: ReadonlySet<string>) => void;
}

/** Which disks go too. What cannot be deleted is listed with the reason why it stays. */
export function DiskChoice({ plans, deleted, onChange }: Props) {
  const several = plans.length > 1;
  const disks = plans.flatMap(plan =>
    plan.disks.map(
      ({ target, path, capacity, deletable, note }): Row => ({
        id: diskId(plan, target),
        path,
        about: [several && plan.name, target, capacity !== undefined && formatBytes(capacity), note],
        deletable,
      }),
    ),
  );
  const files = plans.flatMap(plan =>
    plan.files.map(
      ({ id, label, path, size, deletable, note }): Row => ({
        id: diskId(plan, id),
        path: path ?? label,
        about: [
          several && plan.name,
          path !== undefined && label,
          size !== undefined && formatBytes(size),
          note,
        ],
        deletable,
      }),
    ),
  );
  const onToggle = (id: string) => onChange(toggled(plans, deleted, id));
  return (
    <>
      <Rows title="Disks to delete too" rows={disks} deleted={deleted} onToggle={onToggle} />
      <Rows title="What else is its own" rows={files} deleted={deleted} onToggle={onToggle} />
    </>
  );
}

interface Row {
  id: string;
  path: string;
  about: readonly (string | false | undefined)[];
  deletable: boolean;
}

interface RowsProps {
  title: string;
  rows: readonly Row[];
  deleted: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

function Rows({ title, rows, deleted, onToggle }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <p className={styles['heading']}>{title}</p>
      <ul className={styles['disks']} aria-label={title}>
        {rows.map(({ id, path, about, deletable }) => (
          <li key={id}>
            <Checkbox
              checked={deleted.has(id)}
              disabled={!deletable}
              slotProps={{ input: { 'aria-label': `Delete ${path}` } }}
              onChange={() => onToggle(id)}
            />
            <span className={styles['disk']}>
              <code>{path}</code>
              <em>{about.filter(Boolean).join(' · ')}</em>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
