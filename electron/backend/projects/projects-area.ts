import type { ContainerDeps } from '../containers/ports.ts';

export function createProjectsArea(_deps: ContainerDeps) {
  return {};
}
