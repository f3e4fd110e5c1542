import LinearProgress from '@mui/material/LinearProgress';
import type { BlockJob } from '#shared/contract/performance.ts';
import { formatBytesOf } from '#renderer/ui/format.ts';
import styles from '#renderer/ui/chart/chart-board.module.css';

const what: Readonly<Record<BlockJob['kind'], string>> = {
  pull: 'Pulling layers up',
  copy: 'Copying',
  commit: 'Writing layers down',
  'active-commit': 'Writing the active layer down',
  backup: 'Backing up',
  unknown: 'Working',
};

/** Long work inside the hypervisor, whichever tool began it. */
export function BlockJobs({ jobs }: { jobs: readonly BlockJob[] }) {
  return (
    <ul className={styles['jobs']} aria-label="Work on disks">
      {jobs.map(({ disk, kind, done, whole }) => {
        const share = whole === 0 ? 0 : Math.min(1, done / whole);
        return (
          <li key={disk}>
            <span>
              <strong>Disk {disk}</strong> {what[kind]}, {formatBytesOf(done, whole)}
            </span>
            <LinearProgress
              variant="determinate"
              value={share * 100}
              aria-label={`${what[kind]} of disk ${disk}`}
            />
          </li>
        );
      })}
    </ul>
  );
}
