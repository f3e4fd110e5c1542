import type { ContainerDeps } from '../containers/ports.ts';

export function createEngineVolumesArea(_deps: ContainerDeps) {
  return {};
}
