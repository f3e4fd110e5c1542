import type { ContainerRef } from '#shared/contract/containers.ts';
import { api } from './client.ts';

export const readSurroundings = (container: ContainerRef, signal: AbortSignal) =>
  api.containerShells.surroundings({ container }, { signal });
