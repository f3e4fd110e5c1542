import type { AgentState } from '#shared/contract/agent.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import styles from './agent.module.css';

type FileSystem = NonNullable<AgentState['fileSystems']>[number];

const NEARLY_FULL = 0.9;

/** What is mounted inside, with how full each is. */
export function FileSystemsSection({ fileSystems }: { fileSystems: readonly FileSystem[] }) {
  return (
    <Section title="File systems">
      {fileSystems.length === 0 && <p className={styles['muted']}>None on its disks.</p>}
      <ul className={styles['fileSystems']}>
        {fileSystems.map(found => (
          <li key={`${found.mountpoint} ${found.device}`}>
            <div className={styles['line']}>
              <code title={found.mountpoint}>{found.mountpoint}</code>
              <span className={styles['muted']}>
                {[found.type, found.device, ...found.disks.map(disk => `on ${disk}`)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <Usage {...found} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Usage({ mountpoint, used, total }: FileSystem) {
  if (used === undefined || total === undefined || total === 0) return null;
  const share = Math.min(1, used / total);
  const full = share >= NEARLY_FULL;
  const words = `${formatBytes(used)} of ${formatBytes(total)}, ${Math.floor(share * 100)} %`;
  return (
    <div className={styles['usage']}>
      <span
        role="meter"
        className={styles['bar']}
        data-full={full || undefined}
        aria-label={`${mountpoint} in use`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={words}
      >
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles['figure']}>
        {full && <StateIcon look="warning" />}
        {words}
        {full && ': nearly full'}
      </span>
    </div>
  );
}
