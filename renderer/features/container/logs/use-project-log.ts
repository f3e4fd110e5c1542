import { useEffect, useMemo } from 'react';
import { useContainers } from '#renderer/api/live/containers.ts';
import type { Container } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { LogStore } from './log-store.ts';
import { ProjectLog } from './project-log.ts';

/** The containers of a project, by name. */
export function useProjectContainers(engine: EngineId, project: string): readonly Container[] {
  const byKey = useContainers(state => state.byKey);
  return useMemo(
    () =>
      [...byKey.values()]
        .filter(each => each.engine === engine && each.project?.name === project)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
    [byKey, engine, project],
  );
}

/** What these containers print, together; one that is made anew is followed as soon as it is there. */
export function useProjectLog(containers: readonly Container[]): LogStore {
  const log = useMemo(() => new ProjectLog(), []);
  useEffect(() => log.follow(containers), [log, containers]);
  useEffect(() => () => log.follow([]), [log]);
  return log.store;
}
