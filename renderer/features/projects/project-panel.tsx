import Button from '@mui/material/Button';
import { useState } from 'react';
import { go } from '#renderer/app/go.ts';
import { ItemPanel } from '#renderer/ui/item-panel/item-panel.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import { type Project, stateOf } from '#shared/domain/projects/project.ts';
import { DownDialog } from './down-dialog.tsx';
import { ProjectParts } from './project-parts.tsx';
import { ProjectServices } from './project-services.tsx';
import { runAtOnce } from './run-at-once.ts';
import { UpDialog } from './up-dialog.tsx';
import { lookOf } from './words.ts';

interface Props {
  engine: EngineId;
  project: Project;
  onClose: () => void;
}

/** The chosen project: its services, what belongs to it, and what can be done to all of it. */
export function ProjectPanel({ engine, project, onClose }: Props) {
  const [asked, ask] = useState<'up' | 'down'>();
  const { name, folder, services } = project;
  const { words, tone, look } = lookOf(project);
  const state = stateOf(project);
  const power = (act: 'start' | 'stop' | 'restart' | 'pull', label: string, fits: boolean) => (
    <Button
      variant="outlined"
      disabled={!fits}
      onClick={() => void runAtOnce(engine, { do: act, project: name })}
    >
      {label}
    </Button>
  );
  return (
    <>
      <ItemPanel
        noun="project"
        name={name}
        aside={
          <StatusPill tone={tone} look={look}>
            {words}
          </StatusPill>
        }
        actions={
          <>
            <Button variant="contained" color="primary" onClick={() => ask('up')}>
              Bring up…
            </Button>
            {power('start', 'Start', state === 'stopped' || state === 'partly')}
            {power('stop', 'Stop', state === 'running' || state === 'partly')}
            {power('restart', 'Restart', services.length > 0)}
            {power('pull', 'Pull', services.length > 0)}
            <Button
              variant="outlined"
              disabled={services.length === 0}
              onClick={() =>
                void go({ to: '/projects/$engine/$project/log', params: { engine, project: name } })
              }
            >
              Log
            </Button>
            <Button color="error" variant="outlined" onClick={() => ask('down')}>
              Take down…
            </Button>
          </>
        }
        onClose={onClose}
        parts={[
          {
            id: 'services',
            label: 'Services',
            content: () => <ProjectServices engine={engine} project={project} />,
          },
          {
            id: 'parts',
            label: 'Files, networks, volumes',
            content: () => <ProjectParts engine={engine} project={project} />,
          },
        ]}
      />
      {asked === 'up' && (
        <UpDialog engine={engine} folder={folder} project={name} onClose={() => ask(undefined)} />
      )}
      {asked === 'down' && (
        <DownDialog engine={engine} project={project} onClose={() => ask(undefined)} onStarted={onClose} />
      )}
    </>
  );
}
