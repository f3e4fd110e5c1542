import { create } from 'zustand';
import type { Container, ContainerRef, ContainersEvent } from '#shared/contract/containers.ts';

/** Names one container among all engines; made by `containerKey` only. */
export type ContainerKey = string & { readonly __brand: 'ContainerKey' };

export const containerKey = ({ engine, id }: ContainerRef): ContainerKey => `${engine}/${id}` as ContainerKey;
export const containerRef = ({ engine, id }: ContainerRef): ContainerRef => ({ engine, id });

interface ContainersStore {
  /** False until the first snapshot. */
  loaded: boolean;
  byKey: ReadonlyMap<ContainerKey, Container>;
}

export const useContainers = create<ContainersStore>(() => ({ loaded: false, byKey: new Map() }));

/** Known from before, and not yet named by a snapshot in parts: they go when it is complete. */
let unnamed: Set<ContainerKey> | undefined;

export function applyContainersEvent(event: ContainersEvent): void {
  useContainers.setState(({ byKey }) => {
    const next = new Map(byKey);
    if (event.kind === 'snapshot') unnamed = new Set(byKey.keys());
    for (const container of event.containers) {
      const key = containerKey(container);
      unnamed?.delete(key);
      if (event.kind === 'remove') next.delete(key);
      else next.set(key, container as Container);
    }
    if (event.kind !== 'remove' && event.complete === true) {
      for (const key of unnamed ?? []) next.delete(key);
      unnamed = undefined;
    }
    return { loaded: true, byKey: next };
  });
}

export const useContainer = (key: ContainerKey): Container | undefined =>
  useContainers(({ byKey }) => byKey.get(key));
