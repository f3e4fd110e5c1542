import { existsSync } from 'node:fs';
import { engineIdSchema } from '#shared/contract/engines.ts';
import type { EngineRegistry } from './engine-registry.ts';

const SOCKET = '/var/run/docker.sock';
const ENGINE_SCHEMES = /^(unix|tcp|ssh|https?):/;

/** Whether an address given with --connect is of a container engine: libvirt has no such schemes. */
export const isEngineAddress = (text: string): boolean => ENGINE_SCHEMES.test(text);

export interface StartEnginesOptions {
  /** Addresses given on the command line. */
  readonly given: readonly string[];
  readonly discover: boolean;
}

/** Fills the registry and turns everything on that is wanted. */
export function startEngines(registry: EngineRegistry, { given, discover }: StartEnginesOptions): void {
  for (const [at, address] of given.entries())
    registry.add({ id: engineIdSchema.parse(`given-${at + 1}`), address, label: address, origin: 'given' });
  if (discover && existsSync(SOCKET))
    registry.add({
      id: engineIdSchema.parse('docker'),
      address: `unix://${SOCKET}`,
      label: 'Docker here',
      origin: 'found',
    });
}
