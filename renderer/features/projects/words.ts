import type { Look } from '#renderer/ui/state-icon.tsx';
import type { Tone } from '#renderer/ui/status-pill.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { containersOf, type Project, type ProjectState, stateOf } from '#shared/domain/projects/project.ts';

const looks: Readonly<Record<ProjectState, { words: string; tone: Tone; look: Look }>> = {
  running: { words: 'Running', tone: 'run', look: 'running' },
  partly: { words: 'Partly running', tone: 'pause', look: 'paused' },
  stopped: { words: 'Off', tone: 'off', look: 'off' },
  empty: { words: 'Down', tone: 'off', look: 'off' },
};

export const lookOf = (project: Project) => looks[stateOf(project)];

export function aboutOf(project: Project): string {
  const { services, networks, volumes, folder } = project;
  if (services.length > 0) return folder ?? 'No label tells where it was brought up from';
  return `Left of it: ${[
    networks.length > 0 && countOf(networks.length, 'network'),
    volumes.length > 0 && countOf(volumes.length, 'volume'),
  ]
    .filter(Boolean)
    .join(', ')}`;
}

export function runningOf(project: Project): string {
  const containers = containersOf(project);
  const running = containers.filter(({ state }) => state === 'running').length;
  return containers.length === 0 ? '' : `${running} of ${countOf(containers.length, 'container')} running`;
}
