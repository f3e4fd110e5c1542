import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { ProjectAction } from '#shared/contract/projects.ts';
import { type Project, projectsOf } from '#shared/domain/projects/project.ts';
import { api } from './client.ts';
import { useContainers } from './live/containers.ts';
import { useEngineNetworks } from './live/engine-networks.ts';
import { useEngineVolumes } from './live/engine-volumes.ts';

/** How an action on a project is planned and run. */
export const projectWays = (engine: EngineId) => ({
  planOf: (action: ProjectAction, signal: AbortSignal) => api.projects.plan({ engine, action }, { signal }),
  runOf: (action: ProjectAction, stamp: string) => api.projects.run({ engine, action, stamp }),
});

/** The Compose projects of an engine as they are; undefined until all they are read off is known. */
export function useProjects(engine: EngineId): {
  projects: readonly Project[] | undefined;
  failure: Failure | undefined;
} {
  const { byKey, loaded } = useContainers();
  const networks = useEngineNetworks(engine);
  const volumes = useEngineVolumes(engine);
  const projects = useMemo(() => {
    if (!loaded || networks.items === undefined || volumes.items === undefined) return undefined;
    const containers = [...byKey.values()].filter(container => container.engine === engine);
    return projectsOf({ containers, networks: networks.items, volumes: volumes.items });
  }, [loaded, byKey, engine, networks.items, volumes.items]);
  return { projects, failure: networks.failure ?? volumes.failure };
}

/** What runs Compose on this computer; undefined until the first answer. */
export const useComposeTool = () =>
  useQuery({ queryKey: ['compose-tool'], queryFn: ({ signal }) => api.projects.tool({}, { signal }) });

/** Which of the files of a project are here. */
export const useProjectFiles = (engine: EngineId, { name, files }: Project) =>
  useQuery({
    queryKey: ['project-files', engine, name, ...files],
    queryFn: ({ signal }) => api.projects.files({ engine, project: name }, { signal }),
  });

/** What is in a folder that a project may be brought up from. */
export const useComposeFolder = (engine: EngineId, folder: string) =>
  useQuery({
    queryKey: ['compose-folder', engine, folder],
    queryFn: ({ signal }) => api.projects.look({ engine, folder }, { signal }),
    enabled: folder.startsWith('/'),
    staleTime: 0,
  });
