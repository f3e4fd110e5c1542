import type { ContainerDeps } from '../containers/ports.ts';

export function createContainerFilesArea(_deps: ContainerDeps) {
  return {};
}
