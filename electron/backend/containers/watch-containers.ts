import type { Container, ContainerRef, ContainersEvent } from '#shared/contract/containers.ts';
import { type Settling, tellRows } from '../watch/tell-rows.ts';
import { containerKey } from './container-key.ts';
import type { ContainerChange, ContainerStore } from './container-store.ts';

/** A snapshot, the rest of a long list, then what changes; one event says when all is there. */
export async function* watchContainers(
  store: ContainerStore,
  settling: Settling,
  signal: AbortSignal,
): AsyncGenerator<ContainersEvent, void, void> {
  const rows = {
    list: () => store.list(),
    keyOf: containerKey,
    onChange: (listener: (change: ContainerChange) => void) => store.onChange(listener),
  };
  for await (const event of tellRows<Container, ContainerRef>(rows, settling, signal)) {
    const { rows: containers, ...rest } = event;
    yield { ...rest, containers } as ContainersEvent;
  }
}
