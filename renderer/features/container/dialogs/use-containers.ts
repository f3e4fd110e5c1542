import { useMemo } from 'react';
import type { Container } from '#shared/contract/containers.ts';
import { useContainers, type ContainerKey } from '#renderer/api/live/containers.ts';

/** The containers by these keys that are still there. */
export function useContainersByKey(keys: readonly ContainerKey[]): Container[] {
  const byKey = useContainers(state => state.byKey);
  return useMemo(() => keys.flatMap(key => byKey.get(key) ?? []), [keys, byKey]);
}

/** `“web”`, or `3 containers`. */
export function containerNames(containers: readonly Pick<Container, 'name'>[]): string {
  const [first] = containers;
  return containers.length === 1 && first ? `“${first.name}”` : `${containers.length} containers`;
}
