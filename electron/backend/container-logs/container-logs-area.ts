import type { ContainerDeps } from '../containers/ports.ts';

export function createContainerLogsArea(_deps: ContainerDeps) {
  return {};
}
