import type { ContainerAction } from '#shared/contract/container-work.ts';
import type { ContainerState } from '#shared/contract/containers.ts';
import { useContainers, type ContainerKey } from '#renderer/api/live/containers.ts';
import { createPendingStore, type PendingOf } from '../guest-actions/pending-store.ts';

export type ContainerPending = PendingOf<ContainerAction, ContainerState>;

const store = createPendingStore<ContainerKey, ContainerAction, ContainerState>();

export const setContainerPending = store.set;
export const clearContainerPending = store.clear;

export const useContainerPending = (key: ContainerKey): ContainerPending | undefined =>
  store.useStore(({ byKey }) => byKey.get(key));

useContainers.subscribe(({ byKey }) => store.settle(({ from }, key) => byKey.get(key)?.state === from));
