import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type {
  ContainerDetails,
  ContainerSizes,
  EnvironmentEntry,
} from '#shared/contract/container-details.ts';
import type {
  ChangedFiles,
  CommitChoice,
  ContainerOrder,
  ContainerRemovalPlan,
  LimitsChange,
  ProcessTable,
} from '#shared/contract/container-work.ts';
import type { Container, ContainerRef } from '#shared/contract/containers.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { fetchTicket } from './fetch-ticket.ts';
import { containerKey, containerRef } from './live/containers.ts';

interface Answer<Value> {
  readonly data: Value | undefined;
  readonly failure: Failure | undefined;
  /** Asks again. */
  readonly again: () => void;
}

type What = 'details' | 'environment' | 'processes' | 'changedFiles' | 'removalPlan';

/** Asked again whenever an event changed the container's row. */
function useContainerAnswer<Value>(
  container: Container,
  what: What,
  ask: (ref: ContainerRef, signal: AbortSignal) => Promise<Value>,
  refetchInterval: number | false = false,
): Answer<Value> {
  const queries = useQueryClient();
  const key = containerKey(container);
  const queryKey = ['containers', what, key];
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(containerRef(container), signal),
    staleTime: 0,
    refetchInterval,
  });
  const again = () => void queries.invalidateQueries({ queryKey });
  const seen = useRef(container);
  useEffect(() => {
    const before = seen.current;
    seen.current = container;
    if (before === container || containerKey(before) !== key) return;
    void queries.invalidateQueries({ queryKey: ['containers', what, key] });
  }, [container, key, queries, what]);
  return { data, failure: error === null ? undefined : toFailure(error), again };
}

export const useContainerDetails = (container: Container): Answer<ContainerDetails> =>
  useContainerAnswer(container, 'details', (ref, signal) =>
    api.containers.details({ container: ref }, { signal }),
  );

/** Counted by the engine when it is first looked at; `again` has it count once more. */
export function useContainerSizes(container: Container): Answer<ContainerSizes> {
  const queries = useQueryClient();
  const queryKey = ['container-sizes', containerKey(container)];
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.containers.sizes({ container: containerRef(container) }, { signal }),
  });
  const again = () => void queries.invalidateQueries({ queryKey });
  return { data, failure: error === null ? undefined : toFailure(error), again };
}

/** Read anew every `intervalMs` while it is shown: the engine tells of no process that comes or goes. */
export const useContainerProcesses = (container: Container, intervalMs: number): Answer<ProcessTable> =>
  useContainerAnswer(
    container,
    'processes',
    (ref, signal) => api.containers.processes({ container: ref }, { signal }),
    intervalMs,
  );

export const useChangedFiles = (container: Container): Answer<ChangedFiles> =>
  useContainerAnswer(container, 'changedFiles', (ref, signal) =>
    api.containers.changedFiles({ container: ref }, { signal }),
  );

export const useContainerRemovalPlan = (container: Container): Answer<ContainerRemovalPlan> =>
  useContainerAnswer(container, 'removalPlan', (ref, signal) =>
    api.containers.removalPlan({ container: ref }, { signal }),
  );

/** With every value: called only when a person asks to see them. Never kept. */
export const revealEnvironment = (container: ContainerRef): Promise<EnvironmentEntry[]> =>
  api.containers.environment({ container: containerRef(container) });

export const actOnContainers = (containers: readonly ContainerRef[], order: ContainerOrder) =>
  api.containers.act({ containers: containers.map(containerRef), ...order });

export const renameContainer = (container: ContainerRef, name: string) =>
  api.containers.rename({ container: containerRef(container), name });

export const removeContainer = (
  container: ContainerRef,
  choice: { volumes: boolean; force: boolean; stamp: string },
) => api.containers.remove({ container: containerRef(container), ...choice });

export const commitContainer = (container: ContainerRef, choice: CommitChoice) =>
  api.containers.commit({ container: containerRef(container), ...choice });

export const setContainerLimits = (container: ContainerRef, change: LimitsChange) =>
  api.containers.setLimits({ container: containerRef(container), change });

/** Of the browser: its download begins at once. */
export async function exportContainer(container: Container, target: DownloadTarget) {
  const { job, ticket } = await api.containers.export({ container: containerRef(container), target });
  if (ticket !== undefined) fetchTicket(ticket, `${container.name}.tar`);
  return { job };
}
