import type { ContainerDeps } from '../containers/ports.ts';

export function createIsolationArea(_deps: ContainerDeps) {
  return {};
}
