import { useContainerProcesses } from '#renderer/api/containers.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { countOf } from '#renderer/ui/format.ts';
import type { Container } from '#shared/contract/containers.ts';
import { usePanelContainer } from '../panel-container.ts';
import styles from './processes.module.css';

/** The engine tells of no process that comes or goes: they are read anew while somebody looks. */
const INTERVAL_MS = 2000;

/** Columns of figures, whose digits stand below each other. */
const figures = new Set(['PID', 'PPID', 'C', '%CPU', '%MEM', 'VSZ', 'RSS']);

/** What runs inside, as the engine’s host sees it. */
export default function ProcessesTab() {
  const container = usePanelContainer();
  if (!isContainerActive(container.state))
    return (
      <EmptyState title="Nothing runs in it">Start the container to see the processes inside.</EmptyState>
    );
  return <ProcessTable container={container} />;
}

function ProcessTable({ container }: { container: Container }) {
  const { data, failure } = useContainerProcesses(container, INTERVAL_MS);
  if (data === undefined)
    return failure ? (
      <div className={styles['pane']}>
        <FailureNote failure={failure} />
      </div>
    ) : (
      <EmptyState title="Looking at its processes…">They are there in a moment.</EmptyState>
    );
  const pid = data.titles.indexOf('PID');
  return (
    <div className={styles['pane']}>
      <p className={styles['lead']}>
        {countOf(data.rows.length, 'process', 'processes')}, with the ids they have on the engine’s host. Read
        again every two seconds.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must get there */}
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Processes">
        <table className={styles['table']}>
          <thead>
            <tr>
              {data.titles.map(title => (
                <th key={title} data-figure={figures.has(title) || undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, at) => (
              <tr key={row[pid] ?? at}>
                {row.map((value, column) => (
                  <td
                    key={data.titles[column]}
                    data-figure={figures.has(data.titles[column] ?? '') || undefined}
                    title={value}
                  >
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
