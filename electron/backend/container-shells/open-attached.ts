import { Duplex } from 'node:stream';
import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import { attach } from '#electron/docker/attach.ts';
import { FramesToTerminal } from '#electron/docker/multiplexed.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { requireRunning } from './open-shell.ts';
import { inspectContainer } from './surroundings.ts';

/** The terminal of the main process, or its output as one would show it. Leaving it ends nothing by itself. */
export async function openAttached(
  deps: ContainerDeps,
  { engine, id }: ContainerRef,
): Promise<{ pipe: BytePipe; tty: boolean }> {
  const live = deps.engines.require(engine);
  const inspected = await inspectContainer(live, id);
  requireRunning(inspected);
  const { Tty: tty, OpenStdin: stdin } = inspected.Config;
  const wire = await attach(live.docker, id, { stdin });
  return { pipe: tty ? wire : asTerminal(wire), tty };
}

function asTerminal(wire: Duplex): BytePipe {
  const shown = new FramesToTerminal();
  wire.pipe(shown);
  wire.once('error', error => shown.destroy(error));
  wire.once('close', () => shown.end());
  const pipe = Duplex.from({ readable: shown, writable: wire });
  pipe.once('close', () => wire.destroy());
  return pipe;
}
