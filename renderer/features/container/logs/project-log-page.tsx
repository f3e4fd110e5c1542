import Button from '@mui/material/Button';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { goToEngineTab } from '#renderer/app/engine-area/place.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import { LogView } from './log-view.tsx';
import { useProjectContainers, useProjectLog } from './use-project-log.ts';
import styles from './logs.module.css';

/** What all services of a project print, in one view, as it comes. */
export default function ProjectLogPage() {
  const { engine, project } = useParams({ from: '/frame/projects/$engine/$project/log' });
  const containers = useProjectContainers(engine as EngineId, project);
  const store = useProjectLog(containers);
  const [timestamps, setTimestamps] = useState(true);
  const [wrap, setWrap] = useState(false);
  const lines = useSyncExternalStore(store.subscribe, () => store.count);
  useEffect(() => {
    document.title = `Log of ${project} – Innkeeper`;
  }, [project]);
  const back = () => goToEngineTab(engine as EngineId, 'projects', project);

  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">Log of {project}</h1>
      <Toolbar label="Log">
        <strong>{project}</strong>
        <FilterChip on={timestamps} onToggle={() => setTimestamps(!timestamps)}>
          Times
        </FilterChip>
        <FilterChip on={wrap} onToggle={() => setWrap(!wrap)}>
          Wrap
        </FilterChip>
        <Button variant="outlined" onClick={back}>
          Back to the project
        </Button>
      </Toolbar>
      {containers.length === 0 ? (
        <EmptyState title="Nothing of this project is there now">
          Bring it up, and what its services print shows here.
        </EmptyState>
      ) : (
        <LogView
          key={wrap ? 'wrapped' : 'plain'}
          store={store}
          timestamps={timestamps}
          wrap={wrap}
          finder={undefined}
          current={undefined}
        />
      )}
      <div className={styles['foot']}>
        <span>{countOf(lines, 'line')}</span>
        <output>{`Following ${countOf(containers.length, 'container')}`}</output>
      </div>
    </div>
  );
}
