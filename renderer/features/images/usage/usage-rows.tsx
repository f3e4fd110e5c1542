import { stateLabel } from '#renderer/app/container-actions/looks.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import type { DiskUsage } from '#shared/contract/images/usage.ts';
import { volumeTitle } from '#shared/domain/engine-volumes/volume-title.ts';
import { UsageTable } from './usage-table.tsx';
import styles from '../images.module.css';

const users = (count: number): string => (count === 0 ? 'None' : String(count));

/** Each thing by itself, the largest first. */
export function UsageRows({ engine, usage }: { engine: EngineId; usage: DiskUsage }) {
  const { imageRows, containerRows, volumeRows, cacheRows } = usage;
  return (
    <>
      <Section title="Images, the largest first">
        {imageRows.some(({ shared }) => shared > 0) && (
          <p className={styles['muted']}>
            Images stand on layers that several may share: what is not shared is what removing one alone
            frees.
          </p>
        )}
        <UsageTable
          label="Images by size"
          heads={['Image', 'Not shared', 'Containers']}
          rows={imageRows.map(({ id, name, size, shared, containers }) => ({
            key: id,
            name,
            size,
            more: [formatBytes(Math.max(0, size - shared)), users(containers)],
            to: { engine, tab: 'images', item: id },
          }))}
        />
      </Section>
      <Section title="Containers, the largest first">
        <UsageTable
          label="Containers by size"
          heads={['Container', 'State']}
          rows={containerRows.map(({ id, name, size, state }) => ({
            key: id,
            name,
            size,
            more: [stateLabel(state)],
          }))}
        />
      </Section>
      <Section title="Volumes, the largest first">
        <UsageTable
          label="Volumes by size"
          heads={['Volume', 'Containers']}
          rows={volumeRows.map(({ name, size, users: count }) => ({
            key: name,
            name: volumeTitle(name),
            size,
            more: [users(count)],
            to: { engine, tab: 'volumes', item: name },
          }))}
        />
      </Section>
      <Section title="Build cache, the largest first">
        <UsageTable
          label="Build cache by size"
          heads={['What', 'In use']}
          rows={cacheRows.map(({ id, what, size, inUse }) => ({
            key: id,
            name: what,
            size,
            more: [inUse ? 'Yes' : 'No'],
          }))}
        />
      </Section>
    </>
  );
}
