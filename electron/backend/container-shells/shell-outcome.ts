import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ExecId } from '#shared/contract/container-shells.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';

/** The pipe may end this much before the engine knows how the program did. */
const patienceMs = 5000;

/** What runtimes answer for a program that they could not start: not to be run, and not found. */
const notStarted = [126, 127];

/** How a program inside ended; nothing where the engine does not know (any more). */
export async function shellOutcome(
  deps: ContainerDeps,
  { engine, id }: ContainerRef,
  exec: ExecId,
  program: string,
): Promise<{ exitCode?: number; failure?: Failure }> {
  const live = deps.engines.require(engine);
  const known = live.docker.getExec(exec);
  let now = await known.inspect();
  if (now.Running) {
    await ended(live, id, exec);
    now = await known.inspect();
  }
  if (now.Running || now.ExitCode === null) return {};
  const exitCode = now.ExitCode;
  // Without a process there never was a program; a shell that ran may well answer with 127 of its last command.
  // Podman knows no process of what has ended, and what is not inside was refused before.
  const ran = now.Pid > 0 || live.facts.product === 'podman';
  if (!notStarted.includes(exitCode) || ran) return { exitCode };
  const name = deps.containers.get({ engine, id })?.name ?? id.slice(0, 12);
  return { exitCode, failure: { code: 'PROGRAM_ABSENT', params: { program, name } } };
}

function ended(live: LiveEngine, container: string, exec: ExecId): Promise<void> {
  return new Promise(resolve => {
    const over = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(over, patienceMs);
    const stop = live.onEvent(({ action, actor }) => {
      // Podman says only in which container a program ended.
      const which = actor.attributes['execID'] ?? (actor.id === container ? exec : undefined);
      if (action === 'exec_die' && which === exec) over();
    });
  });
}
