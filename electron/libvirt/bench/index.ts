import { startPrivateDaemon } from '../test/private-daemon.ts';
import { startBinding } from './binding.ts';
import { listing, statistics } from './guests.ts';
import type { Figure } from './measure.ts';
import { volumes } from './volumes.ts';

/** Runs every measurement against a daemon of its own. @param script the path of `binding.py` */
export async function* bench(script: string): AsyncGenerator<Figure> {
  const daemon = await startPrivateDaemon();
  const binding = startBinding(script);
  try {
    if (!process.env.VOL) yield* await listing(daemon, binding);
    if (!process.env.VOL) yield* await statistics(daemon, binding);
    yield* await volumes(daemon);
  } finally {
    binding.stop();
    await daemon.stop();
  }
}
