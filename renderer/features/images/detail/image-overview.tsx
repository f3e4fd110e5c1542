import { useImageDetails } from '#renderer/api/images.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes, formatMoment } from '#renderer/ui/format.ts';
import { ContainerLink } from '#renderer/ui/item-panel/container-link.tsx';
import { Texts } from '#renderer/ui/item-panel/texts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { Container } from '#shared/contract/containers.ts';
import type { Image } from '#shared/contract/images/image.ts';
import { ImageConfig } from './image-config.tsx';
import { ImageNames } from './image-names.tsx';
import styles from '../images.module.css';

/** What it is called, who uses it, and what every container of it begins with. */
export function ImageOverview({ image, users }: { image: Image; users: readonly Container[] }) {
  const { data, error } = useImageDetails(image);
  return (
    <>
      <Section>
        <Facts>
          <Fact name="Id">
            <CopyText text={image.id} what="the id" cut="middle" />
          </Fact>
          <Fact name="Size">{formatBytes(image.size)}</Fact>
          <Fact name="Made">{formatMoment(image.createdAt)}</Fact>
          {data && (
            <Fact name="For">
              {data.os}, {data.arch}
            </Fact>
          )}
          {image.digests.map(digest => (
            <Fact key={digest} name="In a registry">
              <CopyText text={digest} what="the digest" cut="middle" />
            </Fact>
          ))}
        </Facts>
      </Section>
      <ImageNames image={image} />
      <Section title="Used by">
        {users.length === 0 ? (
          <p className={styles['muted']}>No container is made of it.</p>
        ) : (
          <ul className={styles['users']} aria-label="Containers of this image">
            {users.map(({ engine, id, name, state }) => (
              <li key={id}>
                <ContainerLink engine={engine} container={id} name={name} running={state === 'running'} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {error && <FailureNote failure={toFailure(error)} />}
      {data && <ImageConfig details={data} />}
      <Texts title="Labels" texts={image.labels} />
    </>
  );
}
