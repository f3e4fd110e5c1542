import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { formatBytes, formatMoment } from '#renderer/ui/format.ts';
import { ContainerLink } from '#renderer/ui/item-panel/container-link.tsx';
import { Texts } from '#renderer/ui/item-panel/texts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { EngineVolume } from '#shared/contract/engine-volumes.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { isVolumeId } from '#shared/domain/engine-volumes/volume-title.ts';
import { whatIs } from './words.ts';
import styles from './engine-volumes.module.css';

interface Props {
  engine: EngineId;
  volume: EngineVolume;
  bytes: number | undefined;
}

export function VolumeOverview({ engine, volume, bytes }: Props) {
  const { name, driver, mountpoint, createdAt, users, options, labels } = volume;
  return (
    <>
      <Section>
        <Facts>
          <Fact name="What">{whatIs(volume)}</Fact>
          {isVolumeId(name) && (
            <Fact name="Called by the engine">
              <CopyText text={name} what="what the engine calls it" cut="middle" />
            </Fact>
          )}
          <Fact name="Driver">{driver}</Fact>
          {mountpoint !== '' && (
            <Fact name="Mounted at">
              <CopyText text={mountpoint} what="the mount point" cut="middle" />
            </Fact>
          )}
          {createdAt !== undefined && <Fact name="Made">{formatMoment(createdAt)}</Fact>}
          {bytes !== undefined && <Fact name="Size">{formatBytes(bytes)}</Fact>}
        </Facts>
      </Section>
      <Section title="Used by">
        {users.length === 0 ? (
          <p className={styles['muted']}>No container has it, running or not.</p>
        ) : (
          <ul className={styles['users']} aria-label="Containers with this volume">
            {users.map(user => (
              <li key={`${user.container} ${user.at}`}>
                <ContainerLink engine={engine} {...user} />
                <span className={styles['muted']}>
                  {user.at}
                  {user.readOnly && ', read only'}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Texts title="Options" texts={options} />
      <Texts title="Labels" texts={labels} />
    </>
  );
}
