import type { Container } from '../../contract/container-row.ts';
import type { EngineNetwork } from '../../contract/engine-networks.ts';
import type { EngineVolume } from '../../contract/engine-volumes.ts';

export interface ProjectService {
  readonly name: string;
  readonly containers: readonly Container[];
}

/** A Compose project, as the labels of what it made tell. */
export interface Project {
  readonly name: string;
  /** By name. */
  readonly services: readonly ProjectService[];
  /** Where it was brought up from, on the computer where that was done; missing where no label tells. */
  readonly folder?: string;
  /** Whole paths, wherever a label tells the folder. */
  readonly files: readonly string[];
  readonly networks: readonly EngineNetwork[];
  readonly volumes: readonly EngineVolume[];
}

export interface ProjectParts {
  readonly containers: readonly Container[];
  readonly networks: readonly EngineNetwork[];
  readonly volumes: readonly EngineVolume[];
}

/** What Compose puts on all that it makes (compose: pkg/api/labels.go). */
const label = {
  folder: 'com.docker.compose.project.working_dir',
  files: 'com.docker.compose.project.config_files',
} as const;

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name.localeCompare(b.name, 'en', { numeric: true });

/** All projects of one engine, by name; what of them is left when its containers are gone counts too. */
export function projectsOf({ containers, networks, volumes }: ProjectParts): Project[] {
  const names = new Set([
    ...containers.map(({ project }) => project?.name),
    ...networks.map(({ project }) => project),
    ...volumes.map(({ project }) => project),
  ]);
  return [...names]
    .filter(name => name !== undefined)
    .map(name => ({
      name,
      ...madeFrom(containers.filter(({ project }) => project?.name === name)),
      networks: networks.filter(({ project }) => project === name),
      volumes: volumes.filter(({ project }) => project === name),
    }))
    .toSorted(byName);
}

function madeFrom(containers: readonly Container[]): Pick<Project, 'services' | 'folder' | 'files'> {
  const services = new Map<string, Container[]>();
  for (const container of containers) {
    const service = container.project?.service ?? '';
    services.set(service, [...(services.get(service) ?? []), container]);
  }
  const newest = containers.toSorted((a, b) => b.createdAt - a.createdAt)[0];
  const folder = newest?.labels[label.folder];
  const files = (newest?.labels[label.files] ?? '').split(',').filter(Boolean);
  return {
    services: [...services]
      .map(([name, each]) => ({ name, containers: each.toSorted(byName) }))
      .toSorted(byName),
    ...(folder !== undefined && { folder }),
    files: files.map(file => (file.startsWith('/') || folder === undefined ? file : `${folder}/${file}`)),
  };
}

export const containersOf = ({ services }: Pick<Project, 'services'>): Container[] =>
  services.flatMap(({ containers }) => containers);

export type ProjectState = 'running' | 'partly' | 'stopped' | 'empty';

/** `partly`: some of its services run, or one of them is not healthy. `empty`: only networks or volumes are left. */
export function stateOf({ services }: Pick<Project, 'services'>): ProjectState {
  if (services.length === 0) return 'empty';
  const running = services.filter(({ containers }) =>
    containers.some(({ state, health }) => state === 'running' && health !== 'unhealthy'),
  );
  if (running.length === services.length) return 'running';
  return running.length === 0 && containersOf({ services }).every(({ state }) => state !== 'running')
    ? 'stopped'
    : 'partly';
}
