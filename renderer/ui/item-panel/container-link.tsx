import { Link } from '@tanstack/react-router';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import type { ContainerId } from '#shared/contract/container-row.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import styles from './container-link.module.css';

interface Props {
  engine: EngineId;
  container: ContainerId;
  name: string;
  running: boolean;
}

/** A container with whether it runs; leads to its page. */
export function ContainerLink({ engine, container, name, running }: Props) {
  return (
    <Link
      to="/guests/containers/$engine/$id/{-$tab}/{-$item}"
      params={{ engine, id: container, tab: undefined, item: undefined }}
      className={styles['link']}
    >
      <StateIcon look={running ? 'running' : 'off'} />
      <span>
        <span className="visually-hidden">{running ? 'Running, ' : 'Off, '}</span>
        {name}
      </span>
    </Link>
  );
}
