import { Link } from '@tanstack/react-router';
import type { ContainerDetails } from '#shared/contract/container-details.ts';
import type { Container } from '#shared/contract/containers.ts';
import { useContainerSizes } from '#renderer/api/containers.ts';
import { useContainerCourse } from '#renderer/api/live/container-samples.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { formatBytes, formatBytesOf } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import { EngineLink } from './engine-link.tsx';
import styles from './overview.module.css';

interface Props {
  container: Container;
  details: ContainerDetails | undefined;
}

/** Shares of late and the last one in words. */
function Graph({ name, values, words }: { name: string; values: readonly number[]; words: string }) {
  return (
    <span className={styles['graph']}>
      <Sparkline values={values} label={`${name} ${words}`} />
      <span>{words}</span>
    </span>
  );
}

function Use({ container, details }: Props) {
  const known = useContainerCourse(containerKey(container));
  const samples = container.state === 'running' ? known : [];
  const last = samples.at(-1);
  const { cpus, memory } = details?.limits ?? {};
  const most = (limit: string | undefined) =>
    limit === undefined ? (details ? 'No limit' : '') : `At most ${limit}`;
  const [noCpu, noMemory] = [
    most(cpus?.toString()),
    most(memory === undefined ? undefined : formatBytes(memory)),
  ];
  if (last === undefined)
    return (
      <>
        <Fact name="CPU">{noCpu}</Fact>
        <Fact name="Memory">{noMemory}</Fact>
      </>
    );
  const { cores, memoryUsed } = last;
  return (
    <>
      <Fact name="CPU">
        <Graph
          name="CPU"
          values={samples.map(({ cpu }) => cpu)}
          words={`${cores.toFixed(2)}${cpus === undefined ? '' : ` of ${cpus}`} CPUs`}
        />
      </Fact>
      <Fact name="Memory">
        {memoryUsed === undefined ? (
          noMemory
        ) : (
          <Graph
            name="Memory"
            values={samples.map(each => (each.memoryUsed ?? 0) / Math.max(1, each.memoryTotal))}
            words={memory === undefined ? formatBytes(memoryUsed) : formatBytesOf(memoryUsed, memory)}
          />
        )}
      </Fact>
    </>
  );
}

/** Asked by itself: the engine counts through all its files for it. */
function Written({ container }: { container: Container }) {
  const written = useContainerSizes(container).data?.writable;
  return <Fact name="Written">{written === undefined ? '' : `${formatBytes(written)} over its image`}</Fact>;
}

/** What is asked for most: what it is, whose it is, and what it uses now. */
export function FactsSection({ container, details }: Props) {
  const engine = useEngine(container.engine);
  return (
    <Section>
      <Facts>
        <Fact name="Image">
          <EngineLink engine={container.engine} tab="images" item={container.imageId}>
            {container.image}
          </EngineLink>
        </Fact>
        {container.project && (
          <Fact name="Project">
            <EngineLink engine={container.engine} tab="projects" item={container.project.name}>
              {container.project.name}
            </EngineLink>
            {`, service ${container.project.service}`}
          </Fact>
        )}
        <Fact name="Engine">
          <Link className={styles['link'] ?? ''} to="/guests" search={{ engine: [container.engine] }}>
            {engine?.label ?? container.engine}
          </Link>
        </Fact>
        <Use container={container} details={details} />
        <Written container={container} />
      </Facts>
    </Section>
  );
}
