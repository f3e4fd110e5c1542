import type { Container } from '#shared/contract/containers.ts';
import { useContainerCourse } from '#renderer/api/live/container-samples.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { ContainerStateIcon, useContainerWords } from '#renderer/app/container-actions/container-state.tsx';
import { containerLook } from '#renderer/app/container-actions/looks.ts';
import { formatBytes, formatBytesOf } from '#renderer/ui/format.ts';
import type { ColumnId } from '../model/columns.ts';
import { Course, KindIcon, Nothing, Text } from './cell-parts.tsx';
import { shortImage } from '#renderer/app/container-actions/short-image.ts';
import { PortsCell } from './ports-cell.tsx';
import styles from './row.module.css';

interface CellProps {
  container: Container;
}

function NameCell({ container }: CellProps) {
  return (
    <>
      <ContainerStateIcon container={container} />
      <KindIcon kind="container" />
      <span className={styles['name']} title={container.name}>
        {container.name}
      </span>
    </>
  );
}

function StateCell({ container }: CellProps) {
  const words = useContainerWords(container);
  return (
    <span className={styles['text']} data-tone={containerLook(container).tone} title={words}>
      {words}
    </span>
  );
}

/** Its own name and tag: which registry it came from is for the closer look. */
function ImageCell({ image }: { image: string }) {
  return (
    <span className={styles['text']} title={image}>
      {shortImage(image)}
    </span>
  );
}

/** What it did of late; nothing while it does not run. */
function useCourseOf(container: Container) {
  const course = useContainerCourse(containerKey(container));
  return container.state === 'running' ? course : [];
}

function CpuCell({ container }: CellProps) {
  return <Course name="CPU" values={useCourseOf(container).map(({ cpu }) => cpu)} />;
}

function MemoryUseCell({ container }: CellProps) {
  const shares = useCourseOf(container).flatMap(({ memoryUsed, memoryTotal }) =>
    memoryUsed === undefined ? [] : memoryUsed / Math.max(1, memoryTotal),
  );
  return <Course name="Memory" values={shares} />;
}

/** Against its limit; alone where there is none, for all memory of the host is nothing it was given. */
function MemoryCell({ container }: CellProps) {
  const sample = useCourseOf(container).at(-1);
  const hosts = useEngine(container.engine)?.facts?.memory;
  if (sample?.memoryUsed === undefined) return <Nothing />;
  const limited = hosts === undefined || sample.memoryTotal < hosts;
  return (
    <span className={styles['text']}>
      {limited ? formatBytesOf(sample.memoryUsed, sample.memoryTotal) : formatBytes(sample.memoryUsed)}
    </span>
  );
}

function EngineCell({ container }: CellProps) {
  return <Text value={useEngine(container.engine)?.label ?? container.engine} />;
}

/** What a container shows in one column. */
export function ContainerCell({ column, container }: CellProps & { column: ColumnId }) {
  switch (column) {
    case 'name':
      return <NameCell container={container} />;
    case 'state':
      return <StateCell container={container} />;
    case 'system':
      return <ImageCell image={container.image} />;
    case 'address':
      return <PortsCell container={container} />;
    case 'host':
      return <EngineCell container={container} />;
    case 'cpu':
      return <CpuCell container={container} />;
    case 'memory-use':
      return <MemoryUseCell container={container} />;
    case 'memory':
      return <MemoryCell container={container} />;
    case 'tags':
    case 'screen':
    case 'vcpus':
      return null;
  }
}
