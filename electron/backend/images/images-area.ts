import type { ContainerDeps } from '../containers/ports.ts';

export function createImagesArea(_deps: ContainerDeps) {
  return {};
}
