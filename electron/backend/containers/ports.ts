import type { Container, ContainerRef, ContainersEvent } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ContainerChange } from './container-store.ts';
import type { EngineDeps } from '../engines/ports.ts';

/** What is known of every container, kept by events. */
export interface Containers {
  get(ref: ContainerRef): Container | undefined;
  /** Throws NOT_FOUND. */
  require(ref: ContainerRef): Container;
  list(engine?: EngineId): Container[];
  /** Calls back after each change of any row; returns how to stop. */
  onChange(listener: (change: ContainerChange) => void): () => void;
  /** Reads one again and resolves once the cache holds the answer, even if no event came. */
  refresh(ref: ContainerRef): Promise<void>;
  watch(signal?: AbortSignal): AsyncGenerator<ContainersEvent, void, void>;
  /** Resolves with the container once the predicate holds (undefined: it is gone); rejects when the signal aborts. */
  until(
    ref: ContainerRef,
    predicate: (container: Container | undefined) => boolean,
    signal: AbortSignal,
  ): Promise<Container | undefined>;
}

/** Given to the areas that act on one container. */
export interface ContainerDeps extends EngineDeps {
  readonly containers: Containers;
}
