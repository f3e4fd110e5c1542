import type { ContainerDeps } from '../containers/ports.ts';

export function createContainerRunArea(_deps: ContainerDeps) {
  return {};
}
