import type { ContainerDeps } from '../containers/ports.ts';

export function createImageMachinesArea(_deps: ContainerDeps) {
  return {};
}
