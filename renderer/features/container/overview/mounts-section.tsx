import type { ContainerMount } from '#shared/contract/container-details.ts';
import type { Container } from '#shared/contract/containers.ts';
import { Section } from '#renderer/ui/section.tsx';
import { volumeTitle } from '#shared/domain/engine-volumes/volume-title.ts';
import { EngineLink } from './engine-link.tsx';
import styles from './overview.module.css';

const kinds: Record<ContainerMount['kind'], string> = {
  bind: 'Path of the host',
  volume: 'Volume',
  tmpfs: 'In memory',
  npipe: 'Pipe',
  cluster: 'Cluster volume',
  image: 'Image',
};

function Source({ container, mount }: { container: Container; mount: ContainerMount }) {
  if (mount.source === undefined) return <span>{kinds[mount.kind]}</span>;
  if (mount.kind !== 'volume') return <code>{mount.source}</code>;
  return (
    <EngineLink engine={container.engine} tab="volumes" item={mount.source}>
      {volumeTitle(mount.source)}
    </EngineLink>
  );
}

/** What of the host and its volumes it has in sight. */
export function MountsSection({
  container,
  mounts,
}: {
  container: Container;
  mounts: readonly ContainerMount[];
}) {
  if (mounts.length === 0) return null;
  return (
    <Section title="Mounts">
      <ul className={styles['pairs']}>
        {mounts.map(mount => (
          <li key={mount.target}>
            <code>{mount.target}</code>
            <span>
              <Source container={container} mount={mount} />
              <span className={styles['muted']}>
                {[mount.source === undefined ? '' : kinds[mount.kind], mount.readOnly ? 'read only' : '']
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
