import { existsSync } from 'node:fs';
import { startPrivateDaemon } from '../test/private-daemon.ts';
import { startBinding } from './binding.ts';
import { guests } from './guests.ts';
import type { Figure } from './measure.ts';
import { volumes } from './volumes.ts';

/** A file system in memory: the protocol is measured, not the disk. */
const MEMORY = '/dev/shm';

/** Runs every measurement against a daemon of its own. @param script the path of `binding.py` */
export async function* bench(script: string): AsyncGenerator<Figure> {
  const daemon = await startPrivateDaemon(existsSync(MEMORY) ? MEMORY : undefined);
  const binding = startBinding(script);
  try {
    yield* guests(daemon, binding);
    yield* await volumes(daemon);
  } finally {
    binding.stop();
    await daemon.stop();
  }
}
