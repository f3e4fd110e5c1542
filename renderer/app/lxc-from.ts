import type { EngineId } from '#shared/contract/engines.ts';
import { go } from './go.ts';

/** A new Linux container with the files of an image. */
export const lxcOfImage = (engine: EngineId, image: string): void =>
  void go({ to: '/guests/new-lxc', search: { engine, image } });
