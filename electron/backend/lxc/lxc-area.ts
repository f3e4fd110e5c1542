import type { ContainerDeps } from '../containers/ports.ts';

export function createLxcArea(_deps: ContainerDeps) {
  return {};
}
