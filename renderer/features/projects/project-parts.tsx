import { Link } from '@tanstack/react-router';
import { useProjectFiles } from '#renderer/api/projects.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Project } from '#shared/domain/projects/project.ts';
import styles from './projects.module.css';

interface Props {
  engine: EngineId;
  project: Project;
}

/** What a project was brought up from, and what belongs to it besides containers. */
export function ProjectParts({ engine, project }: Props) {
  const { data } = useProjectFiles(engine, project);
  const { files, networks, volumes } = project;
  return (
    <>
      <Section title="Files">
        {files.length === 0 && <p className={styles['muted']}>No label tells of any.</p>}
        <ul className={styles['parts']} aria-label="Files">
          {files.map(path => {
            const gone = data?.files.find(file => file.path === path)?.here === false;
            return (
              <li key={path}>
                <code>{path}</code>
                {gone && <span className={styles['muted']}>not here</span>}
              </li>
            );
          })}
        </ul>
      </Section>
      <Listed
        title="Networks"
        tab="networks"
        engine={engine}
        items={networks.map(({ id, name }) => ({ id, name }))}
      />
      <Listed
        title="Volumes"
        tab="volumes"
        engine={engine}
        items={volumes.map(({ name }) => ({ id: name, name }))}
      />
    </>
  );
}

interface ListedProps {
  title: string;
  tab: 'networks' | 'volumes';
  engine: EngineId;
  items: readonly { readonly id: string; readonly name: string }[];
}

function Listed({ title, tab, engine, items }: ListedProps) {
  return (
    <Section title={title}>
      {items.length === 0 ? (
        <p className={styles['muted']}>None.</p>
      ) : (
        <ul className={styles['parts']} aria-label={title}>
          {items.map(({ id, name }) => (
            <li key={id}>
              <Link to="/engines/$engine/$tab/{-$item}" params={{ engine, tab, item: id }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
