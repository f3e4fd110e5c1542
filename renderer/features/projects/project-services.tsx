import Button from '@mui/material/Button';
import { Link } from '@tanstack/react-router';
import { containerLook } from '#renderer/app/container-actions/looks.ts';
import { ContainerLink } from '#renderer/ui/item-panel/container-link.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { Container } from '#shared/contract/container-row.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Project, ProjectService } from '#shared/domain/projects/project.ts';
import { runAtOnce } from './run-at-once.ts';
import styles from './projects.module.css';

interface Props {
  engine: EngineId;
  project: Project;
}

/** Every service with its containers, what became of them, and the way to what they write. */
export function ProjectServices({ engine, project }: Props) {
  if (project.services.length === 0)
    return <p className={styles['muted']}>It has no containers now: bring it up to have them.</p>;
  return project.services.map(service => (
    <Service key={service.name} engine={engine} project={project.name} service={service} />
  ));
}

interface ServiceProps {
  engine: EngineId;
  project: string;
  service: ProjectService;
}

function Service({ engine, project, service: { name, containers } }: ServiceProps) {
  const runs = containers.some(({ state }) => state === 'running');
  const act = (order: 'start' | 'stop' | 'restart', label: string) => (
    <Button
      size="small"
      aria-label={`${label} ${name}`}
      onClick={() => void runAtOnce(engine, { do: order, project, services: [name] })}
    >
      {label}
    </Button>
  );
  return (
    <Section
      title={name}
      aside={
        <span className={styles['buttons']}>
          {runs ? act('stop', 'Stop') : act('start', 'Start')}
          {act('restart', 'Restart')}
        </span>
      }
    >
      <ul className={styles['containers']} aria-label={`Containers of ${name}`}>
        {containers.map(container => (
          <li key={container.id}>
            <ContainerLink
              engine={engine}
              container={container.id}
              name={container.name}
              running={container.state === 'running'}
            />
            <span className={styles['muted']}>{stateWords(container)}</span>
            <Link
              to="/guests/containers/$engine/$id/{-$tab}/{-$item}"
              params={{ engine, id: container.id, tab: 'logs', item: undefined }}
              className={styles['log']}
              aria-label={`Log of ${container.name}`}
            >
              Log
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const stateWords = (container: Container): string => `${containerLook(container).label} · ${container.image}`;
