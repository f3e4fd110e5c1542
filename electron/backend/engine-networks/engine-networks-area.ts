import type { ContainerDeps } from '../containers/ports.ts';

export function createEngineNetworksArea(_deps: ContainerDeps) {
  return {};
}
